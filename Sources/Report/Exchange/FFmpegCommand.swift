/// The command line with which ffmpeg ends a take at its out-point.
public enum FFmpegCommand {
    /// One line for a POSIX shell: every frame before the out-point, counted and not timed, coded again
    /// near to lossless; sound up to the same second.
    public static func text(_ document: HandoffDocument) -> String {
        let out = document.handoff.outPoint
        let path = document.take.path
        let stem = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
        // A leading dash would be an option.
        let source = path.hasPrefix("-") ? "./" + path : path
        return "ffmpeg -i \(quoted(source)) -frames:v \(out.frame) "
            + "-t \(NumberText.fixed(out.time, 6)) "
            + "-c:v libx264 -crf 8 -c:a copy \(quoted(stem + ".until-\(out.frame).mp4"))\n"
    }

    /// `text` as one word of a shell.
    static func quoted(_ text: String) -> String {
        "'"
            + text.split(separator: "'", omittingEmptySubsequences: false).joined(
                separator: "'\\''")
            + "'"
    }
}
