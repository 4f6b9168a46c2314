/// The sentences that summaries and charts share.
enum SummaryWords {
    /// One line that says whether the take holds, and how to show it; beside a badge without what that says, and
    /// without the name of the take, which stands below it.
    static func headline(
        _ document: AnalysisDocument, besideBadge: Bool = false
    ) -> StyledText {
        let name = besideBadge ? "" : PlainText.fileName(document.take.path) + " "
        let verdict = document.verdict
        let onset = document.channels.flatMap(\.drifts).filter { !$0.announced }.map(\.start).min()
        var parts: [String] = []
        if onset != nil || verdict.state != "selected", let until = verdict.usableUntil {
            parts.append(
                until > 0
                    ? "usable until \(NumberText.seconds(until))" : "not usable from its start")
        }
        if let first = verdict.firstToBreak {
            parts.append("first to break: \(PlainText.printable(first))")
        }
        if let onset {
            if !besideBadge, verdict.state != "rejected" {
                parts.append("proposed: \(verdict.state)")
            }
            let when = onset > 0 ? "from \(NumberText.seconds(onset))" : "from its start"
            return StyledText(
                ([name + "DRIFTS " + when] + parts).joined(separator: " · "), .boldBad)
        }
        if !document.isMeasured { parts.append("nothing could be measured") }
        let reasons = verdict.reasons.map(PlainText.printable).joined(separator: "; ")
        if !reasons.isEmpty { parts.append(reasons) }
        let tail = parts.isEmpty ? "" : " · " + parts.joined(separator: " · ")
        switch verdict.state {
        case "selected":
            return StyledText(
                "\(name)HOLDS to its end, \(NumberText.seconds(document.take.duration))",
                .boldGood)
        case "rejected": return StyledText("\(name)REJECTED\(tail)", .boldBad)
        default: return StyledText("\(name)MAYBE\(tail)", .boldDoubtful)
        }
    }

    /// Which frame to hand on, and at what cost.
    static func handoff(
        _ handoff: HandoffSection, withRejections: Bool = true
    ) -> StyledText {
        let frame = "frame \(handoff.frame) (\(NumberText.fixed(handoff.time, 3)) s)"
        let out = "end this clip at \(NumberText.fixed(handoff.outPoint.time, 3)) s"
        guard let clean = handoff.clean else {
            return StyledText(
                "Frame as named: \(frame), not judged · the next one is at "
                    + "\(NumberText.fixed(handoff.outPoint.time, 3)) s", .bold)
        }
        guard clean else {
            let fails = handoff.reasons.map(PlainText.printable).joined(separator: ", ")
            return StyledText(
                "No clean frame to hand on · best is \(frame), which fails "
                    + (fails.isEmpty ? "its checks" : fails), .doubtful)
        }
        return StyledText(
            "Hand on \(frame) · \(out)" + (withRejections ? rejections(handoff.rejected) : ""),
            .bold)
    }

    private static func rejections(_ rejected: [RejectedSection]) -> String {
        guard !rejected.isEmpty else { return "" }
        var reasons: [String] = []
        for reason in rejected.flatMap(\.reasons) where !reasons.contains(reason) {
            reasons.append(reason)
        }
        return " · \(NumberText.count(rejected.count, "later frame")) rejected: "
            + reasons.map(PlainText.printable).joined(separator: ", ")
    }

    /// Length, size and codec of the take, and what it was held against.
    static func take(_ take: TakeSection, anchors: [AnchorSection]) -> String {
        let rate = NumberText.short(take.frameRate, 3) + " frames/s"
        let parts = [
            NumberText.seconds(take.duration), NumberText.count(take.frames, "frame"),
            take.variableFrameRate ? "\(rate) on average, uneven" : rate,
            "\(take.width)×\(take.height)", PlainText.printable(take.codec),
        ]
        return parts.joined(separator: ", ") + against(anchors)
    }

    private static func against(_ anchors: [AnchorSection]) -> String {
        guard !anchors.isEmpty else { return "" }
        let names = anchors.map { anchor in
            if let frame = anchor.frame { return "its own frame \(frame) (no anchor given)" }
            let role = PlainText.printable(anchor.role)
            return "\(PlainText.fileName(anchor.path)) (\(role))"
        }
        return " · against " + names.joined(separator: ", ")
    }

    /// `9.8–15.0 s severe creep, peak 2.4× at 13.4 s`.
    static func drift(_ drift: DriftSection) -> String {
        let peak =
            "\(NumberText.fixed(drift.peak.excess, 1))× at "
            + NumberText.seconds(drift.peak.time)
        return "\(NumberText.seconds(drift.start, drift.end)) \(drift.severity) \(drift.manner), "
            + "peak \(peak)" + (drift.announced ? " (announced)" : "")
    }

    /// `Likely: hair turns to paste ← crushed shadows → lift them (hair.crushed, % of hair 31, limit 25)`.
    static func cause(_ cause: DiagnosisSection) -> String {
        let numbers = cause.evidence.map {
            "\($0.measure) \(NumberText.short($0.value, 2)), limit \(NumberText.short($0.limit, 2))"
        }
        let evidence = numbers.isEmpty ? "" : " (\(numbers.joined(separator: "; ")))"
        let text =
            cause.cause.hasPrefix("symptom without")
            ? "No usual cause: \(cause.symptom) → \(cause.action)\(evidence)"
            : "Likely: \(cause.symptom) ← \(cause.cause) → \(cause.action)\(evidence)"
        return PlainText.printable(text)
    }

    /// `cut at 4.2 s`, `freeze 4.2–5.0 s`.
    static func defect(_ defect: DefectSection) -> String {
        defect.kind == "cut" || defect.start == defect.end
            ? "\(defect.kind) at \(NumberText.seconds(defect.start))"
            : "\(defect.kind) \(NumberText.seconds(defect.start, defect.end))"
    }

    /// The reason for which a channel could not be measured for longest, or `nil`.
    static func mainReason(_ unmeasured: [UnmeasuredSection]) -> String? {
        var totals: [(reason: String, seconds: Double)] = []
        for span in unmeasured {
            if let index = totals.firstIndex(where: { $0.reason == span.reason }) {
                totals[index].seconds += span.end - span.start
            } else {
                totals.append((span.reason, span.end - span.start))
            }
        }
        return totals.max { $0.seconds < $1.seconds }.map { PlainText.printable($0.reason) }
    }

    /// How often the eyes are shut, in a few words.
    static func eyes(_ eyes: EyesSection, axis: TimeAxis) -> String {
        guard eyes.state.contains(where: { $0 != "unknown" }) else { return "not seen" }
        let shut = spans(of: "shut", in: eyes, axis: axis).count
        return shut == 0 ? "never shut" : "shut \(NumberText.count(shut, "time"))"
    }

    /// Spans of equal state among the samples of the eyes, as `(start, end)` in seconds.
    static func spans(
        of state: String, in eyes: EyesSection, axis: TimeAxis
    ) -> [(start: Double, end: Double)] {
        var spans: [(start: Double, end: Double)] = []
        var open = false
        for index in eyes.frame.indices where index < eyes.state.count {
            let matches = eyes.state[index] == state
            let span = axis.span(ofSample: index, in: eyes.frame)
            if matches, open {
                spans[spans.count - 1].end = span.end
            } else if matches {
                spans.append(span)
            }
            open = matches
        }
        return spans
    }
}
