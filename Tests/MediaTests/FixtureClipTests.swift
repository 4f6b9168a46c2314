import FixtureMaker
import Media
import TestSupport
import Testing
import VectorCore

/// Clips of every codec, whose frames say which ones they are.
@Suite struct FixtureClipTests {
    private let folder = ScratchFolder()

    @Test func fixturesAreThere() {
        #expect(Fixtures.wholeClips.count >= 20, "run make fixtures first")
    }

    @Test(arguments: Fixtures.wholeClips.map(\.file))
    func deliversEveryFrameAtItsTime(file: String) throws {
        let entry = try #require(Fixtures.clips.first { $0.file == file })
        var decoder = try VideoDecoder(path: Fixtures.path(file))
        var (indices, cards, times): ([Int], [Int], [Double]) = ([], [], [])
        while let frame = try decoder.next() {
            #expect(frame.width == entry.width && frame.height == entry.height)
            indices.append(frame.index)
            cards.append(frame.withPicture { Self.card(on: $0) })
            times.append(frame.time)
        }
        let count = try #require(entry.frames)
        #expect(indices == Array(0..<count))
        #expect(cards == Array(0..<count))
        // Containers that count milliseconds round by half of one at each end.
        for (time, stated) in zip(times, entry.times ?? []) { #expect(abs(time - stated) < 0.0011) }
        #expect(decoder.damage == nil)
        #expect(decoder.sizeChangedAtFrame == nil)
        #expect(decoder.timing.isVariableFrameRate == file.contains("variable-rate"))
    }

    /// Matrix, range, depth and rotation are right when the flat patches have their colours.
    @Test(arguments: Fixtures.plainClips.map(\.file))
    func showsThePatchesInTheirColours(file: String) throws {
        var decoder = try VideoDecoder(path: Fixtures.path(file))
        let frame = try decoder.frame(at: .last)
        let png = "\(folder.path)/last.png"
        try PNGWriter.write(frame, to: png)
        let written = try StillPicture(path: png)
        #expect(written.width == frame.width && written.height == frame.height)
        // A palette of 256 rounds colours by half its steps. MPEG-4 in AVI cannot say that it is BT.709,
        // and is small enough to be taken for BT.601: red and green are then off by a tenth.
        let isUntagged = frame.colour.assumed.contains { $0.hasPrefix("matrix") }
        let allowed: Float = file.hasSuffix(".gif") ? 44 : isUntagged ? 24 : 6
        #expect(isUntagged == file.hasSuffix(".avi"))
        #expect(written.bitDepth == (decoder.properties.bitDepth > 8 ? 16 : 8))
        for picture in [frame, written.frame] {
            picture.withPicture { planes in
                #expect(Self.card(on: planes) == frame.index)
                for (number, patch) in TestCard.patches.enumerated() {
                    let colour = Self.colour(of: planes, patch: number)
                    let error = (0..<3).map { abs(colour[$0] - Float(patch[$0])) }.max() ?? 255
                    #expect(error <= allowed, "patch \(number) is \(colour), not \(patch)")
                }
            }
        }
    }

    @Test(arguments: Fixtures.wholeClips.map(\.file))
    func givesTheSameFramesOnAnyNumberOfThreads(file: String) throws {
        let run = { (threads: Int) in
            var decoder = try VideoDecoder(path: Fixtures.path(file), threads: threads)
            var sums: [UInt64] = []
            while let frame = try decoder.next() {
                sums.append(frame.withPicture { Self.checksum(of: $0) } ^ UInt64(frame.index))
            }
            return sums
        }
        let one = try run(1)
        #expect(try run(2) == one)
        #expect(try run(5) == one)
    }

    @Test(arguments: ["clips/truncated.mp4", "clips/truncated.mkv"])
    func keepsWhatComesBeforeTheEndOfATruncatedClip(file: String) throws {
        let entry = try #require(Fixtures.clips.first { $0.file == file })
        var decoder = try VideoDecoder(path: Fixtures.path(file))
        var cards: [Int] = []
        while let frame = try decoder.next() {
            cards.append(frame.withPicture { Self.card(on: $0) })
        }
        let found = decoder.damage
        let damage = try #require(found)
        #expect(cards.count > 12 && cards.count < entry.frames ?? 0)
        #expect(damage.frameIndex > 12 && damage.frameIndex <= cards.count)
        #expect(Array(cards.prefix(damage.frameIndex)) == Array(0..<damage.frameIndex))
    }

    @Test func saysWhyAFileGivesNoFrames() {
        let code = { (file: String) in
            #expect(throws: MediaError.self) {
                _ = try VideoDecoder(path: Fixtures.path("clips/\(file)"))
            }?.code
        }
        #expect(code("no-index.mp4") == .unknownFormat)
        #expect(code("sound-only.mka") == .noVideo)
        #expect(code("empty.mp4") == .empty)
    }

    /// The index that the row of blocks states.
    static func card(on picture: PlanarPicture) -> Int {
        (0..<TestCard.bits).reduce(0) { value, column in
            let x = (column + 1) * TestCard.block + TestCard.block / 2
            let y = TestCard.block + TestCard.block / 2
            let luma = picture.luma.base[y * picture.luma.bytesPerRow + x]
            return value << 1 | (luma > 128 ? 1 : 0)
        }
    }

    /// R′G′B′ in 0...255 at the middle of a patch.
    private static func colour(of picture: PlanarPicture, patch: Int) -> SIMD3<Float> {
        let x = TestCard.block * (2 + 2 * patch)
        let y = picture.height - 2 * TestCard.block
        let sample = { (plane: PlaneView, x: Int, y: Int) in
            Float(plane.base[y * plane.bytesPerRow + x])
        }
        let factors = picture.coding.coefficients
        let luma = (sample(picture.luma, x, y) - factors.lumaOffset) * factors.lumaScale
        let (cx, cy) = (x >> picture.chromaShiftX, y >> picture.chromaShiftY)
        let (cb, cr) = (sample(picture.cb, cx, cy) - 128, sample(picture.cr, cx, cy) - 128)
        let red = luma + factors.crToRed * cr
        let green = luma + factors.cbToGreen * cb + factors.crToGreen * cr
        return SIMD3(red, green, luma + factors.cbToBlue * cb) * 255
    }

    static func checksum(of picture: PlanarPicture) -> UInt64 {
        var sum: UInt64 = 0
        for plane in [picture.luma, picture.cb, picture.cr] {
            for y in 0..<plane.height {
                for x in 0..<plane.width {
                    sum = (sum ^ UInt64(plane.base[y * plane.bytesPerRow + x])) &* 0x100_0000_01B3
                }
            }
        }
        return sum
    }
}
