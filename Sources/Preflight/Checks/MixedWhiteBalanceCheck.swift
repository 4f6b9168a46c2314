internal import Glibc

import Embeddings
import Faces
import VectorCore

/// Whether light of two colours falls on the face.
public enum MixedWhiteBalanceCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "light.mixed-white-balance", unit: "K",
        effect: "skin has no colour of its own to hold to, and identity drifts late in the take",
        advice: "reshoot with one key light, or correct both lamps to one colour")

    /// Mirrored places on the skin, right then left: cheeks, temples, forehead, jaw.
    private static let pairs = [
        (50, 280), (205, 425), (101, 330), (117, 346), (187, 411), (104, 333), (69, 299), (54, 284),
    ]

    /// |ln(R/B)| that skin must reach somewhere for there to be colour.
    private static let leastChroma: Float = 0.02

    /// What shade alone does to skin: light that has wandered under it comes out redder. Change of
    /// ln(R/G) and ln(B/G) for one of ln G between the sides, median over portraits in one light.
    private static let shade = SIMD2<Float>(-0.2, 0.12)

    /// Difference of the colour temperatures that the two sides of the face were lit with.
    ///
    /// The two sides are of one skin, so the ratio of their linear R′G′B′, less what shade does, is the
    /// ratio of the two lights (von Kries). Half of it to either side of D65 gives two lights, whose
    /// temperatures are McCamy's: n = (x − 0.3320) / (0.1858 − y),
    /// T = 449 n³ + 3525 n² + 6823.3 n + 5520.33 (*Color Research and Application* 17, 1992).
    public static func measure(_ still: StillScene) -> CheckReading {
        if let obstacle = still.obstacle(leastWidth: 64, yaw: 25) { return obstacle }
        guard let face = still.face else { return .noFace }
        let radius = max(1, 0.035 * face.width)
        var red: [Float] = []
        var blue: [Float] = []
        var chroma: Float = 0
        for (right, left) in pairs {
            guard let a = still.picture.meanLight(around: face.mesh[right], radius: radius),
                let b = still.picture.meanLight(around: face.mesh[left], radius: radius)
            else { continue }
            let green = logf(a.y / b.y)
            chroma = max(chroma, abs(logf(a.x / a.z)), abs(logf(b.x / b.z)))
            red.append(unexplained(logf(a.x / b.x) - green, by: shade.x * green))
            blue.append(unexplained(logf(a.z / b.z) - green, by: shade.y * green))
        }
        guard red.count >= 4, let r = median(red), let b = median(blue) else {
            return .absent("too little skin is lit on both sides of the face")
        }
        guard chroma > leastChroma else { return .absent("the picture is gray") }
        let right = temperature(SIMD3(expf(r / 2), 1, expf(b / 2)))
        let left = temperature(SIMD3(expf(-r / 2), 1, expf(-b / 2)))
        let gap = abs(right - left)
        let side = right < left ? "right" : "left"
        return .measured(
            Double(gap), detail: gap < 300 ? nil : "warmer on the person's \(side)")
    }

    /// McCamy's temperature of a light whose linear sRGB is `rgb`, 1500...25000 K.
    static func temperature(_ rgb: SIMD3<Float>) -> Float {
        let x = 0.4124564 * rgb.x + 0.3575761 * rgb.y + 0.1804375 * rgb.z
        let y = 0.2126729 * rgb.x + 0.7151522 * rgb.y + 0.0721750 * rgb.z
        let z = 0.0193339 * rgb.x + 0.1191920 * rgb.y + 0.9503041 * rgb.z
        let sum = x + y + z
        let n = (x / sum - 0.3320) / (0.1858 - y / sum)
        return min(max(((449 * n + 3525) * n + 6823.3) * n + 5520.33, 1500), 25000)
    }

    /// What is left of a shift that something else explains, which never turns it round.
    private static func unexplained(_ shift: Float, by other: Float) -> Float {
        guard shift * other > 0 else { return shift }
        return shift > 0 ? max(0, shift - other) : min(0, shift - other)
    }

    private static func median(_ values: [Float]) -> Float? {
        values.isEmpty ? nil : values.sorted()[values.count / 2]
    }
}

extension PlanarPicture {
    /// Mean linear light in a disc; `nil` where it is cut by the frame, blown or too dark for a colour.
    func meanLight(around point: SIMD3<Float>, radius: Float) -> SIMD3<Float>? {
        guard point.x - radius >= 0, point.y - radius >= 0, point.x + radius < Float(width),
            point.y + radius < Float(height)
        else { return nil }
        let coding = coding.coefficients
        let across = min(15, 2 * Int(radius) + 1)
        var sum = SIMD3<Float>.zero
        var count: Float = 0
        for i in 0..<across {
            for j in 0..<across {
                let u = 2 * Float(i) / Float(max(1, across - 1)) - 1
                let v = 2 * Float(j) / Float(max(1, across - 1)) - 1
                guard u * u + v * v <= 1 else { continue }
                let x = Int(point.x + u * radius)
                let y = Int(point.y + v * radius)
                let cx = x >> chromaShiftX
                let cy = y >> chromaShiftY
                sum += coding.linearLight(
                    luma: Float(luma.base[y * luma.bytesPerRow + x]),
                    cb: Float(cb.base[cy * cb.bytesPerRow + cx]),
                    cr: Float(cr.base[cy * cr.bytesPerRow + cx]))
                count += 1
            }
        }
        let mean = sum / max(count, 1)
        guard mean.max() < 0.95, mean.min() > 0.004 else { return nil }
        return mean
    }
}
