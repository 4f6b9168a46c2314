/// Proposes what to do with a take, by the rules of its shot.
public enum VerdictJudge {
    /// Judges a take.
    ///
    /// A criterion that fires rejects, or leaves a *maybe* where it says so; one within noise of firing,
    /// or that nothing could be measured for, leaves a *maybe*. Announced drifts do not count. Without a
    /// shot, or for one without criteria, `DefaultCriteria` decide.
    ///
    /// - Parameters:
    ///   - evidence: what was found, announced drifts marked.
    ///   - shot: the shot, or `nil`.
    public static func verdict(_ evidence: TakeEvidence, shot: Shot? = nil) -> TakeVerdict {
        let criteria = DefaultCriteria.criteria(
            of: shot, measured: Set(evidence.channels.map(\.id)))
        let breaks = breaks(in: evidence)
        let first = breaks.first
        let next = breaks.first { $0.id != first?.id }
        let onsets =
            breaks.map(\.drift.seconds.lowerBound)
            + evidence.defects.map(\.seconds.lowerBound)
        let usable = onsets.min() ?? evidence.duration
        let judge = CriterionJudge(
            evidence: evidence, usableUntil: usable, changes: shot?.changes ?? [])
        let outcomes = withoutRepeats(criteria.map(judge.outcome))
        return TakeVerdict(
            state: outcomes.map(\.state).min() ?? .selected, usableUntil: usable,
            firstToBreak: first?.id,
            leadSeconds: first.flatMap { first in
                next.map { $0.drift.seconds.lowerBound - first.drift.seconds.lowerBound }
            },
            reasons: reasons(outcomes), outcomes: outcomes)
    }

    private struct Break {
        let id: String
        let drift: TakeEvidence.Drift
    }

    /// All unannounced drifts, the earliest first; of two that begin together the worse one, then the
    /// one whose channel is reported first.
    private static func breaks(in evidence: TakeEvidence) -> [Break] {
        let all = evidence.channels.flatMap { channel in
            channel.drifts.filter { !$0.announced }.map { Break(id: channel.id, drift: $0) }
        }
        return all.enumerated().sorted { left, right in
            let (a, b) = (left.element.drift, right.element.drift)
            if a.seconds.lowerBound != b.seconds.lowerBound {
                return a.seconds.lowerBound < b.seconds.lowerBound
            }
            if a.peakExcess != b.peakExcess { return a.peakExcess > b.peakExcess }
            return left.offset < right.offset
        }.map(\.element)
    }

    /// A drift that one criterion names is not named again by a later and milder one.
    private static func withoutRepeats(_ outcomes: [CriterionOutcome]) -> [CriterionOutcome] {
        var told: Set<String> = []
        return outcomes.map { outcome in
            guard outcome.result == .fired, outcome.criterion.effect == .maybe,
                case .drift = outcome.criterion.condition
            else {
                told.formUnion(outcome.findings.map(\.sentence))
                return outcome
            }
            let left = outcome.findings.filter { !told.contains($0.sentence) }
            told.formUnion(left.map(\.sentence))
            return CriterionOutcome(
                outcome.criterion, left.isEmpty ? .clear : .fired, left)
        }
    }

    /// One sentence a finding: those with a second first, in order of time.
    private static func reasons(_ outcomes: [CriterionOutcome]) -> [String] {
        let all = outcomes.filter { $0.result != .clear }.flatMap { outcome in
            outcome.findings.map { finding in
                (
                    time: finding.time ?? .infinity,
                    text: "\(finding.sentence) [\(outcome.criterion.text)]"
                )
            }
        }
        return all.enumerated().sorted {
            ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
        }.map(\.element.text)
    }
}
