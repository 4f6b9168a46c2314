/// A channel, or the eyes, over the length of a take in a row of characters.
struct Sparkline {
    /// One character, and whether it stands in a drift span.
    struct Cell: Equatable {
        var glyph: Character
        var drifts: Bool
    }

    /// What stands where nothing could be measured.
    static let unmeasured: Character = "╌"
    private static let blocks = Array("▁▂▃▄▅▆▇█")

    /// The largest excess of `channel` in each of `columns` equal parts of the take, in eighths of
    /// twice the tolerance: `▄` is the tolerance, `█` twice that or more.
    static func cells(_ channel: ChannelSection, axis: TimeAxis, columns: Int) -> [Cell] {
        let samples = channel.samples
        var largest = [Double?](repeating: nil, count: columns)
        for index in samples.frame.indices where index < samples.departure.count {
            guard let excess = channel.excess(index) else { continue }
            for column in axis.columns(ofSample: index, in: samples.frame, of: columns) {
                largest[column] = max(largest[column] ?? 0, excess)
            }
        }
        return largest.enumerated().map { column, excess in
            let glyph = excess.map { block($0 / 2) } ?? unmeasured
            let start = axis.duration * Double(column) / Double(columns)
            let end = axis.duration * Double(column + 1) / Double(columns)
            return Cell(
                glyph: glyph, drifts: channel.drifts.contains { $0.start < end && $0.end > start })
        }
    }

    /// The worst state of the eyes in each of `columns` equal parts of the take: `x` shut, `-` half,
    /// `o` occluded, `?` unknown, `·` open.
    static func cells(_ eyes: EyesSection, axis: TimeAxis, columns: Int) -> [Cell] {
        var worst = [Int?](repeating: nil, count: columns)
        for index in eyes.frame.indices where index < eyes.state.count {
            let rank = eyeStates.firstIndex { $0.state == eyes.state[index] } ?? 1
            for column in axis.columns(ofSample: index, in: eyes.frame, of: columns) {
                worst[column] = max(worst[column] ?? 0, rank)
            }
        }
        return worst.map { Cell(glyph: $0.map { eyeStates[$0].glyph } ?? " ", drifts: false) }
    }

    /// From best to worst.
    private static let eyeStates: [(state: String, glyph: Character)] = [
        ("open", "·"), ("unknown", "?"), ("occluded", "o"), ("half", "-"), ("shut", "x"),
    ]

    /// The block for a share of full height.
    private static func block(_ share: Double) -> Character {
        guard share.isFinite else { return blocks[blocks.count - 1] }
        let eighths = (share * 8).rounded(.up)
        return blocks[Int(min(max(eighths, 1), 8)) - 1]
    }
}

extension TimeAxis {
    /// The columns, of `count` equal parts of the take, that sample `index` stands in.
    func columns(ofSample index: Int, in sampled: [Int], of count: Int) -> ClosedRange<Int> {
        let (start, end) = span(ofSample: index, in: sampled)
        let scale = Double(count) / duration
        let first = min(max(0, Int(start * scale)), count - 1)
        // The end is half-open, so a sample that ends where a column begins is not in it.
        let last = Int((end * scale).rounded(.up)) - 1
        return first...min(max(first, last), count - 1)
    }
}
