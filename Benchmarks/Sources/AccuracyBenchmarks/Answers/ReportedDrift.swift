import Report

/// One drift that an analysis reports, and the channel that reports it.
struct ReportedDrift: Sendable {
    let channel: String
    let family: String
    let start: Double
    let end: Double
}

extension AnalysisDocument {
    /// Every drift of every channel.
    var reportedDrifts: [ReportedDrift] {
        channels.flatMap { channel in
            channel.drifts.map {
                ReportedDrift(
                    channel: channel.id, family: channel.family, start: $0.start, end: $0.end)
            }
        }
    }

    /// Channels that report drift and kinds of defects found, each once, sorted.
    var flags: [String] {
        Set(channels.filter { !$0.drifts.isEmpty }.map(\.id)).sorted()
            + Set(defects.map { "defect:" + $0.kind }).sorted()
    }
}
