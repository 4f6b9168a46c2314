import Foundation
import Report
import Testing

/// Every kind of JSON, as the program writes it, against the schema that the program prints for it.
@Suite struct WrittenDocumentTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private static func fixture(_ name: String) -> String { "\(root)/Fixtures/Cache/\(name)" }

    /// Runs the program and returns what it prints; `FOLDER` in `arguments` stands for `folder`.
    private static func run(_ arguments: [String], in folder: String) throws -> String {
        let program = Process()
        program.executableURL = URL(filePath: root + "/.build/release/holdfast")
        program.arguments = arguments.map { $0.replacing("FOLDER", with: folder) }
        var environment = ProcessInfo.processInfo.environment
        environment["HOLDFAST_STORE"] = folder + "/takes.sqlite"
        program.environment = environment
        let output = Pipe()
        program.standardOutput = output
        program.standardError = FileHandle.nullDevice
        try program.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        program.waitUntilExit()
        // The batch holds a file that is no video.
        let codes: [Int32] = arguments[0] == "batch" ? [65] : [0, 1]
        #expect(codes.contains(program.terminationStatus), "\(arguments)")
        return String(decoding: printed, as: UTF8.self)
    }

    private static let card = fixture("clips/h264.mp4")
    private static let take = fixture("takes/freeze.mp4")
    private static let still = fixture("takes/anchor.png")

    /// Each document: its schema, what makes it, and where it then lies; standard output for `nil`.
    private static let kinds: [(schema: String, arguments: [String], file: String?)] = [
        ("analysis", ["analyze", take, "--anchor", still, "--without-faces", "--json", "-"], nil),
        ("analysis", ["analyze", card, "--without-faces", "--prompt", "a b", "--json", "-"], nil),
        (
            "analysis",
            [
                "analyze", card, "--without-faces", "--anchor", "first-frame=\(still)", "--json",
                "-",
            ],
            nil
        ),
        (
            "handoff",
            [
                "handoff", card, "--without-faces", "--output", "FOLDER/frame.png", "--json", "-",
            ], nil
        ),
        (
            "handoff", ["handoff", card, "--last", "--output", "FOLDER/last.png", "--json", "-"],
            nil
        ),
        ("seam", ["seam", card, take, "--without-faces", "--json", "-"], nil),
        (
            "chain",
            ["chain", card, card, "--anchor", still, "--without-faces", "--json", "-"], nil
        ),
        ("audit", ["audit", "FOLDER/last.png", card, "--json", "-"], nil),
        (
            "preflight",
            [
                "preflight", still, still, "--sheet", "--prompt", "she turns", "--size", "1280x720",
                "--without-faces", "--json", "-",
            ], nil
        ),
        ("compare", ["compare", still, still, "--without-faces", "--json", "-"], nil),
        ("probe", ["probe", card, "--json", "-"], nil),
        ("models", ["models", "--json", "-"], nil),
        (
            "tolerances",
            [
                "calibrate", card, "--without-faces", "--output", "FOLDER/tolerances.json",
                "--quiet",
            ],
            "tolerances.json"
        ),
        (
            "summary",
            [
                "batch", card, fixture("clips/empty.mp4"), "--without-faces", "--output",
                "FOLDER/batch", "--quiet",
            ], "batch/summary.json"
        ),
        ("analysis", [], "batch/h264.json"),
        ("shot", [], "shot.json"),
        ("rank", ["rank", "FOLDER/shot.json", "--without-faces", "--quiet", "--json", "-"], nil),
        ("takes", ["takes", "list", "--json", "-"], nil),
    ]

    @Test func everyDocumentFitsTheSchemaThatIsPrintedForIt() throws {
        let folder =
            NSTemporaryDirectory() + "holdfast-schemas-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "{\"shot\": \"s\", \"takes\": [\"\(Self.card)\"], \"criteria\": [\"reject: freeze\"]}"
            .write(toFile: folder + "/shot.json", atomically: true, encoding: .utf8)
        for kind in Self.kinds {
            var printed = ""
            if !kind.arguments.isEmpty { printed = try Self.run(kind.arguments, in: folder) }
            if let file = kind.file {
                printed = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            }
            let document = try Self.json(printed)
            let schema = try Self.json(try Self.run(["schema", kind.schema], in: folder))
            let faults = SchemaCheck.faults(document, schema)
            #expect(faults.isEmpty, "\(kind.schema): \(faults.prefix(5))")
            // An empty schema would fit everything.
            #expect(schema["properties"] != nil && schema["required"] != nil, "\(kind.schema)")
        }
        let tested = Set(Self.kinds.map(\.schema))
        #expect(tested == Set(SchemaCatalogue.entries.map(\.name)).union(["shot"]))
    }

    private static func json(_ text: String) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }
}
