package import ArgumentParser
internal import Holdfast
package import Review

/// What a take is judged for.
package struct ShotOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Judge by this shot file (YAML or JSON): its anchor and references, what it asks of a take, \
            what it announces, its criteria; --anchor replaces its stills. 'holdfast schema shot' \
            describes it. (default: none)
            """, valueName: "file"))
    package var shot: String?

    @Option(
        help: ArgumentHelp(
            """
            The text that the take was made with: it may announce changes, and more than 15 words \
            compete with the image, which is looked at where the back half drifts. (default: that of the \
            shot file, or none)
            """, valueName: "text"))
    package var prompt: String?

    package init() {}

    package mutating func validate() throws {
        if shot?.isEmpty == true { throw ValidationError("--shot needs a file name.") }
    }

    /// The shot that was named, with the prompt of the command line; `nil` when neither was given.
    package func read() throws(CommandFailure) -> Shot? {
        var read: Shot?
        if let shot { read = try Self.shot(at: shot) }
        return read.asked(prompt)
    }

    /// The shot in the file at `path`, told in the command's own errors.
    package static func shot(at path: String) throws(CommandFailure) -> Shot {
        do throws(ReviewError) {
            return try ShotReader.shot(at: path)
        } catch {
            throw CommandFailure(
                exitCode: CommandFailure.unusable, message: error.description)
        }
    }
}

extension AnchorOptions {
    /// What the analyser is asked: the stills of the command line, else those of the shot.
    func requests(for shot: Shot?) -> [AnchorRequest] {
        anchors.isEmpty ? shot?.anchorRequests ?? [] : requests
    }
}
