import FixtureMaker
import Foundation
import Media
import TestSupport
import Testing
import VectorCore

/// Every fixture damaged in some hundreds of places: an error with a sentence, or frames; never a trap,
/// a hang, or memory without bound.
@Suite struct BitFlipTests {
    private let folder = ScratchFolder()
    private static let limits = MediaLimits(
        videoPixels: 1 << 18, frames: 12, workSeconds: 10, stillPixels: 1 << 20)

    /// `count` damaged copies of `whole`: bits turned over, mostly where heads and indexes lie, runs of
    /// bytes overwritten, tails cut off.
    private static func damaged(
        _ whole: [UInt8], _ count: Int, _ body: ([UInt8], Int) throws -> Void
    ) rethrows {
        var random = SplitMix64(seed: UInt64(whole.count))
        for round in 0..<count {
            var bytes = whole
            let start = round % 3 == 2 ? max(0, bytes.count - 1500) : 0
            let reach = round % 3 == 0 ? bytes.count : min(bytes.count, 1500)
            for _ in 0...(round % 5) {
                let place = start + Int(random.next() % UInt64(min(reach, bytes.count - start)))
                bytes[place] ^= 1 << UInt8(random.next() % 8)
            }
            if round % 7 == 6 {
                let place = start + Int(random.next() % UInt64(min(reach, bytes.count - start)))
                let fill: UInt8 = round % 2 == 0 ? 255 : 0
                for i in place..<min(place + 8, bytes.count) { bytes[i] = fill }
            }
            if round % 11 == 10 { bytes.removeLast(Int(random.next() % UInt64(bytes.count))) }
            try body(bytes, round)
        }
    }

    @Test(arguments: Fixtures.clips.map(\.file).filter { !$0.contains("long-audio") })
    func survivesInClips(file: String) throws {
        Self.damaged(Scratch.bytes(of: Fixtures.path(file)), 200) { bytes, round in
            let path = folder.write(bytes, as: "damaged")
            do throws(MediaError) {
                var decoder = try VideoDecoder(
                    path: path, threads: 1 + round % 2, limits: Self.limits)
                var before = -1.0
                while let frame = try decoder.next() {
                    #expect(frame.time.isFinite && frame.time > before)
                    before = frame.time
                    if frame.index % 4 == 0 {
                        frame.withPicture { #expect($0.width > 0 && $0.height > 0) }
                    }
                }
                #expect(decoder.timing.duration.isFinite)
            } catch {
                #expect(!error.message.isEmpty && !error.description.contains("\n"))
            }
        }
    }

    @Test(arguments: [
        "anchor.jpeg", "no-face.png", "anchor.webp", "anchor.gif", "anchor.bmp", "anchor.tiff",
    ])
    func survivesInStills(file: String) throws {
        Self.damaged(Scratch.bytes(of: Fixtures.path("stills/\(file)")), 60) { bytes, _ in
            let path = folder.write(bytes, as: "damaged")
            do throws(MediaError) {
                let still = try StillPicture(path: path, limits: Self.limits)
                still.frame.withPicture { #expect($0.width > 0) }
            } catch {
                #expect(!error.message.isEmpty && !error.description.contains("\n"))
            }
        }
    }

    /// What covers up damage in FFmpeg depends on how far its threads have come; ours must not.
    @Test(arguments: ["h264.mp4", "hevc.mp4", "mpeg4.avi", "vp9.webm", "h264-10bit.mp4"])
    func damageLooksTheSameOnAnyNumberOfThreads(file: String) throws {
        var random = SplitMix64(seed: 7)
        let whole = Scratch.bytes(of: Fixtures.path("clips/\(file)"))
        for round in 0..<8 {
            var bytes = whole
            for _ in 0..<6 {
                // Behind the head, where the samples are.
                let place = 400 + Int(random.next() % UInt64(bytes.count - 2400))
                bytes[place] ^= 1 << UInt8(random.next() % 8)
            }
            let path = folder.write(bytes, as: "damaged")
            let run = { (threads: Int) -> [UInt64] in
                do throws(MediaError) {
                    var decoder = try VideoDecoder(path: path, threads: threads)
                    var sums: [UInt64] = []
                    while let frame = try decoder.next() {
                        sums.append(frame.withPicture { FixtureClipTests.checksum(of: $0) })
                    }
                    return sums + [UInt64(bitPattern: Int64(decoder.damage?.frameIndex ?? -1))]
                } catch {
                    return [UInt64(error.message.utf8.count)]
                }
            }
            let one = run(1)
            #expect(run(2) == one, "round \(round)")
            #expect(run(4) == one, "round \(round)")
        }
    }

    /// An index of a few bytes that promises a gigabyte of entries, and a frame without chroma: both were
    /// found by the fuzzer.
    @Test(arguments: ["lying-index.mp4", "missing-planes.mkv", "half-decoded.avi"])
    func survivesWhatTheFuzzerFound(file: String) throws {
        let path = Fixtures.sources + "/Findings/\(file)"
        do throws(MediaError) {
            var decoder = try VideoDecoder(path: path)
            while let frame = try decoder.next() { _ = try PNGWriter.bytes(of: frame) }
        } catch {
            #expect(!error.message.isEmpty)
        }
    }
}
