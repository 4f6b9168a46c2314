public import Faces
public import VectorCore

/// A still as the checks see it: pixels on loan, the faces found in it, and the take it is for.
///
/// Not kept: valid inside the call that lent the picture.
public struct StillScene {
    /// The upright picture at native size.
    public let picture: PlanarPicture
    /// The largest first; `nil` where none were looked for.
    public let faces: [FaceObservation]?
    /// What of the picture was damaged in its file, or `nil`.
    public let damage: String?
    /// Width and height of the take that is to be made; `nil` where that is not known.
    public let takeSize: SIMD2<Int>?
    /// What the still is for.
    public let profile: PreflightProfile
    /// What planes are measured with.
    public let kernels: PlaneKernels

    /// Nearest samples of the whole picture, for what needs places and no detail.
    let grid: PictureGrid
    /// The subject's face as samples, skin apart from features; `nil` without a face.
    let skin: FaceSamples?

    /// A still and what is known of it.
    ///
    /// - Parameters:
    ///   - picture: at native size, upright.
    ///   - faces: in pixels of `picture`, the largest first.
    ///   - damage: what the decoder could not read, in a clause.
    ///   - takeSize: both positive.
    public init(
        picture: PlanarPicture, faces: [FaceObservation]?, damage: String? = nil,
        takeSize: SIMD2<Int>? = nil, profile: PreflightProfile = .portrait, kernels: PlaneKernels
    ) {
        self.picture = picture
        self.faces = faces?.filter { $0.mesh.allSatisfy { $0.max() < 1e6 && $0.min() > -1e6 } }
        self.damage = damage
        self.takeSize = takeSize
        self.profile = profile
        self.kernels = kernels
        grid = PictureGrid(of: picture)
        skin = self.faces?.first.map { FaceSamples(of: $0, in: picture, kernels: kernels) }
    }

    /// The subject: the largest face.
    var face: FaceObservation? { faces?.first }

    /// Why there is no face to measure, or `nil` when there is one.
    var absentFace: CheckReading? {
        guard let faces else { return .notLooked }
        return faces.isEmpty ? .noFace : nil
    }

    /// Why the subject's face cannot be measured from the front, or `nil` when it can.
    ///
    /// - Parameter leastWidth: pixels below which the face is too small.
    func obstacle(leastWidth: Float, yaw: Float = 40) -> CheckReading? {
        guard let face else { return absentFace ?? .noFace }
        if abs(face.pose.yaw) > yaw { return .profile }
        return face.width < leastWidth ? .smallFace : nil
    }

    /// The part of the still that the take will show: the middle, cut to the take's aspect, or all of it.
    var shown: PlaneRectangle {
        guard let takeSize else {
            return PlaneRectangle(x: 0..<picture.width, y: 0..<picture.height)
        }
        var width = picture.width
        var height = picture.height
        if width * takeSize.y > height * takeSize.x {
            width = max(1, height * takeSize.x / takeSize.y)
        } else {
            height = max(1, width * takeSize.y / takeSize.x)
        }
        let left = (picture.width - width) / 2
        let top = (picture.height - height) / 2
        return PlaneRectangle(x: left..<left + width, y: top..<top + height)
    }

    /// Variance of the noise of luma in squared codes, at most 6: that of the flattest tenth of the picture,
    /// a twentieth of its mean squared Laplacian.
    var noise: Float {
        let tiles = TileGrid(columns: 16, rows: 12)
        let energies = (0..<tiles.count).compactMap { index -> Float? in
            let sums = kernels.sharpness(
                picture.luma,
                in: tiles.rectangle(index, width: picture.width, height: picture.height))
            return sums.count >= 16 ? Float(sums.laplacian) / Float(sums.count) : nil
        }.sorted()
        return energies.isEmpty ? 0 : min(6, energies[energies.count / 10] / 20)
    }

    /// Rows of the take for one row of the still: the still is cut and then scaled.
    var scaleToTake: Float {
        let shown = shown
        let short = takeSize.map { min($0.x, $0.y) } ?? Self.usualShortSide
        return Float(short) / Float(min(shown.x.count, shown.y.count))
    }

    /// The short side of a take of which nothing is known: 720 rows.
    static let usualShortSide = 720
}
