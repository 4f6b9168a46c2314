import LabelledClips
import Report

/// How one clip with an injected defect was judged.
struct InjectedScore: Sendable {
    /// The right channel, or the right kind of defect, reported it in its time.
    let found: Bool
    /// Some channel of the family did.
    let foundByFamily: Bool
    /// Reported onset less the true one, in seconds; of the right channel where that found it.
    let onsetError: Double?
    /// Channels and defects that had no business to fire.
    let crossTalk: [String]
    /// Channels that fired before the defect began.
    let early: [String]

    /// Scores `document` against `record`, which is not a control.
    ///
    /// - Parameter untouched: drifts reported on the same clip without the defect. What is reported there
    ///   at the same second is no credit, and what fires there is no cross-talk.
    init(
        _ document: AnalysisDocument, against record: InjectedRecord, untouched: [ReportedDrift]
    ) {
        let onset = record.onset ?? 0
        let drifts = document.reportedDrifts
        let kinds = Set(document.defects.map(\.kind))
        let defects: Set<String>
        if let kind = record.defectKind {
            // A held frame may be told as a freeze or, when short, as duplicates.
            let hits = document.defects.filter {
                ($0.kind == kind || kind == "freeze" && $0.kind == "duplicate")
                    && abs($0.startFrame - (record.onsetFrame ?? 0)) <= Self.frameTolerance
            }
            found = !hits.isEmpty
            foundByFamily = found
            onsetError = hits.map { $0.start - onset }.min { abs($0) < abs($1) }
            defects = []
        } else {
            let window = onset - 0.5...onset + (record.ramp ?? 0) + 1
            let live = drifts.filter { drift in
                window.contains(drift.start)
                    && !untouched.contains {
                        $0.channel == drift.channel
                            && abs($0.start - drift.start) <= Self.sameSecond
                    }
            }
            let right = live.filter { record.channels.contains($0.channel) }
            let family = live.filter { record.families.contains($0.family) }
            found = !right.isEmpty
            foundByFamily = !family.isEmpty
            onsetError = (right.isEmpty ? family : right).map(\.start).min().map { $0 - onset }
            defects = kinds
        }

        let noise = Set(untouched.map(\.channel))
        let meant = Set(record.channels + record.allowed)
        let strangers = drifts.filter {
            !meant.contains("*") && !meant.contains($0.channel) && !noise.contains($0.channel)
                && $0.end > onset - 0.1
        }
        crossTalk =
            Set(strangers.map(\.channel)).sorted() + defects.sorted().map { "defect:" + $0 }
        early = Set(
            drifts.filter { $0.start < onset - 0.5 && !noise.contains($0.channel) }.map(\.channel)
        ).sorted()
    }

    /// A clip that could not be analysed: nothing was found.
    init() {
        found = false
        foundByFamily = false
        onsetError = nil
        crossTalk = []
        early = []
    }

    /// Frames by which a defect of the whole take may be off.
    private static let frameTolerance = 3
    /// Seconds within which two reports are of one event.
    private static let sameSecond = 0.3
}
