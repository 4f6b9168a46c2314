import FixtureMaker
import Foundation
import Media
import Testing
import VectorCore

/// What clips may do besides showing frames of one size in standard range.
@Suite struct OddClipTests {
    private let folder = ScratchFolder()

    @Test func followsAChangeOfSize() throws {
        var decoder = try VideoDecoder(path: Fixtures.path("clips/size-change.h264"))
        var sizes: [[Int]] = []
        var cards: [Int] = []
        while let frame = try decoder.next() {
            sizes.append([frame.width, frame.height])
            cards.append(frame.withPicture { FixtureClipTests.card(on: $0) })
        }
        #expect(
            sizes == Array(repeating: [192, 128], count: 6) + Array(repeating: [160, 96], count: 6))
        #expect(cards == Array(0..<6) + Array(0..<6))
        #expect(decoder.sizeChangedAtFrame == 6)
        #expect(decoder.damage == nil)
    }

    /// Grey of the card has the signal 128 / 255, white 1: light below the knee is only scaled, and the
    /// brightest becomes white. Sources: ITU-R BT.2100-2 tables 4 and 5, BT.2390-10 §5.4.1, IEC 61966-2-1.
    @Test(arguments: ["pq", "hlg"])
    func bringsHighRangeToStandardRange(name: String) throws {
        var decoder = try VideoDecoder(path: Fixtures.path("clips/\(name).mp4"))
        let frame = try decoder.frame(at: .last)
        #expect(frame.colour.isHighDynamicRange)
        #expect(frame.colour.assumed.contains { $0.contains("BT.2390") })
        let png = folder.write(try PNGWriter.bytes(of: frame), as: "sdr.png")
        let still = try StillPicture(path: png)
        #expect(still.bitDepth == 16)
        #expect(still.colour.transfer == "iec61966-2-1" || still.colour.transfer == "unspecified")
        let signal = 128.0 / 255
        let light: Double
        if name == "pq" {
            let root = pow(signal, 1 / (2523.0 / 4096 * 128))
            light =
                10_000 * pow((root - 0.8359375) / (18.8515625 - 18.6875 * root), 16384 / 2610.0)
        } else {
            let scene = (exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12
            light = 1000 * pow(scene, 1.2)
        }
        #expect(light < 95)
        let linear = light / 203
        let expected = 255 * (1.055 * pow(linear, 1 / 2.4) - 0.055)
        for picture in [frame, still.frame] {
            picture.withPicture { planes in
                let sample = { (x: Int, y: Int) in
                    Double(planes.luma.base[y * planes.luma.bytesPerRow + x])
                }
                let grey = sample(TestCard.block * 8, planes.height - 2 * TestCard.block)
                #expect(abs(grey - expected) <= 1.6, "\(grey), not \(expected)")
                // Frame 1 has its lowest bit set: the last block is white, the one before black.
                let row = TestCard.block + TestCard.block / 2
                #expect(sample(8 * TestCard.block + 8, row) >= 253)
                #expect(sample(7 * TestCard.block + 8, row) <= 3)
            }
        }
    }

    @Test func resamplesToSquareSamplesWhenAsked() throws {
        var decoder = try VideoDecoder(path: Fixtures.path("clips/wide-samples.mp4"))
        let aspect = decoder.properties.sampleAspect
        #expect(abs(aspect - 4.0 / 3) < 1e-9)
        let frame = try decoder.frame(at: .last)
        let size = { (sampleAspect: Double?) throws -> [Int] in
            let bytes = try PNGWriter.bytes(of: frame, sampleAspect: sampleAspect)
            let still = try StillPicture(path: folder.write(bytes, as: "square.png"))
            return [still.width, still.height]
        }
        #expect(try size(nil) == [192, 128])
        #expect(try size(aspect) == [256, 128])
        #expect(try size(0.5) == [192, 256])
        let error = #expect(throws: MediaError.self) { try size(1e9) }
        #expect(error?.code == .unwritable)
        // A flat patch keeps its colour.
        let bytes = try PNGWriter.bytes(of: frame, sampleAspect: aspect)
        let still = try StillPicture(path: folder.write(bytes, as: "square.png"))
        let luma = { (frame: DecodedFrame, x: Int) in
            frame.withPicture {
                Int($0.luma.base[($0.height - 2 * TestCard.block) * $0.luma.bytesPerRow + x])
            }
        }
        let native = try StillPicture(
            path: folder.write(try PNGWriter.bytes(of: frame), as: "native.png"))
        #expect(abs(luma(still.frame, 4 * 128 / 3) - luma(native.frame, 128)) <= 1)
    }

    @Test func readsByTheMatrixAndRangeThatTheCallerNames() throws {
        let path = Fixtures.path("clips/h264.mp4")
        let tagged = try VideoDecoder(path: path).properties.colour
        #expect(tagged.matrix == "bt709" && tagged.range == "limited")
        let decoder = try VideoDecoder(
            path: path, assuming: AssumedColour(matrix: .bt2020, range: .full))
        let colour = decoder.properties.colour
        #expect(colour.matrix == "bt2020" && colour.range == "full")
        #expect(colour.coding == ColourCoding(matrix: .bt2020, range: .full))
        #expect(
            colour.assumed.prefix(2) == ["matrix: bt2020 (asked for)", "range: full (asked for)"])
    }

    @Test func stopsAtLimitsOfBytesAndWork() throws {
        let path = Fixtures.path("clips/h264.mp4")
        for limits in [MediaLimits(videoBytes: 1000), MediaLimits(workSeconds: 0)] {
            let error = #expect(throws: MediaError.self) {
                var decoder = try VideoDecoder(path: path, limits: limits)
                while try decoder.next() != nil {}
            }
            #expect(error?.code == .limit || error?.code == .unknownFormat)
        }
    }

    @Test(arguments: ["a b 'c' \"d\".mp4", "line\nbreak.mp4", "concat:x|y.mp4", "-.mp4", "ü%d.mp4"])
    func takesAnyName(name: String) throws {
        let bytes = Scratch.bytes(of: Fixtures.path("clips/one-frame.mp4"))
        var decoder = try VideoDecoder(path: folder.write(bytes, as: name))
        #expect(try decoder.frame(at: .last).index == 0)
    }

    /// What is appended after the file was opened does not count.
    @Test func readsAGrowingFileAsItWasWhenOpened() throws {
        var clip = RawClip()
        clip.addFlatFrames(40)
        let path = folder.write(clip.bytes, as: "growing.y4m")
        var decoder = try VideoDecoder(path: path)
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(clip.bytes.dropFirst(60)))
        try handle.close()
        var count = 0
        while try decoder.next() != nil { count += 1 }
        #expect(count == 40)
    }
}
