import ArgumentParser
import BenchmarkFigures
import Foundation
import Media

/// Whether every frame of a folder of files is the frame that `ffprobe` and `ffmpeg -vsync 0` give.
@main struct AgreementBenchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "AgreementBenchmarks",
        abstract: "Frames, timestamps and samples beside those of FFmpeg's own tools.",
        discussion: "Needs ffmpeg and ffprobe on the path. Exit code 1 when a whole file disagrees."
    )

    @Argument(help: "Files, or folders that are searched.")
    var paths: [String]

    private static let extensions: Set = [
        "mp4", "mov", "mkv", "webm", "avi", "3gp", "ts", "flv", "gif", "h264", "264", "h265",
        "hevc",
        "y4m", "ivf", "mpg", "m4v", "mjpeg",
    ]

    func run() throws {
        var table = MarkdownTable(
            "Frames beside FFmpeg's",
            head: ["file", "frames", "ffprobe", "timestamps alike", "samples alike", "remark"])
        var (whole, agreed) = (0, 0)
        for path in files() {
            let name = path.split(separator: "/").suffix(2).joined(separator: "/")
            let peer = try PeerFrames(path)
            do throws(MediaError) {
                let own = try OwnFrames(path)
                let times = zip(own.timestamps, peer.timestamps).count { $1 == nil || $0 == $1 }
                let hasTimes = peer.timestamps.contains { $0 != nil }
                let samples = Self.samples(own, path)
                let remark =
                    own.damage.map { "damaged from frame \($0.frameIndex)" }
                    ?? own.sizeChangedAt.map { "another size from frame \($0)" } ?? ""
                table.add([
                    name, "\(own.timestamps.count)", "\(peer.timestamps.count)",
                    hasTimes ? "\(times)" : "none in the stream", samples.text, remark,
                ])
                guard own.damage == nil else { continue }
                whole += 1
                let count = own.timestamps.count
                let isSame = count == peer.timestamps.count && times == count && samples.isSame
                agreed += isSame ? 1 : 0
            } catch {
                table.add([name, "–", "\(peer.timestamps.count)", "", "", error.message])
            }
        }
        print(table.text)
        print("\n\(agreed) of \(whole) whole files agree in every frame.")
        if agreed < whole { throw ExitCode(1) }
    }

    /// Frames whose samples are alike, up to a change of size, which `ffmpeg` scales away.
    private static func samples(_ own: OwnFrames, _ path: String) -> (text: String, isSame: Bool) {
        guard !own.isToneMapped else { return ("tone-mapped: not compared", true) }
        guard own.isComparable else { return ("\(own.format): not compared", true) }
        let count = own.sizeChangedAt ?? own.sums.count
        let bytes = own.samplesOfAFrame * (own.depth > 8 ? 2 : 1)
        var (alike, index) = (0, 0)
        do {
            try PeerFrames.samples(of: path, format: own.format, frameBytes: bytes) { frame in
                guard index < count else { return false }
                if own.sum(of: frame) == own.sums[index] { alike += 1 }
                index += 1
                return true
            }
        } catch {
            return ("\(error)", false)
        }
        return ("\(alike)", alike == count)
    }

    private func files() -> [String] {
        paths.flatMap { path -> [String] in
            guard let names = FileManager.default.enumerator(atPath: path) else { return [path] }
            let found = names.compactMap { $0 as? String }
                .filter { Self.extensions.contains(URL(filePath: $0).pathExtension.lowercased()) }
                .map { "\(path)/\($0)" }
            return found.isEmpty ? [path] : found.sorted()
        }
    }
}
