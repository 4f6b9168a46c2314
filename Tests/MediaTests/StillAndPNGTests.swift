import Glibc
import Media
import Testing
import VectorCore

@Suite struct StillAndPNGTests {
    private let folder = ScratchFolder()

    /// A 24-bit BMP, rows bottom up and padded to four bytes. Source: BITMAPINFOHEADER.
    private func bmp(_ width: Int, _ height: Int, _ pixel: (Int, Int) -> [UInt8]) -> [UInt8] {
        let stride = (3 * width + 3) / 4 * 4
        let word = { (value: Int) in (0..<4).map { UInt8(value >> (8 * $0) & 255) } }
        var bytes = Array("BM".utf8) + word(54 + stride * height) + word(0) + word(54)
        bytes += word(40) + word(width) + word(height) + [1, 0, 24, 0] + word(0)
        bytes += word(stride * height) + word(2835) + word(2835) + word(0) + word(0)
        for y in (0..<height).reversed() {
            var row = (0..<width).flatMap { Array(pixel($0, y).reversed()) }
            row += [UInt8](repeating: 0, count: stride - row.count)
            bytes += row
        }
        return bytes
    }

    private func lumaOf(_ still: StillPicture) -> [UInt8] {
        still.frame.withPicture { picture in
            (0..<picture.height).flatMap { y in
                (0..<picture.width).map { picture.luma.base[y * picture.luma.bytesPerRow + $0] }
            }
        }
    }

    @Test func writesTheSamplesOfAStillUnchanged() throws {
        let pixel = { (x: Int, y: Int) in [UInt8(x * 31 & 255), UInt8(y * 57 & 255), UInt8(x ^ y)] }
        let first = try StillPicture(path: folder.write(bmp(13, 9, pixel), as: "a.bmp"))
        #expect(first.format == "bmp" && first.width == 13 && first.height == 9)
        try PNGWriter.write(first.frame, to: "\(folder.path)/a.png")
        let second = try StillPicture(path: "\(folder.path)/a.png")
        #expect(second.format == "png" && second.bitDepth == 8)
        #expect(lumaOf(first) == lumaOf(second))
        try PNGWriter.write(second.frame, to: "\(folder.path)/b.png")
        #expect(folder.read("a.png") == folder.read("b.png"))
        #expect(folder.entries == ["a.bmp", "a.png", "b.png"])
    }

    /// Samples of a PNG can be checked without a reader of our own: luma of gray is the gray itself.
    @Test func convertsLimitedRangeExactly() throws {
        var clip = RawClip(width: 220, height: 2, chroma: "420mpeg2")
        let row = (0..<220).map { UInt8(16 + $0) }
        clip.frames = [row + row + [UInt8](repeating: 128, count: 220)]
        var decoder = try VideoDecoder(path: folder.write(clip.bytes, as: "ramp.y4m"))
        try PNGWriter.write(decoder.frame(at: .last), to: "\(folder.path)/ramp.png")
        let luma = lumaOf(try StillPicture(path: "\(folder.path)/ramp.png"))
        for x in 0..<220 {
            #expect(Int(luma[x]) == min(255, (2 * x * 255 + 219) / 438), "code \(16 + x)")
        }
    }

    @Test func writesSixteenBitsForDeeperSources() throws {
        var clip = RawClip(width: 6, height: 4, chroma: "420p10")
        clip.frames = [[UInt8](repeating: 2, count: clip.frameBytes)]
        var decoder = try VideoDecoder(path: folder.write(clip.bytes, as: "deep.y4m"))
        try PNGWriter.write(decoder.frame(at: .last), to: "\(folder.path)/deep.png")
        #expect(try StillPicture(path: "\(folder.path)/deep.png").bitDepth == 16)
    }

    @Test func saysThatSamplesAreShownAsSRGB() throws {
        let still = try StillPicture(
            path: folder.write(bmp(2, 2) { _, _ in [9, 9, 9] }, as: "a.bmp"))
        try PNGWriter.write(still.frame, to: "\(folder.path)/a.png")
        let bytes = folder.read("a.png")
        let has = { (name: String) in
            bytes.indices.contains { bytes[$0...].starts(with: Array(name.utf8)) }
        }
        #expect(has("sRGB") && has("IEND"))
    }

    @Test func leavesNothingWhereItCannotWrite() throws {
        let still = try StillPicture(
            path: folder.write(bmp(2, 2) { _, _ in [9, 9, 9] }, as: "a.bmp"))
        let inside = "\(folder.path)/inside"
        mkdir(inside, 0o700)
        for path in [inside, "\(folder.path)/absent/a.png", "/dev/full", "", "/proc/a.png"] {
            let error = #expect(throws: MediaError.self) {
                try PNGWriter.write(still.frame, to: path)
            }
            #expect(error?.code == .unwritable && error?.path == path)
        }
        rmdir(inside)
        #expect(folder.entries == ["a.bmp"])
    }

    @Test func refusesStillsBeyondItsLimits() throws {
        let path = folder.write(bmp(20, 10) { _, _ in [1, 2, 3] }, as: "a.bmp")
        _ = try StillPicture(path: path, limits: MediaLimits(stillPixels: 200, stillBytes: 700))
        for limits in [MediaLimits(stillPixels: 199), MediaLimits(stillBytes: 600)] {
            let error = #expect(throws: MediaError.self) {
                _ = try StillPicture(path: path, limits: limits)
            }
            #expect(error?.code == .limit)
        }
    }

    @Test func refusesAFilmAsAStill() throws {
        var clip = RawClip()
        clip.addFlatFrames(2)
        let path = folder.write(clip.bytes, as: "film.png")
        let error = #expect(throws: MediaError.self) { _ = try StillPicture(path: path) }
        #expect(error?.code == .unsupported)
    }

    /// A TIFF of 3 × 2 gray samples turned in each of the eight ways. Source: TIFF 6.0 §2, §4.
    @Test(arguments: 1...8)
    func turnsStillsUpright(orientation: Int) throws {
        let short = { (value: Int) in [UInt8(value & 255), UInt8(value >> 8)] }
        let long = { (value: Int) in short(value & 65535) + short(value >> 16) }
        let entry = { (tag: Int, value: Int) in short(tag) + short(3) + long(1) + long(value) }
        let tags = [
            (256, 3), (257, 2), (258, 8), (259, 1), (262, 1), (273, 8), (274, orientation),
            (277, 1), (278, 2), (279, 6),
        ]
        var bytes: [UInt8] = Array("II".utf8) + short(42) + long(14) + [10, 20, 30, 40, 50, 60]
        bytes += short(tags.count) + tags.flatMap { entry($0.0, $0.1) } + long(0)
        let still = try StillPicture(path: folder.write(bytes, as: "turned.tif"))
        // Source: EXIF 2.32, what row 0 and column 0 of the stored samples are in the picture.
        let expected: [[UInt8]] = [
            [10, 20, 30, 40, 50, 60], [30, 20, 10, 60, 50, 40], [60, 50, 40, 30, 20, 10],
            [40, 50, 60, 10, 20, 30], [10, 40, 20, 50, 30, 60], [40, 10, 50, 20, 60, 30],
            [60, 30, 50, 20, 40, 10], [30, 60, 20, 50, 10, 40],
        ]
        #expect((still.width, still.height) == (orientation < 5 ? (3, 2) : (2, 3)))
        #expect(lumaOf(still) == expected[orientation - 1])
        try PNGWriter.write(still.frame, to: "\(folder.path)/upright.png")
        let again = try StillPicture(path: "\(folder.path)/upright.png")
        #expect(lumaOf(again) == expected[orientation - 1])
    }
}
