import Foundation
import Glibc

/// What the tools of FFmpeg say of a file's frames.
struct PeerFrames {
    /// Presentation timestamps in ticks, `nil` for a frame without; as `ffprobe` lists them.
    let timestamps: [Int64?]

    init(_ path: String) throws {
        let text = try Self.output(
            "ffprobe",
            [
                "-v", "error", "-threads", "1", "-select_streams", "v:0", "-show_entries",
                "frame=best_effort_timestamp", "-of", "csv=p=0", path,
            ]
        ) { Data($0.readDataToEndOfFile()) }
        timestamps = String(decoding: text, as: UTF8.self).split(separator: "\n").map {
            Int64($0.split(separator: ",").first ?? "")
        }
    }

    /// Calls `body` with the raw samples of each frame that `ffmpeg -vsync 0` gives in `format`.
    static func samples(
        of path: String, format: String, frameBytes: Int, _ body: (Data) -> Bool
    ) throws {
        _ = try output(
            "ffmpeg",
            [
                "-v", "quiet", "-nostdin", "-threads", "1", "-i", path, "-map", "0:v:0", "-vsync",
                "0", "-f", "rawvideo", "-pix_fmt", format, "-",
            ]
        ) { handle in
            while true {
                var frame = Data()
                while frame.count < frameBytes {
                    let part = handle.readData(ofLength: frameBytes - frame.count)
                    if part.isEmpty { return Data() }
                    frame.append(part)
                }
                if !body(frame) { return Data() }
            }
        }
    }

    private static func output(
        _ program: String, _ arguments: [String], _ read: (FileHandle) -> Data
    ) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = read(pipe.fileHandleForReading)
        // Who stops reading early does not want the rest, which would wait in the pipe for ever.
        try pipe.fileHandleForReading.close()
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return data
    }
}
