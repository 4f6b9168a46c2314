public import Report
public import Review

/// The best take of each shot of a batch.
public enum BatchRanking {
    /// `rows` with the best of each shot marked: the first of its ranking, unless it is rejected.
    public static func markingBest(_ rows: [TakeRow]) -> [TakeRow] {
        var marked = rows
        for index in marked.indices { marked[index].best = false }
        let shots = Set(rows.compactMap(\.shot)).sorted()
        for shot in shots {
            let standings = rows.filter { $0.shot == shot }.compactMap(standing)
            guard let best = TakeRanking.ranked(standings).first, best.standing.state != .rejected,
                let index = rows.firstIndex(where: { $0.name == best.standing.name })
            else { continue }
            marked[index].best = true
        }
        return marked
    }

    /// A row as it is ranked; `nil` for a take that was not analysed.
    public static func standing(_ row: TakeRow) -> TakeStanding? {
        guard let state = TakeVerdict.State(rawValue: row.state) else { return nil }
        return TakeStanding(
            name: row.name, state: state, usableUntil: row.usableUntil ?? 0,
            duration: row.duration ?? 0, cleanHandoff: row.handoffClean ?? false,
            channels: row.channels.map {
                TakeStanding.Channel(
                    id: $0.id, coverage: $0.coverage, mean: $0.mean, high: $0.high)
            })
    }
}
