/// Finds where a channel's number stays on one side of a limit for long enough.
struct LevelSearch {
    let quantity: Quantity
    let comparison: Comparison
    let limit: Double
    let seconds: Double
    let changes: [AnnouncedChange]

    /// Whether `channel` has such a stretch; absent when it was not measured.
    ///
    /// A stretch lasts from its first sample to the sample after its last, so that one sample of a
    /// strided channel stands for the time until the next. Samples that are not measurable end a stretch;
    /// those in announced drifts do too.
    func search(_ channel: TakeEvidence.Channel?, id: String) -> Met {
        guard let channel else { return .absent("\(id) was not measured") }
        let numbers = quantity == .value ? channel.values : channel.departures
        guard numbers.contains(where: { $0 != nil }) else {
            let why = channel.absences.first.map { " (\($0))" } ?? ""
            return .absent("\(id) could not be measured\(why)")
        }
        let excused = channel.drifts.filter(\.announced).map(\.seconds)
        func isExcused(_ time: Double) -> Bool {
            excused.contains { $0.contains(time) }
                || changes.contains { change in
                    change.channels.contains { $0.includes(id) } && change.seconds.contains(time)
                }
        }
        let usable = zip(channel.times, numbers).map { isExcused($0) ? nil : $1 }
        if let found = stretch(usable, channel, limit) { return .yes([found]) }
        let margin = CriterionJudge.noise * channel.tolerance
        let eased = comparison.looksUp ? limit - margin : limit + margin
        if let near = stretch(usable, channel, eased) { return .near([near]) }
        return .no
    }

    /// The worst stretch of those that last long enough.
    private func stretch(
        _ numbers: [Double?], _ channel: TakeEvidence.Channel, _ limit: Double
    ) -> CriterionOutcome.Finding? {
        var best: (start: Double, end: Double, worst: Double)?
        var open: (start: Double, worst: Double)?
        func close(at end: Double) {
            guard let run = open else { return }
            open = nil
            guard end - run.start >= seconds - 1e-6 else { return }
            if best.map({ isWorse(run.worst, $0.worst) }) ?? true {
                best = (run.start, end, run.worst)
            }
        }
        for (time, number) in zip(channel.times, numbers) {
            if let number, comparison.holds(number, limit) {
                if let run = open {
                    open = (run.start, isWorse(number, run.worst) ? number : run.worst)
                } else {
                    open = (time, number)
                }
            } else {
                close(at: time)
            }
        }
        let gap =
            channel.times.count > 1
            ? channel.times[channel.times.count - 1] - channel.times[channel.times.count - 2] : 0
        close(at: (channel.times.last ?? 0) + gap)
        guard let best else { return nil }
        let span = CriterionJudge.span(best.start..<max(best.start, best.end))
        let which = quantity == .value ? "is" : "departs by"
        return CriterionOutcome.Finding(
            "\(channel.id) \(which) \(DecimalText.text(best.worst)) \(channel.unit) at worst in "
                + "\(span) s, limit \(DecimalText.text(self.limit))",
            time: best.start, value: best.worst, limit: self.limit, unit: channel.unit)
    }

    private func isWorse(_ a: Double, _ b: Double) -> Bool {
        comparison.looksUp ? a > b : a < b
    }
}
