internal import Glibc

import Faces
import VectorCore

extension FaceSignature {
    /// The signature of an observed face.
    init(observing face: FaceObservation, in picture: PlanarPicture, kernels: PlaneKernels) {
        let box = face.box
        bounds = SIMD4(box.minX, box.minY, box.width, box.height)
        width = face.width
        pose = SIMD3(face.pose.yaw, face.pose.pitch, face.pose.roll)
        identity = face.identity
        proportions = FaceProportions.measure(face.mesh)
        skin = SkinPatches.colour(of: face, in: picture)
        // The middle of the face: the outline brings hair and background in.
        let inner = PlaneRectangle(
            x: Self.samples(box.minX + 0.12 * box.width, box.maxX - 0.12 * box.width),
            y: Self.samples(box.minY + 0.1 * box.height, box.maxY - 0.1 * box.height))
        let sums = kernels.sharpness(picture.luma, in: inner)
        fineness = sums.fineness + 2 * log2f(max(1, face.width) / 100)
        sharpness = Float(sums.laplacian) / Float(max(1, sums.count))
    }

    private static func samples(_ low: Float, _ high: Float) -> Range<Int> {
        // Meshes of half-seen faces reach far outside; what matters is clamped by the kernel.
        let limit: Float = 1_048_576
        let first = Int(min(max(low, -limit), limit))
        return first..<max(first, Int(min(max(high, -limit), limit)))
    }
}
