import FixtureMaker
import Testing

/// The fixtures' colours are what decoders are judged by, so their coding is held to the standards'
/// own numbers.
struct PlanarFormatTests {
    /// Code values of 100 % colour bars, Recommendation ITU-R BT.709 limited range, eight bits.
    @Test(arguments: [
        (SIMD4<Float>(1, 1, 1, 0), [235, 128, 128]),
        (SIMD4<Float>(0, 0, 0, 0), [16, 128, 128]),
        (SIMD4<Float>(1, 0, 0, 0), [63, 102, 240]),
        (SIMD4<Float>(0, 1, 0, 0), [173, 42, 26]),
        (SIMD4<Float>(0, 0, 1, 0), [32, 240, 118]),
    ])
    func codesColourBars(colour: SIMD4<Float>, expected: [Int]) {
        let planes = PlanarFormat().planes(of: RGBPicture(width: 6, height: 4, filledWith: colour))
        for plane in 0..<3 {
            #expect(planes.samples[plane].allSatisfy { Int($0) == expected[plane] })
        }
    }

    @Test func usesTheWholeRangeAndTheOtherMatrix() {
        let red = RGBPicture(width: 2, height: 2, filledWith: SIMD4(1, 0, 0, 0))
        let full = PlanarFormat(isFullRange: true, matrix: .bt601).planes(of: red)
        // JFIF: Y = 0.299 · 255, Cb = 128 − 0.168736 · 255, Cr = 255.5 held to 255.
        #expect(full.samples.map { Int($0[0]) } == [76, 85, 255])
        let ten = PlanarFormat(bits: 10).planes(of: red)
        #expect(ten.samples.map { Int($0[0]) } == [250, 409, 960])
    }

    /// Chroma planes of odd pictures are rounded up, or the last column has no colour.
    @Test(arguments: 1...20) func coversEveryPixelWithChroma(size: Int) {
        let picture = RGBPicture(width: size, height: 21 - size)
        let planes = PlanarFormat().planes(of: picture)
        #expect(planes.widths[1] * 2 >= size && planes.widths[1] * 2 <= size + 1)
        #expect(planes.heights[2] * 2 >= 21 - size && planes.heights[2] * 2 <= 22 - size)
        for plane in 0..<3 {
            #expect(planes.samples[plane].count == planes.widths[plane] * planes.heights[plane])
        }
    }

    /// The left one of two pixels lies where their chroma sample does.
    @Test func placesChromaOnTheLeftColumn() {
        var picture = RGBPicture(width: 8, height: 2)
        for y in 0..<2 { picture[4, y] = SIMD4(0, 0, 1, 0) }
        let cb = PlanarFormat().planes(of: picture).samples[1].map { Int($0) - 128 }
        #expect(cb[2] == 56)
        #expect(cb[0] == 0 && cb[1] == 0 && cb[3] == 0)
    }
}
