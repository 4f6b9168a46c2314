import Report

/// What an analysis decides, apart from the numbers behind it.
struct Decisions: Sendable {
    private let parts: [(name: String, value: [String])]

    init(_ document: AnalysisDocument) {
        var parts = document.channels.map { channel in
            (
                name: channel.id,
                value: [channel.status]
                    + channel.drifts.map {
                        "\($0.startFrame)..<\($0.endFrame) \($0.kind) \($0.severity)"
                    }
            )
        }
        parts.append(("eyes", document.eyes.state))
        parts.append(
            ("defects", document.defects.map { "\($0.kind) \($0.startFrame)..<\($0.endFrame)" }))
        parts.append(
            (
                "handoff",
                ["\(document.handoff.frame)", document.handoff.clean == true ? "clean" : ""]
            ))
        parts.append(("verdict", [document.verdict.state, document.verdict.firstToBreak ?? ""]))
        self.parts = parts
    }

    /// Names of what the two decide differently.
    func differences(from other: Decisions) -> [String] {
        guard parts.map(\.name) == other.parts.map(\.name) else { return ["channels"] }
        return zip(parts, other.parts).filter { $0.value != $1.value }.map(\.0.name)
    }
}
