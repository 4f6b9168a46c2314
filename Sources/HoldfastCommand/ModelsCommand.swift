package import ArgumentParser
internal import Holdfast
internal import Report

/// `holdfast models`: which model files are used, whether they are whole, and where they come from.
package struct ModelsCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "List the model files, check each against its SHA-256, and explain them.",
        discussion: """
            Example: holdfast models

            Ends with 65 when a file is missing or altered, and names the command that mends it.

            \(HelpText.environment)
            """)

    @Option(
        help: ArgumentHelp(
            "Write the list as JSON; - is standard output. (default: none)", valueName: "file"))
    package var json: String?

    package init() {}

    package mutating func validate() throws {
        try OutputChecks.validate([("--json", json, true)])
    }

    package func run() throws {
        try OutputChecks.ensureWritable([json])
        let folder = try CommandEnvironment.current().modelsFolder
        let document = Analyser.modelFiles(folder: folder)
        try OutputChecks.write(json: document, to: json)
        if json != OutputFile.standardOutput {
            try Terminal.present { ListingRenderer.text(document, style: $0) }
        }
        if document.models.contains(where: { $0.state != "ok" }) {
            throw ExitCode(CommandFailure.unusable)
        }
    }
}
