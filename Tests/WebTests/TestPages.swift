import Foundation
import Holdfast
import Report

/// Pages that the program writes of drawn takes, made once for all tests.
struct TestPages {
    /// Where they are.
    let folder: String

    static let made = Result { try TestPages() }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// A drawn file.
    static func fixture(_ name: String) -> String { "\(root)/Fixtures/Cache/\(name)" }

    /// Names that would be a program, a tag or a mess, were they not escaped.
    static let hostile =
        "</title></script><script>window.hurt=1</script>\"'><img src=x onerror=window.hurt=1>&amp; "
        + "🎬 עברית \u{202E}4pm " + String(repeating: "x", count: 300)

    private init() throws {
        folder = NSTemporaryDirectory() + "holdfast-pages-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        atexit {
            if case .success(let pages) = TestPages.made {
                try? FileManager.default.removeItem(atPath: pages.folder)
            }
        }
        let anchor = Self.fixture("takes/anchor.png")
        try run([
            "analyze", Self.fixture("takes/numbered.mp4"), "--anchor", anchor, "--report",
            folder + "/take", "--json", folder + "/take.json",
        ])
        let shot = """
            shot: "sc010 <&'\\"> sh020"
            anchor: \(anchor)
            takes:
              - \(Self.fixture("takes/numbered.mp4"))
              - \(Self.fixture("takes/steady.mp4"))
              - \(Self.fixture("takes/freeze.mp4"))
              - \(Self.fixture("clips/empty.mp4"))
            criteria: ["reject: freeze", "maybe: any drifts"]
            """
        try shot.write(toFile: folder + "/shot.yaml", atomically: true, encoding: .utf8)
        try run([
            "rank", folder + "/shot.yaml", "--store", folder + "/takes.sqlite", "--report",
            folder + "/shot", "--without-faces",
        ])
        try run(
            ["chain"] + ["steady", "numbered", "exposure"].map { Self.fixture("takes/\($0).mp4") }
                + [
                    "--anchor", anchor, "--without-faces", "--report", folder + "/chain.html",
                    "--json", folder + "/chain.json",
                ])
    }

    /// Runs the program; drift and unusable files among others are what it is here to tell.
    func run(_ arguments: [String]) throws {
        let program = Process()
        program.executableURL = URL(filePath: Self.root + "/.build/release/holdfast")
        program.arguments = arguments + ["--quiet"]
        try program.run()
        program.waitUntilExit()
        guard [0, 1, 65].contains(program.terminationStatus) else {
            throw BrowserFault(
                description: "holdfast \(arguments[0]) ends with \(program.terminationStatus)")
        }
    }

    /// The page of another clip, measured without faces.
    func page(ofClip name: String) throws -> String {
        let report = "\(folder)/\(name.replacing("/", with: "-"))"
        try run([
            "analyze", Self.fixture(name), "--without-faces", "--report", report, "--json",
            report + ".json",
        ])
        return report + "/index.html"
    }

    /// An analysis that the program wrote.
    func document(_ name: String) throws -> AnalysisDocument {
        try JSONDecoder().decode(
            AnalysisDocument.self, from: Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
    }

    /// Writes a page of the tests' own.
    func write(_ html: String, to name: String) throws -> String {
        try OutputFile.write(html, to: "\(folder)/\(name)")
        return "\(folder)/\(name)"
    }
}
