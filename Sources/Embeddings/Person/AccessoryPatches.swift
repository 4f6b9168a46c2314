import Channels
import Faces
import VectorCore

/// What the face looks like where spectacles cross it, sampled in the head's own axes.
struct AccessoryPatches: Sendable {
    /// Where a patch lies: between the points of the mesh, and how wide it is in face widths.
    private static let places: [(points: [Int], extent: Float)] = [
        // The bridge of the nose; the cheeks below the eyes; the temples between eye and ear.
        ([168], 0.26), ([118], 0.2), ([347], 0.2), ([33, 127], 0.16), ([263, 356], 0.16),
    ]
    /// The patches of one place each, of which the face shows one or two.
    private static let kinds = [[0], [1, 2], [3, 4]]

    /// A patch for each of ``places``: ``side``² luma codes, row-major; empty where it reaches out of the picture.
    let patches: [[UInt8]]
    /// Head pose in degrees: yaw, pitch.
    let pose: SIMD2<Float>

    /// Samples along a patch's sides.
    private static let side = 20
    /// Face width in pixels below which a frame is a pixel or two.
    static let leastWidth: Float = 80
    /// Yaw in degrees beyond which a temple is out of sight.
    private static let farthestYaw: Float = 30
    /// Degrees of yaw and pitch by which the head may be turned from the reference.
    private static let samePose: Float = 10
    /// Squared codes of structure that coding, grain and the mesh's own wobble make.
    private static let noise: Float = 150
    /// Samples by which a patch may stray.
    private static let stray = 3

    static func measure(
        _ face: FaceObservation, in picture: PlanarPicture, kernels: PlaneKernels
    ) -> PersonSignature.Part<AccessoryPatches> {
        if face.width < leastWidth { return .absent(.smallFace) }
        if abs(face.pose.yaw) > farthestYaw || abs(face.pose.pitch) > PoseGate.steepPitch {
            return .absent(.profile)
        }
        func point(_ i: Int) -> SIMD2<Float> { SIMD2(face.mesh[i].x, face.mesh[i].y) }
        let axis = point(FaceMeshPoint.chin) - point(FaceMeshPoint.forehead)
        let down = axis / max(1, (axis * axis).sum().squareRoot())
        let across = SIMD2(down.y, -down.x)
        let size = SIMD2(Float(picture.width), Float(picture.height))
        let patches = places.map { place -> [UInt8] in
            let centre =
                place.points.reduce(SIMD2<Float>.zero) { $0 + point($1) }
                / Float(place.points.count)
            let reach = place.extent * face.width / 2
            let outermost = 1.5 * reach
            guard centre.x >= outermost, centre.y >= outermost, centre.x + outermost < size.x,
                centre.y + outermost < size.y
            else { return [] }
            let step = 2 * reach / Float(side)
            let corner = centre - reach * (across + down)
            let map = AffineMap(
                a: step * across.x, b: step * down.x, tx: corner.x, c: step * across.y,
                d: step * down.y, ty: corner.y)
            return [UInt8](unsafeUninitializedCapacity: side * side) { buffer, count in
                // Safety: the buffer holds at least the capacity asked for, which is positive.
                kernels.warpPlane(
                    picture.luma, map: map, supersampling: min(3, map.supersampling),
                    into: MutablePlaneView(
                        base: buffer.baseAddress!, width: side, height: side, bytesPerRow: side))
                count = side * side
            }
        }
        return .measured(
            AccessoryPatches(patches: patches, pose: SIMD2(face.pose.yaw, face.pose.pitch)))
    }

    private init(patches: [[UInt8]], pose: SIMD2<Float>) {
        self.patches = patches
        self.pose = pose
    }

    /// The sample-wise median of several; patches that most of them lack stay empty. `nil` of none.
    init?(medianOf several: [AccessoryPatches]) {
        guard let first = several.first else { return nil }
        patches = first.patches.indices.map { k in
            let seen = several.map { $0.patches[k] }.filter { !$0.isEmpty }
            guard let one = seen.first, 2 * seen.count > several.count else { return [] }
            return one.indices.map { i in seen.map { $0[i] }.sorted()[seen.count / 2] }
        }
        pose = SIMD2(
            RobustStatistics.median(several.map(\.pose.x)) ?? 0,
            RobustStatistics.median(several.map(\.pose.y)) ?? 0)
    }

    /// How far the face has changed wherever spectacles cross it, 0...2: the least of three changes, at the bridge,
    /// below the eyes and at the temples, each of its own greater where there are two; a fringe, a hood or a frown
    /// changes one or two of them. `nil` where the head is turned from the reference or one is out of the picture.
    func difference(from reference: AccessoryPatches) -> Float? {
        let turned = pose - reference.pose
        guard abs(turned.x) < Self.samePose, abs(turned.y) < Self.samePose else { return nil }
        var changes: [Float] = []
        for kind in Self.kinds {
            let found = kind.compactMap { change($0, from: reference) }
            guard let most = found.max() else { return nil }
            changes.append(most)
        }
        return changes.min()
    }

    /// 1 − the greatest similarity of a patch under small shifts; see ``BlockPair`` for its formula.
    private func change(_ k: Int, from reference: AccessoryPatches) -> Float? {
        let now = patches[k]
        let was = reference.patches[k]
        guard !now.isEmpty, !was.isEmpty else { return nil }
        var best: Float = -1
        for dy in -Self.stray...Self.stray {
            for dx in -Self.stray...Self.stray {
                best = max(best, Self.similarity(now, was, dx, dy))
            }
        }
        return 1 - best
    }

    private static func similarity(_ now: [UInt8], _ was: [UInt8], _ dx: Int, _ dy: Int) -> Float {
        var a: Int32 = 0
        var b: Int32 = 0
        var aa: Int32 = 0
        var bb: Int32 = 0
        var ab: Int32 = 0
        for y in stray..<(side - stray) {
            for x in stray..<(side - stray) {
                let u = Int32(was[y * side + x])
                let v = Int32(now[(y + dy) * side + x + dx])
                a &+= u
                b &+= v
                aa &+= u &* u
                bb &+= v &* v
                ab &+= u &* v
            }
        }
        let n = Float((side - 2 * stray) * (side - 2 * stray))
        let (m, k) = (Float(a) / n, Float(b) / n)
        return (2 * (Float(ab) / n - m * k) + noise)
            / (Float(aa) / n - m * m + Float(bb) / n - k * k + noise)
    }
}
