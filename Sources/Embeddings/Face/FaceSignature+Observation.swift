internal import Glibc

import Faces
import VectorCore

extension FaceSignature {
    /// The signature of an observed face.
    ///
    /// - Parameter reduced: the same picture, reduced, where there is one.
    init(
        observing face: FaceObservation, in picture: PlanarPicture, reduced: PlanarPicture?,
        kernels: PlaneKernels
    ) {
        let box = face.box
        bounds = SIMD4(box.minX, box.minY, box.width, box.height)
        width = face.width
        pose = SIMD3(face.pose.yaw, face.pose.pitch, face.pose.roll)
        openness = max(face.leftEye.openness, face.rightEye.openness)
        identity = face.identity
        proportions = FaceProportions.measure(face.mesh)
        expression = FaceExpression.measure(face.mesh)
        skin = SkinPatches.colour(of: face, in: picture)
        let small = reduced ?? picture
        light = FaceLight(on: face, in: small, scale: Float(picture.width) / Float(small.width))
        // The middle of the face: the outline brings hair and background in.
        func inner(_ scale: Float) -> PlaneRectangle {
            PlaneRectangle(
                x: Self.samples(
                    scale * (box.minX + 0.12 * box.width), scale * (box.maxX - 0.12 * box.width)),
                y: Self.samples(
                    scale * (box.minY + 0.1 * box.height), scale * (box.maxY - 0.1 * box.height)))
        }
        let sums = kernels.sharpness(picture.luma, in: inner(1))
        let variance: Float
        if let reduced {
            variance = reduced.luma.variance(
                in: inner(Float(reduced.width) / Float(picture.width)))
        } else {
            variance = picture.luma.variance(in: inner(1))
        }
        fineness = sums.fineness(variance: variance) + 2 * log2f(max(1, face.width) / 100)
        sharpness = sums.meanLaplacian
    }

    private static func samples(_ low: Float, _ high: Float) -> Range<Int> {
        // Meshes of half-seen faces reach far outside; what matters is clamped by the kernel.
        let limit: Float = 1_048_576
        let first = Int(min(max(low, -limit), limit))
        return first..<max(first, Int(min(max(high, -limit), limit)))
    }
}
