package import ArgumentParser
internal import Report

/// `holdfast schema`: the JSON Schema of what the other verbs write.
package struct SchemaCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of a document.",
        discussion: """
            Example: holdfast schema analysis > analysis.schema.json

            \(HelpText.exitCodes)
            """)

    @Argument(help: "Which document: \(SchemaCommand.names).")
    package var name: String

    package init() {}

    package mutating func validate() throws {
        guard entry != nil else {
            throw ValidationError("\(name) is no document; use \(Self.names).")
        }
    }

    package func run() throws {
        guard let entry else { return }
        try CommandFailure.tellingOutput { () throws(ReportError) in
            try OutputFile.write(
                try DocumentWriter.json(entry.json, isPretty: true),
                to: OutputFile.standardOutput)
        }
    }

    private var entry: SchemaCatalogue.Entry? {
        SchemaCatalogue.entries.first { $0.name == name }
    }

    private static var names: String {
        SchemaCatalogue.entries.map(\.name).joined(separator: ", ")
    }
}
