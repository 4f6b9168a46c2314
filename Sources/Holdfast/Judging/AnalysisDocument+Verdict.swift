internal import Drift
public import Report
public import Review

extension AnalysisDocument {
    /// Judges what was measured by the rules of `shot`: marks the drifts that it announces and proposes a
    /// verdict. Costs no decoding, so that a shot file may change after its takes were analysed.
    public mutating func judge(by shot: Shot?) {
        let evidence = TakeEvidence(self).marking(shot?.changes ?? [])
        for (index, channel) in evidence.channels.enumerated() {
            for (drift, span) in channel.drifts.enumerated() {
                channels[index].drifts[drift].announced = span.announced
            }
        }
        verdict = VerdictSection(VerdictJudge.verdict(evidence, shot: shot))
        self.shot = shot.map { shot in
            ShotSection(
                name: shot.name.isEmpty ? nil : shot.name, prompt: shot.prompt,
                announced: shot.changes.map(\.what))
        }
    }
}

extension TakeEvidence {
    /// What a document tells of a take.
    public init(_ document: AnalysisDocument) {
        let take = document.take
        let rate = take.frameRate > 0 ? take.frameRate : 1
        func time(_ frame: Int) -> Double {
            guard let times = document.frameTimes, times.indices.contains(frame) else {
                return Double(frame) / rate
            }
            return times[frame]
        }
        self.init(
            duration: take.duration, frameRate: take.frameRate,
            size: PictureSize(width: take.width, height: take.height),
            channels: document.channels.map { channel in
                Channel(channel, times: channel.samples.frame.map(time))
            },
            defects: document.defects.compactMap { defect in
                DefectKind(rawValue: defect.kind).map {
                    Defect(kind: $0, seconds: defect.start..<max(defect.start, defect.end))
                }
            },
            cleanHandoff: document.handoff.clean,
            truncatedAtFrame: take.truncatedAtFrame)
    }
}

extension TakeEvidence.Channel {
    init(_ section: ChannelSection, times: [Double]) {
        var absences: [String] = []
        for reason in section.unmeasured.map(\.reason) where !absences.contains(reason) {
            absences.append(reason)
        }
        self.init(
            id: section.id, unit: section.unit, tolerance: section.tolerance,
            severeFrom: section.severeFrom, coverage: section.coverage, absences: absences,
            drifts: section.drifts.map { drift in
                TakeEvidence.Drift(
                    seconds: drift.start..<max(drift.start, drift.end),
                    severity: DriftSpan.Severity(rawValue: drift.severity) ?? .severe,
                    peakTime: drift.peak.time, peakValue: drift.peak.value,
                    peakExcess: drift.peak.excess,
                    isFromAnchor: drift.isFromAnchor, announced: drift.announced)
            }, times: times, values: section.samples.value, departures: section.samples.departure)
    }
}

extension VerdictSection {
    /// Stands in a document until it is judged.
    static let none = VerdictSection(state: "maybe", usableUntil: nil, firstToBreak: nil)

    /// The proposal as published.
    init(_ verdict: TakeVerdict) {
        self.init(
            state: verdict.state.rawValue, usableUntil: verdict.usableUntil,
            firstToBreak: verdict.firstToBreak, leadSeconds: verdict.leadSeconds,
            reasons: verdict.reasons, criteria: verdict.outcomes.map(CriterionSection.init))
    }
}

extension CriterionSection {
    init(_ outcome: CriterionOutcome) {
        self.init(
            criterion: outcome.criterion.text, effect: outcome.criterion.effect.rawValue,
            outcome: outcome.result.rawValue, state: outcome.state.rawValue,
            findings: outcome.findings.map {
                CriterionFindingSection(
                    finding: $0.sentence, time: $0.time, value: $0.value, limit: $0.limit,
                    unit: $0.unit)
            })
    }
}
