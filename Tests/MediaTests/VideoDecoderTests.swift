import Media
import Testing
import VectorCore

@Suite struct VideoDecoderTests {
    private let folder = ScratchFolder()

    private func clip(_ clip: RawClip, as name: String = "clip.y4m") -> String {
        folder.write(clip.bytes, as: name)
    }

    private func flatClip(_ count: Int, _ change: (inout RawClip) -> Void = { _ in }) -> RawClip {
        var clip = RawClip()
        change(&clip)
        clip.addFlatFrames(count)
        return clip
    }

    @Test(arguments: [1, 2, 3, 7, 100])
    func deliversEveryFrameInOrder(count: Int) throws {
        var decoder = try VideoDecoder(path: clip(flatClip(count)))
        var frames: [(index: Int, time: Double, value: UInt8)] = []
        while let frame = try decoder.next() {
            frames.append((frame.index, frame.time, frame.withPicture { $0.luma.base[0] }))
        }
        #expect(frames.map(\.index) == Array(0..<count))
        #expect(frames.map(\.value) == (0..<count).map { UInt8(16 + $0 % 200) })
        for frame in frames { #expect(abs(frame.time - Double(frame.index) / 24) < 1e-9) }
        #expect(decoder.timing.frameCount == count)
        #expect(abs(decoder.timing.duration - Double(count) / 24) < 1e-9)
        #expect(!decoder.timing.isVariableFrameRate)
        #expect(decoder.damage == nil)
        #expect(try decoder.next() == nil)
    }

    @Test func namesAFrameByIndexByTimeAndAsTheLast() throws {
        let path = clip(flatClip(12))
        let found = { (address: FrameAddress) in
            var decoder = try VideoDecoder(path: path)
            return try decoder.frame(at: address).index
        }
        #expect(try found(.index(0)) == 0)
        #expect(try found(.index(11)) == 11)
        #expect(try found(.last) == 11)
        #expect(try found(.time(0)) == 0)
        #expect(try found(.time(5.0 / 24)) == 5)
        #expect(try found(.time(5.99 / 24)) == 5)
        #expect(try found(.time(11.9 / 24)) == 11)
        for absent in [FrameAddress.index(12), .index(-1), .time(0.5), .time(-1), .time(.nan)] {
            let error = #expect(throws: MediaError.self) { try found(absent) }
            #expect(error?.code == .noSuchFrame)
        }
    }

    /// Half a frame is no frame.
    @Test func keepsTheWholeFramesOfAClipThatBreaksOff() throws {
        let whole = flatClip(10)
        let bytes = whole.bytes.dropLast(whole.frameBytes / 2)
        var decoder = try VideoDecoder(path: folder.write(Array(bytes), as: "cut.y4m"))
        #expect(try decoder.frame(at: .last).index == 8)
    }

    @Test func lendsTheDecodersOwnSamples() throws {
        for (chroma, shiftX, shiftY) in [("420mpeg2", 1, 1), ("422", 1, 0), ("444", 0, 0)] {
            var raw = RawClip(width: 7, height: 5, chroma: chroma)
            raw.frames = [(0..<raw.frameBytes).map { UInt8(($0 * 37 + 11) & 255) }]
            var decoder = try VideoDecoder(path: clip(raw))
            let frame = try #require(try decoder.next())
            frame.withPicture { picture in
                #expect(picture.width == 7 && picture.height == 5)
                #expect(picture.chromaShiftX == shiftX && picture.chromaShiftY == shiftY)
                var place = 0
                for plane in [picture.luma, picture.cb, picture.cr] {
                    for y in 0..<plane.height {
                        for x in 0..<plane.width {
                            let sample = plane.base[y * plane.bytesPerRow + x]
                            #expect(sample == raw.frames[0][place], "\(chroma) \(x) \(y)")
                            place += 1
                        }
                    }
                }
            }
        }
    }

    @Test func roundsDeeperSamplesToEightBits() throws {
        var raw = RawClip(width: 4, height: 2, chroma: "444p10", extra: " XCOLORRANGE=LIMITED")
        let codes =
            [64, 65, 66, 67, 512, 940, 1022, 1023] + [512] + Array(repeating: 514, count: 15)
        raw.frames = [codes.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }]
        var decoder = try VideoDecoder(path: clip(raw))
        #expect(decoder.properties.bitDepth == 10)
        let frame = try #require(try decoder.next())
        frame.withPicture { picture in
            let luma = (0..<8).map { picture.luma.base[$0 / 4 * picture.luma.bytesPerRow + $0 % 4] }
            #expect(luma == [16, 16, 17, 17, 128, 235, 255, 255])
            #expect(picture.cb.base[0] == 128 && picture.cb.base[1] == 129)
        }
    }

    @Test func takesGrayAsLumaWithoutColour() throws {
        let path = clip(flatClip(2) { $0.chroma = "mono" })
        var decoder = try VideoDecoder(path: path)
        let frame = try #require(try decoder.next())
        frame.withPicture { picture in
            #expect(picture.luma.base[0] == 16)
            #expect(picture.cb.base[0] == 128 && picture.cr.base[0] == 128)
        }
    }

    @Test func saysWhatItAssumesOfUntaggedColour() throws {
        let small = try VideoDecoder(path: clip(flatClip(1)))
        #expect(small.properties.colour.matrix == "bt601")
        #expect(small.properties.colour.assumed.contains { $0.contains("fewer than 720 lines") })
        let tall = try VideoDecoder(path: clip(flatClip(1) { $0.height = 720 }))
        #expect(tall.properties.colour.matrix == "bt709")
    }

    @Test func stopsAtItsLimits() throws {
        let path = clip(flatClip(10))
        let run = { (limits: MediaLimits) in
            var decoder = try VideoDecoder(path: path, limits: limits)
            while try decoder.next() != nil {}
        }
        for limits in [MediaLimits(frames: 9), MediaLimits(seconds: 0.3)] {
            let error = #expect(throws: MediaError.self) { try run(limits) }
            #expect(error?.code == .limit)
        }
        try run(MediaLimits(videoPixels: 192, frames: 10, seconds: 0.4))
        #expect(throws: MediaError.self) { try run(MediaLimits(videoPixels: 191)) }
    }

    /// Every flip of single bytes in the head and in a frame: an error or frames, never a trap.
    @Test func survivesDamage() throws {
        let whole = flatClip(3).bytes
        for place in stride(from: 0, to: min(whole.count, 400), by: 3) {
            for flip in [UInt8(0x01), 0x80, 0xFF] {
                var bytes = whole
                bytes[place] ^= flip
                let path = folder.write(bytes, as: "flipped.y4m")
                do {
                    var decoder = try VideoDecoder(
                        path: path, limits: MediaLimits(videoPixels: 1 << 20))
                    while let frame = try decoder.next() {
                        frame.withPicture { #expect($0.width > 0) }
                    }
                } catch {
                    #expect(!error.message.isEmpty)
                }
            }
        }
    }
}
