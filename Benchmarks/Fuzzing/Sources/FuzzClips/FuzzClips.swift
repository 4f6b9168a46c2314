import FuzzSupport
import Media
import VectorCore

/// Reads an input as a clip: frames in rising time, the last one as PNG, or an error with a sentence.
@_cdecl("LLVMFuzzerTestOneInput")
public func readClip(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    guard let file = MemoryFile(bytes, count) else { return 0 }
    do throws(MediaError) {
        var decoder = try VideoDecoder(
            path: file.path, threads: 1,
            limits: MediaLimits(videoPixels: 1 << 17, frames: 48))
        var last: DecodedFrame?
        while let frame = try decoder.next() {
            precondition(frame.index == (last?.index ?? -1) + 1)
            precondition(frame.time.isFinite && frame.time >= last?.time ?? 0)
            frame.withPicture { precondition($0.width > 0 && $0.height > 0) }
            last = frame
        }
        precondition(decoder.timing.duration.isFinite && decoder.timing.frameRate.isFinite)
        if let last {
            let png = try PNGWriter.bytes(of: last)
            precondition(!png.isEmpty)
        }
    } catch {
        precondition(!error.message.isEmpty)
    }
    return 0
}
