import Media
import Testing

@Suite struct JPEGEncoderTests {
    @Test func picturesOfOneSizeFollowEachOther() throws {
        let encoder = JPEGEncoder()
        let grey = [Float](repeating: 128, count: 48 * 32 * 3)
        let slope = (0..<48 * 32 * 3).map { Float($0 % 251) }
        let first = try #require(encoder.jpeg(grey, width: 48, height: 32))
        #expect(first.starts(with: [0xFF, 0xD8, 0xFF]))
        let second = try #require(encoder.jpeg(slope, width: 48, height: 32))
        #expect(second != first)
        #expect(encoder.jpeg(grey, width: 32, height: 48) != nil)
        // What was coded before changes no byte.
        #expect(encoder.jpeg(grey, width: 48, height: 32) == first)
        #expect(encoder.jpeg(slope, width: 48, height: 32) == second)
        #expect(encoder.jpeg(slope, width: 48, height: 32) == second)
    }
}
