import Faces
import Media
import Report
import VectorCore

/// Makes the small pictures of a frame that a page shows. One for each thread.
final class PictureMaker {
    /// Longer side of the picture of a whole frame.
    static let wholeSide = 240
    /// Side of the picture of a face, or of head and shoulders.
    static let cropSide = 128

    private let kernels: PlaneKernels
    private let encoder = JPEGEncoder()
    private var samples: [Float] = []

    init(kernels: PlaneKernels) { self.kernels = kernels }

    /// The pictures of a frame whose full picture is `picture` and whose reduced one is `small`.
    func pictures(
        of picture: PlanarPicture, reduced small: PlanarPicture, face: FaceObservation?, frame: Int
    ) -> FramePictures {
        let (width, height) = ReducedPicture.size(
            width: small.width, height: small.height, longSide: Self.wholeSide)
        let whole = coded(
            small,
            map: AffineMap(
                a: Float(small.width) / Float(width), b: 0, tx: 0, c: 0,
                d: Float(small.height) / Float(height), ty: 0), width: width, height: height)
        guard let face, let square = Self.square(around: face) else {
            return FramePictures(frame: frame, whole: whole)
        }
        var bust = square
        // Twice the face's side, a little lower: from the hair to below the collar.
        bust.side *= 2.1
        bust.centre += SIMD2(-square.direction.y, square.direction.x) * (0.35 * square.side)
        return FramePictures(
            frame: frame, whole: whole, face: crop(picture, or: small, square),
            bust: crop(picture, or: small, bust))
    }

    /// The face and a margin, with the line of the eyes level.
    private static func square(around face: FaceObservation) -> RotatedSquare? {
        let right = face.mesh[FaceMeshPoint.rightEyeOuter]
        let left = face.mesh[FaceMeshPoint.leftEyeOuter]
        return RotatedSquare.around(
            face.mesh.lazy.map { SIMD2($0.x, $0.y) },
            direction: SIMD2(left.x - right.x, left.y - right.y), factor: 1.25)
    }

    /// The part of `picture` in `square`, read from `small` where that has as many pixels as are shown: of the
    /// whole picture each would be a mean of many.
    private func crop(
        _ picture: PlanarPicture, or small: PlanarPicture, _ square: RotatedSquare
    ) -> PagePicture? {
        guard square.side >= 1 else { return nil }
        var source = picture
        var square = square
        let scale = SIMD2(
            Float(small.width) / Float(picture.width), Float(small.height) / Float(picture.height))
        if square.side * scale.min() >= Float(Self.cropSide) {
            source = small
            square.centre *= scale
            square.side *= scale.x
        }
        return coded(
            source, map: square.map(fromCropOf: Self.cropSide), width: Self.cropSide,
            height: Self.cropSide)
    }

    private func coded(
        _ picture: PlanarPicture, map: AffineMap, width: Int, height: Int
    ) -> PagePicture? {
        let count = width * height * 3
        if samples.count != count { samples = [Float](repeating: 0, count: count) }
        samples.withUnsafeMutableBufferPointer { samples in
            // Safety: the buffer holds width × height × 3 floats, which is more than none.
            guard let base = samples.baseAddress else { return }
            kernels.warpToRGB(
                picture, map: map, width: width, height: height,
                into: base)
        }
        return encoder.jpeg(samples, width: width, height: height).map {
            PagePicture(jpeg: $0, width: width, height: height)
        }
    }
}

/// Which frames of a take keep their pictures, so that memory stays bounded whatever its length: every
/// n-th, and all near the end.
struct PictureThinning {
    /// Frames at the end that all keep theirs: more than a second of any usual rate.
    static let end = 128
    /// Frames before the end that keep theirs, at most.
    static let most = 1024

    private var stride = 1

    /// Takes away the pictures that frame `newest` makes too many.
    mutating func trim(_ records: inout [FrameRecord?], newest: Int) {
        let old = newest - Self.end
        guard old >= 0 else { return }
        if old % stride != 0 { records[old]?.pictures = nil }
        if old / stride > Self.most {
            stride *= 2
            for index in 0...old where index % stride != 0 { records[index]?.pictures = nil }
        }
    }

    /// Takes away what came in late.
    func finish(_ records: inout [FrameRecord?]) {
        for index in records.indices.dropLast(Self.end) where index % stride != 0 {
            records[index]?.pictures = nil
        }
    }
}
