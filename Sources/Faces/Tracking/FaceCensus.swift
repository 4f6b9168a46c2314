public import VectorCore

/// Finds the faces beside the subject in single pictures. Has its own working memory: one for each
/// worker.
public final class FaceCensus {
    /// Width of a face over the picture's longer side below which it is not counted: the detector sees
    /// it in a handful of samples, and finds it in one frame and loses it in the next.
    static let leastShare: Float = 0.04
    /// Overlap with the subject's box from which a detection is the subject.
    private static let sameFace: Float = 0.15

    private let detector: DetectorNetwork
    private let mesh: MeshNetwork

    /// A census.
    ///
    /// - Parameters:
    ///   - models: The networks.
    ///   - kernels: What crops are made with.
    public init(models: FaceModels, kernels: PlaneKernels) {
        detector = DetectorNetwork(
            models.fullRangeDetector, anchors: .fullRange, kernels: kernels)
        mesh = MeshNetwork(models.mesh, kernels: kernels)
    }

    /// Boxes of the faces that are not the subject's, each confirmed by its mesh, in picture pixels, the
    /// surest first.
    ///
    /// - Parameters:
    ///   - picture: At full size.
    ///   - reduced: The same picture at a small size.
    ///   - subject: Where the subject's face is.
    ///   - search: What looking for the subject in this picture gave; where the detector ran for it, it
    ///     need not run again.
    public func others(
        in picture: PlanarPicture, reduced: PlanarPicture, beside subject: FaceBox,
        after search: FaceSearch?
    ) -> [FaceBox] {
        let scale = SIMD2(
            Float(picture.width) / Float(reduced.width),
            Float(picture.height) / Float(reduced.height))
        let least = Self.leastShare * Float(max(picture.width, picture.height))
        let found =
            search?.wholeLook ?? FaceDetector.look(detector, at: reduced, padding: 1)
        var boxes: [FaceBox] = []
        for small in found {
            let detection = small.scaled(by: scale)
            guard detection.box.width >= least, !Self.isSame(detection.box, subject) else {
                continue
            }
            let result = mesh.observe(picture, in: detection.meshRegion)
            guard result.score >= MeshNetwork.smallestScore else { continue }
            let box = result.box
            guard box.width >= least, !Self.isSame(box, subject),
                !boxes.contains(where: { Self.isSame(box, $0) })
            else { continue }
            boxes.append(box)
        }
        return boxes
    }

    private static func isSame(_ box: FaceBox, _ other: FaceBox) -> Bool {
        let centre = box.centre
        let isInside =
            centre.x > other.minX && centre.x < other.maxX && centre.y > other.minY
            && centre.y < other.maxY
        return isInside || box.overlap(with: other) > sameFace
    }
}
