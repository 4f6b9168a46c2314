import Channels

/// Proposes what to do with a take from what was found in it.
public enum VerdictJudge {
    /// An identity channel measured in a smaller share of its samples vouches for too little.
    public static let thinCoverage = 0.5

    /// Judges a take.
    ///
    /// A drift that was not announced and is worse than minor rejects, as does a cut, a freeze or a
    /// black stretch. Minor drifts, and identity channels with a coverage below `thinCoverage`, leave
    /// a *maybe*; a channel that only lacks a face in the anchor is no such one. A single duplicate
    /// frame changes nothing.
    ///
    /// - Parameters:
    ///   - findings: one for each channel, in the order of the report.
    ///   - defects: what `DefectDetector` found.
    ///   - clock: the take's.
    public static func verdict(
        findings: [ChannelFinding], defects: [Defect], clock: TakeClock
    ) -> TakeVerdict {
        let breaks = breaks(in: findings)
        let faults = defects.filter { $0.kind != .duplicate }
        let thin = findings.filter(isThin)
        let rejects = !faults.isEmpty || breaks.contains { $0.span.severity > .minor }
        let first = breaks.first
        let next = breaks.first { $0.id != first?.id }
        let onsets = breaks.map(\.span.seconds.lowerBound) + faults.map(\.seconds.lowerBound)
        return TakeVerdict(
            state: rejects ? .rejected : breaks.isEmpty && thin.isEmpty ? .selected : .maybe,
            usableUntil: onsets.min() ?? clock.end,
            firstToBreak: first?.id,
            leadSeconds: first.flatMap { first in
                next.map { $0.span.seconds.lowerBound - first.span.seconds.lowerBound }
            },
            reasons: reasons(breaks: breaks, faults: faults, thin: thin))
    }

    private struct Break {
        let id: String
        let span: DriftSpan
    }

    /// All unannounced drifts, the earliest first; of two that begin together the worse one, then the
    /// one whose channel is reported first.
    private static func breaks(in findings: [ChannelFinding]) -> [Break] {
        let all = findings.flatMap { finding in
            finding.drifts.filter { !$0.announced }
                .map { Break(id: finding.descriptor.id, span: $0) }
        }
        return all.enumerated().sorted { left, right in
            let (a, b) = (left.element.span, right.element.span)
            if a.frames.lowerBound != b.frames.lowerBound {
                return a.frames.lowerBound < b.frames.lowerBound
            }
            if a.peak.excess != b.peak.excess { return a.peak.excess > b.peak.excess }
            return left.offset < right.offset
        }.map(\.element)
    }

    private static func isThin(_ finding: ChannelFinding) -> Bool {
        guard finding.descriptor.family == .identity, finding.coverage < thinCoverage else {
            return false
        }
        let reasons = finding.unmeasured.map(\.reason)
        return reasons.isEmpty || reasons.contains { $0 != .noFaceInAnchor }
    }

    private static func reasons(
        breaks: [Break], faults: [Defect], thin: [ChannelFinding]
    ) -> [String] {
        let drifts = breaks.map { item in
            (
                time: item.span.seconds.lowerBound,
                text: "\(item.id) drifts \(seconds(item.span.seconds)) s"
            )
        }
        let others = faults.map { fault in
            (
                time: fault.seconds.lowerBound,
                text: fault.kind == .cut
                    ? "cut at \(tenths(fault.seconds.lowerBound)) s"
                    : "\(fault.kind.rawValue) \(seconds(fault.seconds)) s"
            )
        }
        let timed = (others + drifts).enumerated().sorted {
            ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
        }
        let coverage = thin.map { finding in
            let percent = Int(finding.coverage * 100 + 0.5)
            return "\(finding.descriptor.id) measured in \(percent) % of its samples"
        }
        return timed.map(\.element.text) + coverage
    }

    private static func seconds(_ range: Range<Double>) -> String {
        "\(tenths(range.lowerBound))-\(tenths(range.upperBound))"
    }

    /// A time with one decimal.
    private static func tenths(_ time: Double) -> String {
        // Beyond three centuries the tenths no longer fit; nobody films that long.
        let scaled = Int(min(max(time, 0), 1e10) * 10 + 0.5)
        return "\(scaled / 10).\(scaled % 10)"
    }
}
