import Channels
import VectorCore

/// What frames are compared with: the anchor, or the take's own first half second.
///
/// Each part is the median or mean over the frames given, so that a blink or a noisy first frame does
/// not become the standard.
struct ReferenceSignature: Sendable {
    let grid: TileGrid
    let lightness: [Float]
    let a: [Float]
    let b: [Float]
    let luminance: [Float]
    let meanLuminance: Float
    let lightnessDeviation: Float
    let chroma: Float
    let palette: Palette
    let edges: [Float]
    let edgeEnergy: [Float]
    let detail: [Float]
    let coarseDetail: [Float]
    let face: ReferenceFace?

    /// The reference made of `frames`, leaving out black ones; `nil` when none is left.
    ///
    /// - Parameter faces: frames that the face is taken from.
    init?(_ frames: some Collection<FrameEmbedding>, faces: [FaceSignature]) {
        let usable = frames.filter { !$0.isBlack }
        guard let first = usable.first,
            let palette = Palette.mean(usable.map(\.colour.palette))
        else { return nil }
        grid = first.structure.grid
        lightness = Self.medians(usable.map(\.colour.lightness))
        a = Self.medians(usable.map(\.colour.a))
        b = Self.medians(usable.map(\.colour.b))
        luminance = Self.medians(usable.map(\.colour.luminance))
        meanLuminance = Self.median(usable.map(\.colour.meanLuminance))
        lightnessDeviation = Self.median(usable.map(\.colour.lightnessDeviation))
        chroma = Self.median(usable.map(\.colour.chroma))
        self.palette = palette
        edges = Self.medians(usable.map { $0.structure.edges.map(Float.init) })
        edgeEnergy = Self.medians(usable.map(\.structure.edgeEnergy))
        detail = Self.medians(usable.map(\.structure.detail))
        coarseDetail = Self.medians(usable.map(\.structure.coarseDetail))
        face = ReferenceFace(faces)
    }

    private static func median(_ values: [Float]) -> Float {
        RobustStatistics.median(values) ?? 0
    }

    private static func medians(_ planes: [[Float]]) -> [Float] {
        guard let first = planes.first, planes.count > 1 else { return planes.first ?? [] }
        return first.indices.map { i in median(planes.map { $0[i] }) }
    }
}

/// The face half of a reference.
struct ReferenceFace: Sendable {
    /// Mean of the unit embeddings; `nil` when none was computed.
    let identity: [Float]?
    let proportions: [Float]
    let expression: [Float]
    let skin: SIMD3<Float>?
    let fineness: Float
    let light: FaceLight
    let pose: SIMD3<Float>
    let bounds: SIMD4<Float>
    let width: Float

    init?(_ faces: [FaceSignature]) {
        guard let first = faces.first else { return nil }
        func median(_ part: (FaceSignature) -> Float) -> Float {
            RobustStatistics.median(faces.map(part)) ?? 0
        }
        let identities = faces.compactMap(\.identity)
        if let length = identities.first?.count {
            identity = (0..<length).map { i in
                identities.reduce(0) { $0 + $1[i] } / Float(identities.count)
            }
        } else {
            identity = nil
        }
        proportions = first.proportions.indices.map { i in median { $0.proportions[i] } }
        expression = first.expression.indices.map { i in median { $0.expression[i] } }
        let skins = faces.compactMap(\.skin)
        skin =
            skins.isEmpty
            ? nil
            : SIMD3(
                RobustStatistics.median(skins.map(\.x)) ?? 0,
                RobustStatistics.median(skins.map(\.y)) ?? 0,
                RobustStatistics.median(skins.map(\.z)) ?? 0)
        light = FaceLight(median: faces.map(\.light))
        fineness = median(\.fineness)
        pose = SIMD3(median(\.pose.x), median(\.pose.y), median(\.pose.z))
        bounds = SIMD4(
            median(\.bounds.x), median(\.bounds.y), median(\.bounds.z), median(\.bounds.w))
        width = median(\.width)
    }
}
