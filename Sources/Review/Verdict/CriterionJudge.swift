internal import Drift

/// Holds one take against one criterion after another.
struct CriterionJudge {
    /// A number within this share of a channel's tolerance of its limit may be on either side of it.
    static let noise = 0.1

    let evidence: TakeEvidence
    let usableUntil: Double
    let changes: [AnnouncedChange]

    /// What becomes of `criterion`.
    func outcome(_ criterion: Criterion) -> CriterionOutcome {
        let met: Met
        switch criterion.condition {
        case .drift(let subject, let floor, let seconds):
            met = drift(subject, floor, seconds)
        case .holds(let subject):
            met = drift(subject, .minor, 0).negated(
                "\(subject.text) holds", absent: "no channel of \(subject.text) was measured")
        case .level(let id, let quantity, let comparison, let limit, let seconds):
            met = LevelSearch(
                quantity: quantity, comparison: comparison, limit: limit, seconds: seconds,
                changes: changes
            ).search(evidence.channels.first { $0.id == id }, id: id)
        case .coverage(let subject, let comparison, let share):
            met = coverage(subject, comparison, share, isRequired: criterion.effect == .require)
        case .defect(let kind, let seconds): met = defect(kind, seconds)
        case .property(let property, let comparison, let limit):
            let value = value(of: property)
            met = .number(
                comparison.holds(value, limit), property, value, limit,
                "\(comparison.rawValue) \(DecimalText.text(limit)) \(property.unit)")
        case .near(let property, let wanted, let margin):
            let value = value(of: property)
            // Times are rational and these are decimal: a hair more than the margin is the margin.
            met = .number(
                abs(value - wanted) <= margin + 1e-6, property, value, wanted,
                "\(DecimalText.text(wanted)) ± \(DecimalText.text(margin)) \(property.unit)")
        case .size(let width, let height): met = size(PictureSize(width: width, height: height))
        case .cleanHandoff: met = handoff
        case .fileWhole: met = fileWhole
        case .faceSeen: met = faceSeen
        }
        return met.outcome(of: criterion)
    }

    private func drift(
        _ subject: ChannelSubject, _ floor: DriftSpan.Severity, _ seconds: Double
    ) -> Met {
        let channels = evidence.channels.filter { subject.includes($0.id) }
        guard !channels.isEmpty else {
            // Without any channel of a family there is nothing that could drift by default rules.
            if case .channel(let id) = subject { return .absent("\(id) was not measured") }
            return .no
        }
        if case .channel(let id) = subject, channels.allSatisfy({ $0.coverage == 0 }) {
            if isExcused(channels[0]) { return .no }
            let why = channels[0].absences.first.map { " (\($0))" } ?? ""
            return .absent("\(id) could not be measured\(why)")
        }
        var found: [CriterionOutcome.Finding] = []
        var near: [CriterionOutcome.Finding] = []
        for channel in channels {
            for drift in channel.drifts where !drift.announced {
                let lasts = drift.seconds.upperBound - drift.seconds.lowerBound
                let finding = finding(drift, channel)
                if drift.severity >= floor, lasts >= seconds {
                    found.append(finding)
                } else if drift.severity >= floor
                    ? lasts >= 0.8 * seconds : isNear(drift, floor, channel.severeFrom),
                    lasts >= 0.8 * seconds
                {
                    near.append(finding)
                }
            }
        }
        return found.isEmpty ? (near.isEmpty ? .no : .near(near)) : .yes(found)
    }

    /// Whether a milder drift lies within noise of the next severity.
    private func isNear(
        _ drift: TakeEvidence.Drift, _ floor: DriftSpan.Severity, _ severeFrom: Double
    ) -> Bool {
        let major = Double(DriftSpan.Severity.majorFrom(severeFrom: Float(severeFrom)))
        return switch floor {
        case .minor: false
        case .major: drift.peakExcess >= major - Self.noise
        case .severe: drift.peakExcess >= severeFrom - Self.noise
        }
    }

    private func finding(
        _ drift: TakeEvidence.Drift, _ channel: TakeEvidence.Channel
    ) -> CriterionOutcome.Finding {
        let peak = DecimalText.fixed(drift.peakExcess, 1)
        return CriterionOutcome.Finding(
            "\(channel.id) drifts \(Self.span(drift.seconds)) s, \(drift.severity.rawValue), "
                + (drift.isFromAnchor ? "off the anchor from the start, " : "")
                + "peak \(peak) tolerances at \(DecimalText.fixed(drift.peakTime, 1)) s",
            time: drift.seconds.lowerBound, value: drift.peakExcess, limit: 1,
            unit: "tolerances")
    }

    private func coverage(
        _ subject: ChannelSubject, _ comparison: Comparison, _ share: Double, isRequired: Bool
    ) -> Met {
        let channels = evidence.channels.filter {
            subject.includes($0.id) && !isExcused($0)
        }
        guard !channels.isEmpty else {
            if case .channel(let id) = subject, !evidence.channels.contains(where: { $0.id == id })
            {
                return .absent("\(id) was not measured")
            }
            return isRequired ? .yes([]) : .no
        }
        func finding(_ channel: TakeEvidence.Channel) -> CriterionOutcome.Finding {
            let percent = Int(channel.coverage * 100 + 0.5)
            let why = channel.absences.first.map { " (\($0))" } ?? ""
            return CriterionOutcome.Finding(
                "\(channel.id) measured in \(percent) % of its samples\(why)",
                value: channel.coverage * 100, limit: share * 100, unit: "%")
        }
        let met = channels.filter { comparison.holds($0.coverage, share) }
        // A requirement is one on every channel; a rejection needs only one.
        if isRequired {
            let failing = channels.filter { !comparison.holds($0.coverage, share) }
            return failing.isEmpty ? .yes([]) : .no(failing.map(finding))
        }
        return met.isEmpty ? .no : .yes(met.map(finding))
    }

