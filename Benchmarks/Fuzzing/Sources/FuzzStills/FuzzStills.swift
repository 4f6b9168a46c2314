import FuzzSupport
import Media
import VectorCore

/// Reads an input as a still: a picture, and a PNG of it, or an error with a sentence.
@_cdecl("LLVMFuzzerTestOneInput")
public func readStill(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    guard let file = MemoryFile(bytes, count) else { return 0 }
    do throws(MediaError) {
        let still = try StillPicture(
            path: file.path, limits: MediaLimits(stillPixels: 1 << 18, stillBytes: 1 << 20))
        let sum = still.frame.withPicture { Int($0.luma.base[0]) + Int($0.cr.base[0]) }
        let png = try PNGWriter.bytes(of: still.frame)
        precondition(sum >= 0 && !png.isEmpty && still.width > 0 && still.height > 0)
    } catch {
        precondition(!error.message.isEmpty)
    }
    return 0
}
