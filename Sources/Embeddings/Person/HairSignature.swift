internal import Glibc

import Channels
import Faces
import VectorCore

/// Colour and fineness of the subject's hair.
struct HairSignature: Sendable {
    /// Median linear-light colour.
    let colour: SIMD3<Float>
    /// log₂ of Laplacian energy over variance above the forehead, with the face's size taken out; `nil`
    /// where the crown is out of the frame or bare.
    let fineness: Float?

    private static let leastWidth: Float = 14
    /// Samples of hair below which its colour is an accident.
    private static let leastSamples = 40
    /// Share of the head above and beside the face that must be hair.
    private static let leastShare: Float = 0.12

    static func measure(
        _ picture: PlanarPicture, reduced: PlanarPicture, mask: PersonMask, frame: BodyFrame,
        kernels: PlaneKernels
    ) -> PersonSignature.Part<HairSignature> {
        let w = frame.faceWidth
        guard w >= leastWidth else { return .absent(.smallFace) }
        let across =
            SIMD2(frame.chin.y - frame.top.y, frame.top.x - frame.chin.x)
            / max(1, frame.faceHeight)
        let down = SIMD2(-across.y, across.x)
        let step = max(1, w / 40)
        let reach = Int(1.0 * w / step)
        let width = Float(reduced.width)
        let height = Float(reduced.height)
        var samples: [SIMD3<Float>] = []
        var inside = 0
        for j in -reach...reach / 2 {
            for i in -reach...reach {
                // In face widths from the middle of the face: beyond its outline, above the mouth.
                let u = Float(i) * step / w
                let v = Float(j) * step / w
                let oval = u * u / (0.58 * 0.58) + v * v / (0.72 * 0.72)
                guard oval > 1, oval < 2.6 else { continue }
                let place = frame.centre + (u * w) * across + (v * w) * down
                guard place.x >= 0, place.y >= 0, place.x < width, place.y < height else {
                    continue
                }
                inside += 1
                guard mask.isPerson(place.x / width, place.y / height) else { continue }
                let code = reduced.codes(Int(place.x), Int(place.y))
                if frame.isSkin(luma: code.x, cb: code.y, cr: code.z) { continue }
                samples.append(code)
            }
        }
        guard inside >= leastSamples else { return .absent(.outOfFrame) }
        guard samples.count >= leastSamples,
            Float(samples.count) >= leastShare * Float(inside)
        else { return .absent(.noHair) }
        let code = SIMD3<Float>.median(samples)
        return .measured(
            HairSignature(
                colour: reduced.coding.coefficients.linearLight(
                    luma: code.x, cb: code.y, cr: code.z),
                fineness: crown(picture, reduced, mask, frame, kernels)))
    }

    init(colour: SIMD3<Float>, fineness: Float?) {
        self.colour = colour
        self.fineness = fineness
    }

    init?(medianOf hairs: [HairSignature]) {
        guard !hairs.isEmpty else { return nil }
        colour = .median(hairs.map(\.colour))
        fineness = RobustStatistics.median(hairs.compactMap(\.fineness))
    }

    /// Fineness in the rectangle above the forehead.
    private static func crown(
        _ picture: PlanarPicture, _ reduced: PlanarPicture, _ mask: PersonMask, _ frame: BodyFrame,
        _ kernels: PlaneKernels
    ) -> Float? {
        let w = frame.faceWidth
        let x = (frame.top.x - 0.35 * w)..<(frame.top.x + 0.35 * w)
        let y = (frame.top.y - 0.3 * w)..<(frame.top.y - 0.04 * w)
        guard x.lowerBound >= 0, y.lowerBound >= 0, x.upperBound < Float(reduced.width),
            y.upperBound < Float(reduced.height)
        else { return nil }
        for i in 0..<5 {
            for j in 0..<3 {
                let px = x.lowerBound + (Float(i) + 0.5) / 5 * 0.7 * w
                let py = y.lowerBound + (Float(j) + 0.5) / 3 * 0.26 * w
                guard mask.isPerson(px / Float(reduced.width), py / Float(reduced.height))
                else { return nil }
                let code = reduced.codes(Int(px), Int(py))
                if frame.isSkin(luma: code.x, cb: code.y, cr: code.z) { return nil }
            }
        }
        func rectangle(_ scale: Float) -> PlaneRectangle {
            PlaneRectangle(
                x: Int(x.lowerBound * scale)..<Int(x.upperBound * scale),
                y: Int(y.lowerBound * scale)..<Int(y.upperBound * scale))
        }
        let sums = kernels.sharpness(picture.luma, in: rectangle(1 / frame.scale))
        return sums.fineness(variance: reduced.luma.variance(in: rectangle(1)))
            + 2 * log2f(max(1, w / frame.scale) / 100)
    }
}
