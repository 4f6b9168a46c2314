/// A take as it stands against others of its shot.
public struct TakeStanding: Hashable, Sendable {
    /// How one channel moved over the take.
    public struct Channel: Hashable, Sendable {
        /// Its identifier.
        public var id: String
        /// Measured samples over samples, 0...1.
        public var coverage: Double
        /// Mean departure from the take's beginning, in tolerances; `nil` when not measurable.
        public var mean: Double?
        /// Its 95th percentile, in tolerances.
        public var high: Double?

        /// A channel.
        public init(id: String, coverage: Double, mean: Double?, high: Double?) {
            self.id = id
            self.coverage = coverage
            self.mean = mean
            self.high = high
        }
    }

    /// Its name.
    public var name: String
    /// What is proposed for it.
    public var state: TakeVerdict.State
    /// Seconds up to which it holds.
    public var usableUntil: Double
    /// Length in seconds.
    public var duration: Double
    /// Whether its frame to hand on is clean.
    public var cleanHandoff: Bool
    /// How its channels moved.
    public var channels: [Channel]

    /// A take.
    public init(
        name: String, state: TakeVerdict.State, usableUntil: Double, duration: Double,
        cleanHandoff: Bool, channels: [Channel]
    ) {
        self.name = name
        self.state = state
        self.usableUntil = usableUntil
        self.duration = duration
        self.cleanHandoff = cleanHandoff
        self.channels = channels
    }
}

/// A place in a ranking.
public struct RankedTake: Hashable, Sendable {
    /// The take.
    public let standing: TakeStanding
    /// From 0, the best, in tolerances: how far its channels move, identity counted twice.
    public let unrest: Double
    /// Why it stands before the next one; `nil` for the last.
    public let reason: String?
}

/// Orders the takes of a shot from the best to the worst.
public enum TakeRanking {
    /// Takes whose unrest differs by less, in tolerances, are compared channel by channel.
    public static let close = 0.1
    /// Two takes are alike in a channel when their numbers differ by less, in tolerances.
    static let noise = 0.05
    /// A take that holds this much longer than another, in seconds, is better whatever else.
    static let longer = 0.5

    /// The best first; takes that nothing tells apart stand in the order of their names.
    public static func ranked(_ takes: [TakeStanding]) -> [RankedTake] {
        let measured = takes.map { (take: $0, unrest: unrest($0)) }
        // Pairwise wins need not be transitive: count them, as Copeland does, within each state.
        let wins = measured.map { one in
            measured.count { compare(one, $0).isBetter }
        }
        let order = takes.indices.sorted { a, b in
            let (left, right) = (takes[a], takes[b])
            if left.state != right.state { return left.state > right.state }
            if wins[a] != wins[b] { return wins[a] > wins[b] }
            if measured[a].unrest != measured[b].unrest {
                return measured[a].unrest < measured[b].unrest
            }
            return left.name < right.name
        }
        return order.enumerated().map { place, index in
            let next = place + 1 < order.count ? measured[order[place + 1]] : nil
            return RankedTake(
                standing: takes[index], unrest: measured[index].unrest,
                reason: next.map { compare(measured[index], $0).reason })
        }
    }

    /// How far the channels of a take move: the mean of their 95th percentiles in tolerances, identity
    /// twice, and a channel that is measured in a part of its samples for that part.
    static func unrest(_ take: TakeStanding) -> Double {
        var sum = 0.0
        var weight = 0.0
        for channel in take.channels {
            guard let high = channel.high else { continue }
            let share = channel.coverage * (channel.id.hasPrefix("identity.") ? 2 : 1)
            sum += share * high
            weight += share
        }
        return weight > 0 ? sum / weight : 0
    }

    private typealias Measured = (take: TakeStanding, unrest: Double)

    private static func compare(
        _ a: Measured, _ b: Measured
    ) -> (isBetter: Bool, reason: String) {
        if a.take.state != b.take.state {
            return (
                a.take.state > b.take.state,
                "\(a.take.state.rawValue), the next is \(b.take.state.rawValue)"
            )
        }
        let gain = a.take.usableUntil - b.take.usableUntil
        // Takes that hold to their end are not better for being longer.
        let breaks = [a.take, b.take].contains { $0.usableUntil < $0.duration }
        if breaks, abs(gain) >= longer {
            return (
                gain > 0,
                "holds \(DecimalText.fixed(a.take.usableUntil, 1)) s, the next "
                    + "\(DecimalText.fixed(b.take.usableUntil, 1)) s"
            )
        }
        if a.take.cleanHandoff != b.take.cleanHandoff {
            return (a.take.cleanHandoff, "ends in a clean frame, the next does not")
        }
        if abs(a.unrest - b.unrest) >= close {
            return (
                a.unrest < b.unrest,
                "moves \(DecimalText.fixed(a.unrest, 2)) tolerances, the next "
                    + DecimalText.fixed(b.unrest, 2)
            )
        }
        return closely(a, b)
    }

    /// Channel by channel: the take that is calmer in more of them, identity counted twice.
    private static func closely(
        _ a: Measured, _ b: Measured
    ) -> (isBetter: Bool, reason: String) {
        var score = 0
        var calmer: [(id: String, by: Double)] = []
        for channel in a.take.channels {
            guard let mine = channel.high,
                let theirs = b.take.channels.first(where: { $0.id == channel.id })?.high,
                abs(mine - theirs) >= noise
            else { continue }
            let weight = channel.id.hasPrefix("identity.") ? 2 : 1
            score += mine < theirs ? weight : -weight
            if mine < theirs { calmer.append((channel.id, theirs - mine)) }
        }
        let most = calmer.max { $0.by < $1.by }
        if score != 0, let most {
            return (
                score > 0,
                "close; calmer in \(calmer.count) channels, most in \(most.id) "
                    + "by \(DecimalText.fixed(most.by, 2)) tolerances"
            )
        }
        return (a.unrest < b.unrest, "as good as the next within noise")
    }
}
