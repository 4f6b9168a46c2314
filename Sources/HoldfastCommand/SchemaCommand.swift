package import ArgumentParser
internal import Report
internal import Review

/// `holdfast schema`: the JSON Schema of what the other verbs write.
package struct SchemaCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of a document.",
        discussion: """
            Example: holdfast schema analysis

            \(HelpText.exitCodes)
            """)

    @Argument(help: "Which document: \(SchemaCommand.names).")
    package var name: String

    package init() {}

    package mutating func validate() throws {
        guard entry != nil || name == Self.shot else {
            throw ValidationError("\(name) is no document; use \(Self.names).")
        }
    }

    package func run() throws {
        try CommandFailure.tellingOutput { () throws(ReportError) in
            let bytes =
                if let entry {
                    try DocumentWriter.json(entry.json, isPretty: true)
                } else {
                    [UInt8](ShotSchema.json.utf8)
                }
            try OutputFile.write(bytes, to: OutputFile.standardOutput)
        }
    }

    private var entry: SchemaCatalogue.Entry? {
        SchemaCatalogue.entries.first { $0.name == name }
    }

    /// The one kind of file here that people write.
    private static let shot = "shot"

    private static var names: String {
        (SchemaCatalogue.entries.map(\.name) + [shot]).joined(separator: ", ")
    }
}
