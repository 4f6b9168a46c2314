internal import ArgumentParser
internal import Glibc
internal import Report

/// What must be true of the outputs named on a command line, before anything is done.
enum OutputChecks {
    /// An output: the option that names it, the path, and whether it is text.
    typealias Output = (option: String, path: String?, isText: Bool)

    /// Refuses empty paths, one path for two outputs, a path that is also read, and binary data for
    /// standard output.
    static func validate(_ outputs: [Output], inputs: [String] = []) throws {
        var taken: [(option: String, path: String)] = []
        for output in outputs {
            guard let path = output.path else { continue }
            guard !path.isEmpty else {
                throw ValidationError("\(output.option) needs a file name.")
            }
            if path == OutputFile.standardOutput, !output.isText {
                throw ValidationError(
                    "\(output.option) is not text and cannot go to standard output; name a file.")
            }
            if let other = taken.first(where: { $0.path == path }) {
                throw ValidationError(
                    "\(other.option) and \(output.option) both name \(path); name two outputs.")
            }
            if path != OutputFile.standardOutput, inputs.contains(where: { isSame($0, path) }) {
                throw ValidationError(
                    "\(output.option) \(path) would replace what is read; name another file.")
            }
            taken.append((output.option, path))
        }
    }

    /// Whether two paths lead to one file, by whatever links.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        var first = stat()
        var second = stat()
        guard stat(left, &first) == 0, stat(right, &second) == 0 else { return false }
        let isRegular = first.st_mode & S_IFMT == S_IFREG
        return isRegular && first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Fails when one of `outputs` could not be written at the end.
    static func ensureWritable(_ outputs: [String?]) throws(CommandFailure) {
        for path in outputs.compactMap(\.self) {
            try CommandFailure.tellingOutput { () throws(ReportError) in
                try OutputFile.ensureWritable(path)
            }
        }
    }

    /// Writes `document` as JSON when `path` is named.
    static func write(json document: some Encodable, to path: String?) throws(CommandFailure) {
        guard let path else { return }
        try CommandFailure.tellingOutput { () throws(ReportError) in
            try OutputFile.write(try DocumentWriter.json(document), to: path)
        }
    }
}
