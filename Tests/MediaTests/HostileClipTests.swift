import Glibc
import Media
import Testing
import VectorCore

/// Heads that state what cannot be: frames in rising, finite time, or an error with a sentence.
@Suite struct HostileClipTests {
    private let folder = ScratchFolder()

    private func run(_ bytes: [UInt8], as name: String) throws -> (frames: Int, error: MediaError?)
    {
        let path = folder.write(bytes, as: name)
        var (count, before) = (0, -1.0)
        do throws(MediaError) {
            var decoder = try VideoDecoder(path: path, limits: MediaLimits(workSeconds: 10))
            while let frame = try decoder.next() {
                #expect(frame.time.isFinite && frame.time > before)
                before = frame.time
                count += 1
            }
            let (timing, properties) = (decoder.timing, decoder.properties)
            #expect(timing.duration.isFinite && timing.duration >= before)
            #expect(timing.frameRate.isFinite && timing.frameRate >= 0)
            #expect(properties.containerDuration?.isFinite ?? true)
        } catch {
            #expect(!error.message.isEmpty && !error.description.contains("\n"))
            return (count, error)
        }
        return (count, nil)
    }

    /// The places of `tag` in `bytes`.
    private func places(_ tag: [UInt8], in bytes: [UInt8]) -> [Int] {
        bytes.indices.filter { bytes[$0...].starts(with: tag) }
    }

    private static let words: [[UInt8]] = [
        [0, 0, 0, 0], [0, 0, 0, 1], [0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0],
        [0xFF, 0xFF, 0xFF, 0xFF],
    ]

    /// Ticks a second of the film and of its tracks: version, flags and two dates stand before them.
    @Test(arguments: words)
    func timescalesOfMP4(word: [UInt8]) throws {
        let whole = Scratch.bytes(of: Fixtures.path("clips/h264.mp4"))
        for tag in ["mvhd", "mdhd"] {
            let found = places(Array(tag.utf8), in: whole)
            #expect(!found.isEmpty)
            for place in found {
                var bytes = whole
                bytes.replaceSubrange(place + 16..<place + 20, with: word)
                let (frames, error) = try run(bytes, as: "time.mp4")
                #expect(frames > 0 || error != nil)
            }
        }
    }

    /// Scale and rate of the stream, and microseconds a frame in the head.
    @Test(arguments: words)
    func ratesOfAVI(word: [UInt8]) throws {
        let whole = Scratch.bytes(of: Fixtures.path("clips/mpeg4.avi"))
        let stream = try #require(places(Array("strh".utf8), in: whole).first)
        let head = try #require(places(Array("avih".utf8), in: whole).first)
        for place in [stream + 28, stream + 32, head + 8] {
            var bytes = whole
            bytes.replaceSubrange(place..<place + 4, with: word.reversed())
            let (frames, error) = try run(bytes, as: "rate.avi")
            #expect(frames > 0 || error != nil)
        }
    }

    /// Matroska states its length as a floating-point number and its ticks in nanoseconds.
    @Test(arguments: [
        Double.nan, .infinity, -.infinity, -1, 0, 1e300, -1e300, .leastNonzeroMagnitude,
    ])
    func lengthsOfMatroska(length: Double) throws {
        let whole = Scratch.bytes(of: Fixtures.path("clips/variable-rate.mkv"))
        // Element Duration (0x4489) of eight bytes.
        let place = try #require(places([0x44, 0x89, 0x88], in: whole).first)
        var bytes = whole
        let pattern = length.bitPattern.bigEndian
        let raw = withUnsafeBytes(of: pattern) { Array($0) }
        bytes.replaceSubrange(place + 3..<place + 11, with: raw)
        #expect(try run(bytes, as: "length.mkv").frames > 0)
    }

    @Test(arguments: [[0, 0, 0], [0, 0, 1], [0xFF, 0xFF, 0xFF]] as [[UInt8]])
    func ticksOfMatroska(ticks: [UInt8]) throws {
        let whole = Scratch.bytes(of: Fixtures.path("clips/variable-rate.mkv"))
        // Element TimestampScale (0x2AD7B1) of three bytes.
        let place = try #require(places([0x2A, 0xD7, 0xB1, 0x83], in: whole).first)
        var bytes = whole
        bytes.replaceSubrange(place + 4..<place + 7, with: ticks)
        let (frames, error) = try run(bytes, as: "ticks.mkv")
        #expect(frames > 0 || error != nil)
    }

    /// Boxes in boxes, and a box that says it holds almost all there could be.
    @Test func metadataThatNestsAndLies() throws {
        let whole = Scratch.bytes(of: Fixtures.path("clips/h264.mp4"))
        let box = { (size: Int, tag: String) in
            (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) } + Array(tag.utf8)
        }
        let depth = 20_000
        var nested: [UInt8] = []
        for level in 0..<depth {
            nested += box(8 * (depth - level), level % 2 == 0 ? "moov" : "udta")
        }
        #expect(try run(nested, as: "nested.mp4").error != nil)
        for size in [0x7FFF_FFF0, 0xFFFF_FFFF, 9, 1] {
            let lie = box(size, "udta") + box(size, "meta")
            _ = try run(whole + lie, as: "after.mp4")
            _ = try run(lie + whole, as: "before.mp4")
        }
        // A name of a megabyte in the head of a raw clip.
        var raw = RawClip(extra: " X" + String(repeating: "A", count: 1 << 20))
        raw.addFlatFrames(2)
        _ = try run(raw.bytes, as: "long.y4m")
    }

    /// Cut short while it is being read: what is gone is gone, and nothing waits for it.
    @Test func aFileThatShrinksWhileItIsRead() throws {
        var clip = RawClip()
        clip.addFlatFrames(4000)
        let path = folder.write(clip.bytes, as: "shrinking.y4m")
        var decoder = try VideoDecoder(path: path)
        #expect(truncate(path, 200_000) == 0)
        var count = 0
        while try decoder.next() != nil { count += 1 }
        #expect(count > 0 && count < 4000)
    }

    @Test func linksLeadToFilesAndToNothingElse() throws {
        var clip = RawClip()
        clip.addFlatFrames(2)
        let file = folder.write(clip.bytes, as: "clip.y4m")
        let link = { (target: String, name: String) in
            symlink(target, "\(folder.path)/\(name)")
            return "\(folder.path)/\(name)"
        }
        var decoder = try VideoDecoder(path: link(file, "link.mp4"))
        #expect(try decoder.frame(at: .last).index == 1)
        mkfifo("\(folder.path)/pipe", 0o600)
        let refusals: [(String, MediaError.Code)] = [
            (link("\(folder.path)/pipe", "to-pipe.mp4"), .notAFile),
            (link("/dev/zero", "to-device.mp4"), .notAFile),
            (link(folder.path, "to-folder.mp4"), .notAFile),
            (link("\(folder.path)/absent", "dangling.mp4"), .missing),
            (link("loop.mp4", "loop.mp4"), .missing),
        ]
        for (path, code) in refusals {
            let error = #expect(throws: MediaError.self) { _ = try VideoDecoder(path: path) }
            #expect(error?.code == code, "\(path)")
            let still = #expect(throws: MediaError.self) { _ = try StillPicture(path: path) }
            #expect(still?.code == code, "\(path)")
        }
    }
}
