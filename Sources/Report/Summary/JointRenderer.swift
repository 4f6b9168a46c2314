/// What `seam` finds, as text.
public enum JointRenderer {
    /// The joint: a headline, a line for each finding, the numbers, the in-point.
    public static func text(_ document: SeamDocument, style: SummaryStyle) -> String {
        let seam = document.seam
        let names =
            "\(PlainText.fileName(document.first.path)) → \(PlainText.fileName(document.second.path))"
        let headline =
            seam.findings.isEmpty
            ? StyledText("\(names): nothing to notice at the joint", .boldGood)
            : StyledText(
                "\(names): \(NumberText.count(seam.findings.count, "finding"))", .boldBad)
        var text = headline.rendered(colour: style.colour) + "\n"
        text += findings(seam.findings, style)
        let numbers = numbers(seam).map { "\($0.name) \($0.value ?? "not measurable")" }
            .joined(separator: " · ")
        for line in Wrapping.lines(numbers, width: style.width, first: "", indent: "  ") {
            text += line + "\n"
        }
        if seam.inPoint.frame > 0 {
            text +=
                "Begin the second clip at frame \(seam.inPoint.frame) "
                + "(\(NumberText.fixed(seam.inPoint.time, 3)) s): mends "
                + seam.inPoint.mends.joined(separator: ", ") + "\n"
        }
        return text + notes(document.notes, style)
    }

    /// What is measured at a joint, each with its unit; `nil` where it was not measurable.
    static func numbers(_ seam: SeamSection) -> [(name: String, value: String?)] {
        [
            ("overlap", seam.overlapFrames.map { NumberText.count($0, "frame") }),
            ("luma", seam.lumaStep.map { "\(signed(100 * $0, 2)) %" }),
            ("ΔE00", seam.deltaE.map { NumberText.fixed($0, 2) }),
            ("scale", seam.scale.map { NumberText.fixed($0, 4) }),
            ("identity", seam.identityDistance.map { NumberText.fixed($0, 3) }),
            ("speed", seam.motionSpeedRatio.map { "× " + NumberText.fixed($0, 2) }),
            ("angle", seam.motionAngle.map { NumberText.fixed($0, 0) + "°" }),
        ]
    }

    static func findings(_ findings: [SeamFindingSection], _ style: SummaryStyle) -> String {
        let width = findings.map(\.kind.count).max() ?? 0
        var text = ""
        for finding in findings {
            let first = "  " + Wrapping.padded(PlainText.printable(finding.kind), width) + "  "
            let indent = String(repeating: " ", count: width + 4)
            for line in Wrapping.lines(
                PlainText.printable(finding.text), width: style.width, first: first,
                indent: indent)
            {
                text += line + "\n"
            }
        }
        return text
    }

    static func signed(_ number: Double, _ decimals: Int) -> String {
        (number > 0 ? "+" : "") + NumberText.fixed(number, decimals)
    }

    static func notes(_ notes: [String], _ style: SummaryStyle) -> String {
        notes.flatMap {
            Wrapping.lines("Note: " + PlainText.printable($0), width: style.width)
        }.map { StyledText($0, .dim).rendered(colour: style.colour) + "\n" }.joined()
    }
}
