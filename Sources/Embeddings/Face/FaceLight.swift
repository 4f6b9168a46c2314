import Channels
internal import Glibc

package import Faces
package import VectorCore

/// Light on the skin of one face: how bright it is, and which way it faces, at fixed places.
package struct FaceLight: Sendable {
    /// One for each of ``places``: the unit normal in the picture's axes (x right, y down, z away from
    /// the camera), and the relative luminance there, 0...1; a negative luminance where the place is
    /// turned away or out of the picture.
    package let samples: [SIMD4<Float>]

    /// The samples of places that can be seen.
    var seen: [SIMD4<Float>] { samples.filter { $0.w >= 0 } }

    /// A landmark of skin away from eyes, brows, mouth, nostrils and outline, and three landmarks around
    /// it, about a tenth of the face's width away, whose plane gives its normal.
    ///
    /// Landmark indices are those of MediaPipe's canonical face mesh. The places were spread by farthest
    /// point sampling over the mesh of a frontal portrait.
    static let places: [SIMD4<Int>] = [
        SIMD4(6, 9, 357, 128), SIMD4(4, 195, 309, 79), SIMD4(435, 376, 367, 434),
        SIMD4(215, 147, 214, 58), SIMD4(175, 200, 377, 148), SIMD4(301, 284, 389, 445),
        SIMD4(71, 54, 225, 162), SIMD4(425, 347, 411, 391), SIMD4(206, 36, 39, 207),
        SIMD4(69, 67, 107, 104), SIMD4(299, 297, 333, 336), SIMD4(424, 307, 394, 313),
        SIMD4(169, 210, 32, 136), SIMD4(123, 116, 205, 137), SIMD4(352, 345, 366, 425),
        SIMD4(120, 157, 236, 101), SIMD4(349, 384, 330, 456), SIMD4(151, 10, 337, 108),
        SIMD4(364, 434, 397, 431), SIMD4(140, 194, 148, 149), SIMD4(214, 207, 202, 138),
        SIMD4(369, 418, 378, 396), SIMD4(131, 121, 44, 203), SIMD4(360, 350, 423, 1),
        SIMD4(143, 139, 117, 227), SIMD4(372, 368, 447, 347), SIMD4(50, 117, 205, 93),
        SIMD4(347, 263, 352, 330), SIMD4(411, 352, 401, 436), SIMD4(416, 411, 435, 434),
        SIMD4(204, 77, 201, 169), SIMD4(9, 151, 441, 55), SIMD4(201, 85, 199, 140),
        SIMD4(421, 315, 369, 199), SIMD4(187, 50, 216, 132), SIMD4(195, 6, 420, 198),
        SIMD4(465, 285, 349, 196), SIMD4(104, 103, 66, 68), SIMD4(333, 332, 298, 296),
        SIMD4(245, 55, 419, 231), SIMD4(117, 124, 101, 234), SIMD4(437, 463, 371, 5),
        SIMD4(217, 243, 51, 142), SIMD4(213, 147, 214, 58), SIMD4(138, 192, 135, 172),
        SIMD4(68, 103, 105, 21), SIMD4(36, 119, 235, 205), SIMD4(298, 332, 251, 334),
        SIMD4(436, 425, 416, 415), SIMD4(139, 21, 226, 127), SIMD4(401, 366, 435, 416),
        SIMD4(108, 109, 151, 69), SIMD4(337, 338, 299, 151), SIMD4(395, 424, 379, 369),
        SIMD4(423, 330, 427, 393), SIMD4(376, 352, 401, 427),
    ]
    /// How far, in face widths, luminance is averaged around a place.
    private static let radius: Float = 0.025
    /// Least share of a normal that points at the camera.
    private static let leastFacing: Float = 0.15

    /// The light on `face`, found in a picture `scale` times as large as `reduced`.
    package init(on face: FaceObservation, in reduced: PlanarPicture, scale: Float) {
        let coding = reduced.coding.coefficients
        let reach = max(1, Self.radius * face.width / scale)
        samples = Self.places.map { place in
            let a = face.mesh[place.y]
            let u = face.mesh[place.w] - a
            let v = face.mesh[place.z] - a
            var normal = SIMD3(
                u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x)
            let length = (normal * normal).sum().squareRoot()
            normal = length > 0 ? normal / length : .zero
            let centre = face.mesh[place.x] / scale
            guard -normal.z >= Self.leastFacing,
                let luma = reduced.luma.mean(x: centre.x, y: centre.y, reach: reach)
            else { return SIMD4(normal, -1) }
            return SIMD4(
                normal, linearLight(coding.lumaScale * (luma - coding.lumaOffset)))
        }
    }

    /// log₂ of how much brighter the skin is than in `other`, each place against itself; `nil` when too
    /// few are seen in both.
    func exposure(from other: FaceLight) -> Float? {
        let ratios = zip(samples, other.samples).compactMap { now, was in
            now.w >= 0 && was.w >= 0 ? log2f((now.w + Self.flare) / (was.w + Self.flare)) : nil
        }
        return ratios.count >= Self.leastPlaces ? RobustStatistics.median(ratios) : nil
    }

    /// Places that a comparison needs, and the veiling light that keeps blacks from deciding.
    private static let leastPlaces = 20
    private static let flare: Float = 0.004

    /// The median of several, place by place.
    ///
    /// - Precondition: there is at least one.
    init(median lights: [FaceLight]) {
        precondition(!lights.isEmpty)
        samples = Self.places.indices.map { i in
            let seen = lights.map { $0.samples[i] }.filter { $0.w >= 0 }
            func median(_ k: Int) -> Float { RobustStatistics.median(seen.map { $0[k] }) ?? 0 }
            return seen.isEmpty
                ? SIMD4(lights[0].samples[i].x, lights[0].samples[i].y, lights[0].samples[i].z, -1)
                : SIMD4(median(0), median(1), median(2), median(3))
        }
    }
}

extension PlaneView {
    /// Mean of the samples whose centres lie within `reach` of (x, y) along both axes; `nil` where that
    /// leaves the plane.
    func mean(x: Float, y: Float, reach: Float) -> Float? {
        guard x - reach >= 0, y - reach >= 0, x + reach < Float(width), y + reach < Float(height)
        else { return nil }
        var sum = 0
        var count = 0
        for row in Int(y - reach)...Int(y + reach) {
            for column in Int(x - reach)...Int(x + reach) {
                sum += Int(base[row * bytesPerRow + column])
                count += 1
            }
        }
        return Float(sum) / Float(count)
    }
}
