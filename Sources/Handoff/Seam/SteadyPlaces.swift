import Channels
import Drift
internal import Glibc

/// Which places of a picture keep their light by themselves, and the step of light that these show.
///
/// A fault at a joint changes the light of all places alike; a subject that moves changes that of its own. So
/// each place counts by how little its light has wavered between neighbours within the clips, and what wavers
/// by itself is not in the way of a small step.
struct SteadyPlaces {
    /// A step of light.
    struct Step {
        /// Exposure in stops by one gain for all places, a display gamma of 2.2 undone; `nil` where all is
        /// black or blown.
        var stops: Float?
        /// Y′ of R′G′B′, share of full scale.
        var luma: Float
    }

    /// Stops from one neighbour to the next, pair by pair and block by block; `nil` where not measured.
    private let wavers: [[Float?]]

    /// Light of neighbours within the clips.
    init(_ natural: [ColourPairs]) {
        let blocks = natural.flatMap { $0.blocks.map { $0 + 1 } }.max() ?? 0
        wavers = natural.map { pairs in
            var own = [Float?](repeating: nil, count: blocks)
            for (block, level) in zip(pairs.blocks, pairs.levels()) {
                own[block] = Self.stops(level)
            }
            return own
        }
    }

    /// The step that `pairs` show, both read as stated or as a mix-up says; `nil` with fewer than 12 places.
    ///
    /// - Parameter left: the natural pair to leave out, so that it does not vouch for itself.
    func step(
        _ pairs: ColourPairs, reading mixUp: CodingMixUp? = nil, leavingOut left: Int? = nil
    ) -> Step? {
        guard pairs.blocks.count >= 12 else { return nil }
        let steadiness = steadiness(leavingOut: left)
        var gains: [(value: Float, weight: Float)] = []
        var rises: [(value: Float, weight: Float)] = []
        var total: Float = 0
        for (block, level) in zip(pairs.blocks, pairs.levels(reading: mixUp)) {
            let weight =
                block < steadiness.count ? steadiness[block] : Self.weight(Self.unknownWaver)
            rises.append((level.second - level.first, weight))
            guard let stops = Self.stops(level) else { continue }
            // Where a step of exposure is largest, and a code the smallest part of it.
            gains.append((stops, weight * level.first))
            total += level.first
        }
        let isLit = gains.count >= 12 && total > 0.04 * Float(gains.count)
        return Step(
            stops: isLit ? Self.median(gains) : nil, luma: Self.median(rises) ?? 0)
    }

    /// Waver of a place that is next to unknown, in stops.
    private static let unknownWaver: Float = 0.1
    /// Least waver, in stops: a third of a code at mid-grey.
    private static let leastWaver: Float = 0.003

    private static func weight(_ waver: Float) -> Float {
        1 / ((leastWaver + waver) * (leastWaver + waver))
    }

    private func steadiness(leavingOut left: Int?) -> [Float] {
        let kept = wavers.indices.filter { $0 != left }
        return (0..<(wavers.first?.count ?? 0)).map { block in
            let own = kept.compactMap { wavers[$0][block] }
            guard !own.isEmpty, own.count * 3 >= kept.count else {
                return Self.weight(Self.unknownWaver)
            }
            let squares = own.reduce(0) { $0 + $1 * $1 }
            return Self.weight((squares / Float(own.count)).squareRoot())
        }
    }

    /// Neither black nor blown.
    private static func stops(_ level: (first: Float, second: Float)) -> Float? {
        guard level.first > 0.02, level.second > 0.02, level.first < 0.94, level.second < 0.94
        else { return nil }
        return 2.2 * log2f(level.second / level.first)
    }

    private static func median(_ values: [(value: Float, weight: Float)]) -> Float? {
        let total = values.reduce(0) { $0 + $1.weight }
        var sum: Float = 0
        return values.sorted { $0.value < $1.value }.first {
            sum += $0.weight
            return 2 * sum >= total
        }?.value
    }
}
