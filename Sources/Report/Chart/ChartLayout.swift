/// Where things stand in a chart, in SVG user units.
///
///     ┌ verdict, what broke, frame to hand on ──────────────┐
///     │        │ flags                           │          │
///     │        │ ribbon: the take at a glance    │          │
///     │ FAMILY ├─────────────────────────────────┤          │
///     │ id     │ one panel a channel             │ status   │
///     │ eyes   │ one strip                       │          │
///     │        └ seconds ────────────────────────┘          │
///     └ legend ─────────────────────────────────────────────┘
///
/// A tolerance has one height in every panel of every chart; a channel that stays low has a lower panel.
struct ChartLayout {
    static let width = 1160.0
    static let left = 200.0
    static let right = 890.0
    static let margin = 20.0
    static let tolerance = 18.0
    static let gap = 7.0
    static let stripHeight = 18.0
    static let ribbonTop = 124.0
    static let ribbonHeight = 26.0
    /// Panel heights in tolerances, of a channel that leaves its tolerance and of one that does not; what
    /// is beyond is cut off along the upper edge.
    static let tallest = 3.0
    static let usual = 1.5

    /// A row of the chart.
    struct Row {
        let channel: ChannelSection
        let top: Double
        let height: Double
        /// Tolerances from its lower to its upper edge; `nil` where nothing was measured.
        let tolerances: Double?
    }

    /// The name of a family and the baseline of its heading.
    struct Heading {
        let family: String
        let baseline: Double
    }

    private(set) var rows: [Row] = []
    private(set) var headings: [Heading] = []
    let hasEyes: Bool
    let beganOffAnchor: Bool
    let eyesTop: Double
    /// Bottom of the last panel or strip, where the time axis lies.
    let bottom: Double

    init(_ document: AnalysisDocument) {
        beganOffAnchor = document.beganOffAnchor
        var y = Self.ribbonTop + Self.ribbonHeight + 8
        var families: [String] = []
        for family in document.channels.map(\.family) where !families.contains(family) {
            families.append(family)
        }
        for family in families {
            y += 17
            headings.append(Heading(family: family, baseline: y))
            y += 9
            for channel in document.channels where channel.family == family {
                let peak = channel.largestExcess
                let tolerances = peak.map {
                    !channel.drifts.isEmpty || $0 > Self.usual ? Self.tallest : Self.usual
                }
                let height = tolerances.map { $0 * Self.tolerance } ?? 16
                rows.append(
                    Row(channel: channel, top: y, height: height, tolerances: tolerances))
                y += height + Self.gap
            }
        }
        hasEyes = !document.eyes.frame.isEmpty
        eyesTop = y + 8
        bottom = hasEyes ? eyesTop + Self.stripHeight : y
    }

    /// Baseline of the first row of the legend.
    var legendTop: Double { bottom + 62 }

    /// Height of the whole.
    var height: Double { legendTop + 46 }

    /// Seconds to a horizontal place.
    static func x(_ time: Double, duration: Double) -> Double {
        left + min(max(0, time / duration), 1) * (right - left)
    }

    /// The step between labels of the time axis: the shortest of 1, 2 or 5 × 10ⁿ s that leaves at most
    /// `most`.
    static func tickStep(duration: Double, most: Double = 16) -> Double {
        var power = 0.1
        while power < 1e7 {
            for factor in [1.0, 2, 5] where duration / (factor * power) <= most {
                return factor * power
            }
            power *= 10
        }
        return duration
    }
}

extension ChannelSection {
    /// The largest excess in tolerances; `nil` where nothing was measured.
    var largestExcess: Double? {
        samples.frame.indices.lazy.compactMap(excess).max()
    }

    /// Drifts that nobody announced.
    var unannounced: [DriftSection] { drifts.filter { !$0.announced } }
}

extension AnalysisDocument {
    /// Whether a channel stood off the anchor already when the take began.
    var beganOffAnchor: Bool { channels.contains { $0.drifts.contains(where: \.isFromAnchor) } }

    /// Whether any channel was measured anywhere.
    var isMeasured: Bool { channels.contains { $0.largestExcess != nil } }

    /// The channels that broke, by identifier, in the order in which they did.
    var breakingOrder: [String] {
        var order: [(id: String, start: Double)] = []
        for channel in channels {
            if let start = channel.unannounced.first?.start { order.append((channel.id, start)) }
        }
        let sorted = order.enumerated().sorted {
            // The verdict has looked closer at which came first.
            let left = $0.element.id == verdict.firstToBreak ? -1 : $0.element.start
            let right = $1.element.id == verdict.firstToBreak ? -1 : $1.element.start
            return (left, $0.offset) < (right, $1.offset)
        }
        return sorted.map(\.element.id)
    }
}
