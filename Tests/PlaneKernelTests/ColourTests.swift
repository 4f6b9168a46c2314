import Glibc
import TestSupport
import Testing
import VectorCore

@Suite struct ColourTests {
    private static let codings = ColourCoding.Matrix.allCases.flatMap { matrix in
        ColourCoding.Range.allCases.map { ColourCoding(matrix: matrix, range: $0) }
    }

    @Test func sameBitsOnEveryLevel() {
        for planeCase in PlaneCase.all {
            let planes = (0..<3).map { planeCase.plane(seed: UInt64($0)) }
            let count = planeCase.width * planeCase.height
            for coding in Self.codings {
                let picture = TestPicture(planes, coding: coding)
                let samples = planes.map(\.samples)
                let expected = (0..<4).map { _ in TestFloats(count: count) }
                PlaneReference.oklab(
                    samples[0], samples[1], samples[2], count, coding.coefficients,
                    lightness: expected[0].pointer, a: expected[1].pointer,
                    b: expected[2].pointer, luminance: expected[3].pointer)
                for table in tables {
                    let result = (0..<4).map { _ in TestFloats(count: count) }
                    picture.withPicture {
                        table.plane.oklab(
                            $0, lightness: result[0].pointer, a: result[1].pointer,
                            b: result[2].pointer, luminance: result[3].pointer)
                    }
                    #expect(
                        result.map(\.bits) == expected.map(\.bits),
                        "\(table.level): \(planeCase), \(coding)")
                }
            }
        }
    }

    /// Every fifth luma and Cb and every third Cr code of every coding, against float64.
    @Test(arguments: codings)
    func staysWithinStatedError(coding: ColourCoding) {
        var largest = 0.0
        for y in stride(from: 0, through: 255, by: 5) {
            for u in stride(from: 0, through: 255, by: 5) {
                for v in stride(from: 0, through: 255, by: 3) {
                    let expected = Self.exactOKLab(Double(y), Double(u), Double(v), coding)
                    var (l, a, b) = (Float(0), Float(0), Float(0))
                    PlaneReference.oklab(
                        [UInt8(y)], [UInt8(u)], [UInt8(v)], 1, coding.coefficients,
                        lightness: &l, a: &a, b: &b, luminance: nil)
                    largest = max(
                        largest, abs(Double(l) - expected.0), abs(Double(a) - expected.1),
                        abs(Double(b) - expected.2))
                }
            }
        }
        #expect(largest <= Double(PlaneReference.oklabError), "\(largest)")
    }

    @Test func knownColours() {
        // Source: Ottosson's page gives white as (1, 0, 0); red from the same formulas.
        var values = [Float](repeating: 0, count: 4)
        func measure(_ y: UInt8, _ u: UInt8, _ v: UInt8) {
            let planes = [y, u, v].map { value in
                let plane = TestPlane(1, 1)
                plane.setAll { _, _ in value }
                return plane
            }
            let picture = TestPicture(
                planes, coding: ColourCoding(matrix: .bt709, range: .limited))
            var (l, a, b, luminance) = (Float(0), Float(0), Float(0), Float(0))
            picture.withPicture {
                tables[0].plane.oklab($0, lightness: &l, a: &a, b: &b, luminance: &luminance)
            }
            values = [l, a, b, luminance]
        }
        measure(235, 128, 128)
        #expect(abs(values[0] - 1) < 1e-5 && abs(values[1]) < 1e-5 && abs(values[2]) < 1e-5)
        #expect(abs(values[3] - 1) < 1e-5)
        measure(16, 128, 128)
        #expect(values == [0, 0, 0, 0])
        measure(0, 128, 128)
        #expect(values == [0, 0, 0, 0])
    }

    private static func exactOKLab(
        _ y: Double, _ u: Double, _ v: Double, _ coding: ColourCoding
    ) -> (Double, Double, Double) {
        let kr = coding.matrix.redWeight
        let kb = coding.matrix.blueWeight
        let isFull = coding.range == .full
        let grey = isFull ? y / 255 : (y - 16) / 219
        let pb = (u - 128) / (isFull ? 255 : 224)
        let pr = (v - 128) / (isFull ? 255 : 224)
        func linear(_ value: Double) -> Double {
            let c = min(max(value, 0), 1)
            return c > 0.04045 ? pow((c + 0.055) / 1.055, 2.4) : c / 12.92
        }
        let redPrime = grey + 2 * (1 - kr) * pr
        let bluePrime = grey + 2 * (1 - kb) * pb
        let greenPrime = (grey - kr * redPrime - kb * bluePrime) / (1 - kr - kb)
        let (r, g, b) = (linear(redPrime), linear(greenPrime), linear(bluePrime))
        let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let medium = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        return (
            0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
        )
    }
}
