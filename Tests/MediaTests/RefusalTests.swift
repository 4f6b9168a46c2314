import Glibc
import Media
import Testing

/// What is no clip gets one sentence that names the file and the remedy.
@Suite struct RefusalTests {
    private let folder = ScratchFolder()

    private func refusal(_ path: String) -> MediaError? {
        let video = #expect(throws: MediaError.self) { _ = try VideoDecoder(path: path) }
        let still = #expect(throws: MediaError.self) { _ = try StillPicture(path: path) }
        #expect(video?.code == still?.code)
        #expect(video?.description.hasPrefix("\(path): ") == true)
        #expect(video?.description.contains("\n") == false)
        return video
    }

    @Test func missing() {
        #expect(refusal("\(folder.path)/absent.mp4")?.code == .missing)
    }

    @Test func folderInsteadOfFile() {
        #expect(refusal(folder.path)?.code == .notAFile)
    }

    @Test func empty() {
        #expect(refusal(folder.write([], as: "empty.mp4"))?.code == .empty)
    }

    @Test func noise() {
        let bytes = (0..<5000).map { UInt8(($0 * 7919) >> 3 & 255) }
        #expect(refusal(folder.write(bytes, as: "noise.mp4"))?.code == .unknownFormat)
    }

    @Test func pipe() {
        let path = "\(folder.path)/pipe.mp4"
        mkfifo(path, 0o600)
        #expect(refusal(path)?.code == .notAFile)
    }

    @Test func device() {
        #expect(refusal("/dev/zero")?.code == .notAFile)
    }

    @Test(arguments: ["http://example.org/take.mp4", "rtsp://host/a", "pipe:0", "concat:a|b"])
    func address(path: String) {
        #expect(refusal(path)?.code == .notLocal)
    }

    /// A playlist must not make us open what it names.
    @Test func playlist() {
        let target = folder.write(Array("secret".utf8), as: "secret.ts")
        let list = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:\(target)\n#EXT-X-ENDLIST\n"
        let path = folder.write(Array(list.utf8), as: "list.m3u8")
        #expect(throws: MediaError.self) { _ = try VideoDecoder(path: path) }
    }

    @Test func namesWithColonsQuotesAndLineBreaksAreFiles() throws {
        var clip = RawClip()
        clip.addFlatFrames(2)
        for name in ["a:b.y4m", "http:x.y4m", "it's \"so\".y4m", "two\nlines.y4m", "50%03d.y4m"] {
            var decoder = try VideoDecoder(path: folder.write(clip.bytes, as: name))
            #expect(try decoder.frame(at: .last).index == 1, "\(name)")
        }
        let error = #expect(throws: MediaError.self) {
            _ = try VideoDecoder(path: "\(folder.path)/no\nsuch.mp4")
        }
        #expect(error?.description.contains("\n") == false)
    }
}
