package import ArgumentParser
internal import FoundationEssentials
internal import Holdfast
internal import Report

/// The page of a take.
package struct ReportOptions: ParsableArguments {
    /// Bytes of a clip that a page may hold.
    static let mostEmbedded = 256 << 20

    @Option(
        help: ArgumentHelp(
            "Write a page to look at: a folder gets index.html and a copy of the take, a name that "
                + "ends in .html only the page. (default: none)", valueName: "path"))
    package var report: String?

    @Flag(help: "Put the take into the page of --report. (default: beside it)")
    package var embed = false

    @Option(
        help: ArgumentHelp(
            "Draw a sheet of small pictures of the take. (default: none)",
            valueName: "file"))
    package var contactSheet: String?

    package init() {}

    package mutating func validate() throws {
        if embed, report == nil { throw ValidationError("--embed needs --report.") }
        if let contactSheet, PictureFormat(ofFile: contactSheet) == nil {
            throw ValidationError(
                "--contact-sheet draws SVG and PNG; name a file that ends in .svg or .png.")
        }
        guard let report else { return }
        guard !report.isEmpty else { throw ValidationError("--report needs a name.") }
        guard report != OutputFile.standardOutput else {
            throw ValidationError("--report writes files; name a folder or a file.html.")
        }
    }

    /// The page's file.
    private var page: String? {
        report.map { isFile($0) ? $0 : $0 + ($0.hasSuffix("/") ? "" : "/") + "index.html" }
    }

    private func isFile(_ path: String) -> Bool { path.lowercased().hasSuffix(".html") }

    /// What is written, for checks.
    var outputs: [OutputChecks.Output] {
        [("--report", page, true), ("--contact-sheet", contactSheet, false)]
    }

    /// Whether frames must be kept as pictures.
    var needsPictures: Bool { report != nil || contactSheet != nil }

    /// Makes the folder, so that what cannot be written is found before the work.
    func prepare() throws(CommandFailure) {
        guard let report, !isFile(report) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: report, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(
                exitCode: CommandFailure.unusable,
                message: "\(report): cannot be made a folder; name another, or a file.html")
        }
    }

    /// Writes the page, and the take beside it.
    func write(_ analysis: Analysis, take: String) throws(CommandFailure) {
        if let contactSheet {
            try CommandFailure.tellingOutput { () throws(ReportError) in
                let svg = ContactSheet.svg(analysis.document, pictures: analysis.pictures)
                try OutputFile.write(
                    try PictureFormat.bytes(svg: svg, forFile: contactSheet), to: contactSheet)
            }
        }
        guard let page, let report else { return }
        let clip: TakePage.Clip
        if embed {
            clip = try embedded(take)
        } else if isFile(report) {
            clip = .beside(RelativePath.path(to: take, from: page))
        } else {
            let name = "take" + Self.ending(take)
            try copy(take, to: RelativePath.folder(of: page) + name)
            clip = .beside(name)
        }
        try CommandFailure.tellingOutput { () throws(ReportError) in
            try OutputFile.write(
                try TakePage.html(analysis.document, pictures: analysis.pictures, clip: clip),
                to: page)
        }
    }

    private func embedded(_ take: String) throws(CommandFailure) -> TakePage.Clip {
        let size = try? FileManager.default.attributesOfItem(atPath: take)[.size] as? Int
        guard let size, size <= Self.mostEmbedded,
            let bytes = FileManager.default.contents(atPath: take)
        else {
            throw CommandFailure(
                exitCode: CommandFailure.unusable,
                message:
                    "\(take): is too large for a page, which holds \(Self.mostEmbedded >> 20) MB; "
                    + "leave out --embed")
        }
        let type =
            switch Self.ending(take) {
            case ".webm", ".mkv": "video/webm"
            case ".ogv", ".ogg": "video/ogg"
            default: "video/mp4"
            }
        return .embedded([UInt8](bytes), type: type)
    }

    /// Copies the take under a name that nobody looks for, then puts it in its place.
    private func copy(_ take: String, to path: String) throws(CommandFailure) {
        let files = FileManager.default
        let partial = RelativePath.folder(of: path) + ".holdfast-take.partial"
        do {
            try? files.removeItem(atPath: partial)
            let source = URL(filePath: take).resolvingSymlinksInPath().path
            // A take that is in the report's folder already stays where it is.
            guard source != URL(filePath: path).resolvingSymlinksInPath().path else { return }
            try files.copyItem(atPath: source, toPath: partial)
            try? files.removeItem(atPath: path)
            try files.moveItem(atPath: partial, toPath: path)
        } catch {
            try? files.removeItem(atPath: partial)
            throw CommandFailure(
                exitCode: CommandFailure.unusable,
                message: "\(path): the take cannot be copied here; make room, "
                    + "or name a file.html for --report")
        }
    }

    /// The ending of a file name, lower-case, where it is one of letters and digits.
    private static func ending(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        let ending = name[dot...].lowercased()
        let isPlain = ending.dropFirst().allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return isPlain && ending.count <= 6 ? ending : ""
    }
}
