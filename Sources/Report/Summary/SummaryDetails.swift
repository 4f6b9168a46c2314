/// What a summary leaves out and `--verbose` adds.
struct SummaryDetails {
    let document: AnalysisDocument

    init(_ document: AnalysisDocument) { self.document = document }

    /// Titles and lines, in the order in which they are shown.
    var parts: [(title: String, lines: [String])] {
        [
            ("Rules", rules), ("Not measurable", gaps), ("Eyes shut", shut),
            ("Frames passed over", rejected), ("Tolerances", tolerances), ("Files", files),
        ]
    }

    private var rules: [String] {
        document.verdict.criteria.map { rule in
            let findings = rule.findings.map(\.finding).joined(separator: "; ")
            return "\(rule.criterion): \(rule.outcome)" + (findings.isEmpty ? "" : ", \(findings)")
        }
    }

    private var gaps: [String] {
        document.channels.flatMap { channel in
            channel.unmeasured.map {
                "\(channel.id) \(NumberText.seconds($0.start, $0.end)) (\($0.reason))"
            }
        }
    }

    private var shut: [String] {
        let axis = TimeAxis(document)
        return SummaryWords.spans(of: "shut", in: document.eyes, axis: axis).map {
            "\(NumberText.fixed($0.start, 3))–\(NumberText.fixed($0.end, 3)) s"
        }
    }

    private var rejected: [String] {
        let axis = TimeAxis(document)
        return document.handoff.rejected.map {
            "frame \($0.frame) (\(NumberText.fixed(axis.time(of: $0.frame), 3)) s): "
                + $0.reasons.joined(separator: ", ")
        }
    }

    private var tolerances: [String] {
        document.channels.map { channel in
            let source = channel.toleranceSource.isEmpty ? "" : ", \(channel.toleranceSource)"
            return
                "\(channel.id) \(NumberText.short(channel.tolerance, 4)) \(channel.unit)\(source)"
        }
    }

    private var files: [String] {
        ["\(document.take.path): SHA-256 \(document.take.sha256)"]
            + document.anchors.map { "\($0.path): \($0.role), SHA-256 \($0.sha256)" }
            + document.tool.models.map { "\($0.file): SHA-256 \($0.sha256)" }
    }
}
