internal import Glibc

import Faces
import VectorCore

/// Whether the still is sharp at the eyes.
public enum FaceSharpnessCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "face.sharpness", unit: "px of blur",
        effect: "a face that is soft at the start is softer at the end",
        advice: "re-crop on the eyes from a sharper picture; a little softness is no harm")

    /// Radius of blur around the eyes, in pixels of the take.
    ///
    /// For detail whose gradients have a flat spectrum behind a Gaussian of σ pixels, the energy of second
    /// differences over that of first ones is tan²(ω/2) with ω = 1/(2σ) (moments of a Gaussian), the
    /// picture's noise taken off both.
    public static func measure(_ still: StillScene) -> CheckReading {
        if let obstacle = still.obstacle(leastWidth: 48) { return obstacle }
        guard let face = still.face else { return .noFace }
        let scale = min(1, still.scaleToTake)
        // Averaging over 1 / scale² samples makes their noise less by as much.
        let noise = max(SharpnessSums.rounding, still.noise * scale * scale)
        var sums = SharpnessSums()
        for eye in [face.leftEye, face.rightEye] {
            let part = still.kernels.eyeSharpness(still.picture.luma, eye, scale: scale)
            sums.laplacian += part.laplacian
            sums.gradient += part.gradient
            sums.count += part.count
        }
        guard let blur = sums.blurRadius(noise: noise) else {
            return .absent("the eyes lie outside the frame or show no edge")
        }
        return .measured(Double(blur))
    }
}

extension SharpnessSums {
    /// See ``FaceSharpnessCheck/measure(_:)``; `nil` without edges.
    ///
    /// - Parameter noise: variance of the samples' noise, in squared codes.
    func blurRadius(noise: Float) -> Float? {
        guard count >= 64 else { return nil }
        let n = Float(count)
        // Noise of variance one: twenty squared codes in the Laplacian, four in the gradient.
        let second = Float(laplacian) / n - 20 * noise
        let first = Float(gradient) / n - 4 * noise
        guard first > 4 else { return nil }
        let omega = 2 * atanf((max(second, 0.01) / first).squareRoot())
        return 1 / (2 * omega)
    }

    /// Variance of the noise that rounding to codes leaves: 1/12, and a little.
    static let rounding: Float = 0.1
}

extension PlaneKernels {
    /// Sharpness around one eye at the size of the take.
    fileprivate func eyeSharpness(
        _ luma: PlaneView, _ eye: EyeObservation, scale: Float
    ) -> SharpnessSums {
        let middle = eye.contour.reduce(SIMD2<Float>.zero, +) / Float(eye.contour.count)
        // Eye and lids: beyond them the outline of a turned face is near.
        let half = SIMD2(eye.width * 0.7, eye.width * 0.5)
        guard middle.x.isFinite, middle.y.isFinite, half.x.isFinite, half.x > 2 else {
            return SharpnessSums()
        }
        // The take's pixels are averages over 1 / scale of the still's.
        let low = middle - half
        let high = middle + half
        func clamped(_ value: Float, _ most: Int) -> Int { Int(min(max(value, 0), Float(most))) }
        let x =
            clamped(
                low.x, luma.width)..<max(
                clamped(low.x, luma.width), clamped(high.x, luma.width))
        let y =
            clamped(
                low.y, luma.height)..<max(
                clamped(low.y, luma.height), clamped(high.y, luma.height))
        let width = Int((Float(x.count) * scale).rounded())
        let height = Int((Float(y.count) * scale).rounded())
        guard width >= 8, height >= 8 else { return SharpnessSums() }
        let part = luma.cropped(to: PlaneRectangle(x: x, y: y))
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: width * height) { buffer in
            // Safety: width and height are positive, so the buffer has a base address.
            let small = MutablePlaneView(
                base: buffer.baseAddress!, width: width, height: height, bytesPerRow: width)
            boxScale(part, into: small)
            return sharpness(small.view, in: PlaneRectangle(x: 0..<width, y: 0..<height))
        }
    }
}