    /// Whether a channel's absence is no fault of the take: its anchor lacks what it needs, or the head
    /// was meant to turn.
    private func isExcused(_ channel: TakeEvidence.Channel) -> Bool {
        let byAnchor = channel.absences.allSatisfy { $0 == "no-face-in-anchor" }
        if !channel.absences.isEmpty, byAnchor { return true }
        return changes.contains(where: \.excusesFace)
            && channel.absences.allSatisfy { ["no-face", "profile", "small-face"].contains($0) }
            && !channel.absences.isEmpty
    }

    private func defect(_ kind: DefectKind, _ seconds: Double) -> Met {
        let found = evidence.defects.filter {
            $0.kind == kind && $0.seconds.upperBound - $0.seconds.lowerBound >= seconds
        }
        guard !found.isEmpty else { return .no }
        return .yes(
            found.map { defect in
                let start = defect.seconds.lowerBound
                let lasts = defect.seconds.upperBound - start
                return CriterionOutcome.Finding(
                    kind == .cut
                        ? "cut at \(DecimalText.fixed(start, 1)) s"
                        : "\(kind.rawValue) \(Self.span(defect.seconds)) s, "
                            + "\(DecimalText.fixed(lasts, 2)) s long",
                    time: start, value: kind == .cut ? nil : lasts, limit: seconds, unit: "s")
            })
    }

    private func value(of property: TakeProperty) -> Double {
        switch property {
        case .duration: evidence.duration
        case .usable: usableUntil
        case .frameRate: evidence.frameRate
        case .width: Double(evidence.size.width)
        case .height: Double(evidence.size.height)
        }
    }

    private func size(_ wanted: PictureSize) -> Met {
        let finding = CriterionOutcome.Finding(
            "the picture is \(evidence.size.text), asked \(wanted.text)",
            value: Double(evidence.size.height), limit: Double(wanted.height), unit: "px")
        return evidence.size == wanted ? .yes([finding]) : .no([finding])
    }

    private var handoff: Met {
        switch evidence.cleanHandoff {
        case .some(true): .yes([CriterionOutcome.Finding("a clean frame can be handed on")])
        case .some(false): .no([CriterionOutcome.Finding("no clean frame can be handed on")])
        case nil: .absent("no frame was judged for handing on")
        }
    }

    private var fileWhole: Met {
        guard let frame = evidence.truncatedAtFrame else { return .yes([]) }
        return .no([
            CriterionOutcome.Finding(
                "the file breaks off at frame \(frame)", value: Double(frame), unit: "frames")
        ])
    }

    private var faceSeen: Met {
        guard let face = evidence.channels.first(where: { $0.id == "identity.face" }) else {
            return .absent("faces were not looked for")
        }
        if !face.absences.isEmpty, face.absences.allSatisfy({ $0 == "no-face-in-anchor" }) {
            return .absent("the anchor shows no face to look for")
        }
        if face.coverage > 0 { return .yes([CriterionOutcome.Finding("the face is seen")]) }
        let why = face.absences.first.map { " (\($0))" } ?? ""
        return .no([
            CriterionOutcome.Finding(
                "the face is never seen\(why)", value: 0, limit: 0, unit: "%")
        ])
    }

    static func span(_ range: Range<Double>) -> String {
        "\(DecimalText.fixed(range.lowerBound, 1))-\(DecimalText.fixed(range.upperBound, 1))"
    }
}

/// Whether a condition is met.
enum Met {
    /// It is; what shows it.
    case yes([CriterionOutcome.Finding])
    /// Within noise of it.
    case near([CriterionOutcome.Finding])
    /// It is not; what shows it, where a requirement wants to know.
    case no([CriterionOutcome.Finding])
    /// Nothing to judge by, in a sentence.
    case absent(String)

    /// It is not, and nothing need be said.
    static let no = Met.no([])

    static func number(
        _ isMet: Bool, _ property: TakeProperty, _ value: Double, _ limit: Double, _ asked: String
    ) -> Met {
        let finding = CriterionOutcome.Finding(
            "\(property.rawValue) is \(DecimalText.text(value)) \(property.unit), asked \(asked)",
            value: value, limit: limit, unit: property.unit)
        return isMet ? .yes([finding]) : .no([finding])
    }

    /// The opposite, for conditions that ask for absence.
    func negated(_ sentence: String, absent: String) -> Met {
        switch self {
        case .yes(let findings), .near(let findings): .no(findings)
        case .no: .yes([CriterionOutcome.Finding(sentence)])
        case .absent: .absent(absent)
        }
    }

    func outcome(of criterion: Criterion) -> CriterionOutcome {
        let isRequired = criterion.effect == .require
        switch self {
        case .yes(let findings):
            return isRequired
                ? CriterionOutcome(criterion, .clear)
                : CriterionOutcome(criterion, .fired, findings)
        case .no(let findings):
            return isRequired
                ? CriterionOutcome(criterion, .fired, findings)
                : CriterionOutcome(criterion, .clear)
        case .near(let findings): return CriterionOutcome(criterion, .near, findings)
        case .absent(let sentence):
            return CriterionOutcome(
                criterion, .notMeasurable, [CriterionOutcome.Finding(sentence)])
        }
    }
}
