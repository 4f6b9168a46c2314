/// Where things stand in a chart, in SVG user units.
///
///     ┌ title, verdict, hand-on line ───────────────────────┐
///     │ labels │ flags: cuts, frame to hand on   │ findings │
///     │        ├─────────────────────────────────┤          │
///     │ id     │ one panel a channel             │ status   │
///     │        │ …                               │          │
///     │ eyes   │ one strip                       │          │
///     │        └ seconds ────────────────────────┘          │
///     └ legend ─────────────────────────────────────────────┘
struct ChartLayout {
    static let width = 1160.0
    static let left = 190.0
    static let right = 900.0
    static let margin = 20.0
    static let panelHeight = 46.0
    static let panelGap = 16.0
    static let stripHeight = 18.0
    /// The height of a panel in tolerances; what is beyond is cut off and marked.
    static let tolerancesShown = 3.0

    let top: Double
    let panels: Int
    let hasEyes: Bool

    /// Top of panel `index`.
    func panelTop(_ index: Int) -> Double {
        top + Double(index) * (Self.panelHeight + Self.panelGap)
    }

    /// Top of the strip of the eyes.
    var eyesTop: Double { panelTop(panels) }

    /// Bottom of the last panel or strip, where the time axis lies.
    var bottom: Double {
        hasEyes ? eyesTop + Self.stripHeight : panelTop(max(panels, 1)) - Self.panelGap
    }

    /// Baseline of the first row of the legend.
    var legendTop: Double { bottom + 66 }

    /// Height of the whole.
    var height: Double { legendTop + 52 }

    /// Seconds to a horizontal place.
    static func x(_ time: Double, duration: Double) -> Double {
        left + min(max(0, time / duration), 1) * (right - left)
    }

    /// The step between labels of the time axis: the shortest of 1, 2 or 5 × 10ⁿ s that leaves at most 16.
    static func tickStep(duration: Double) -> Double {
        var power = 0.1
        while power < 1e7 {
            for factor in [1.0, 2, 5] where duration / (factor * power) <= 16 {
                return factor * power
            }
            power *= 10
        }
        return duration
    }
}

/// The inks of a chart. Each pair that must be told apart differs in lightness or form as well as hue.
enum ChartInk {
    static let paper = "#ffffff"
    static let text = "#1a1a1a"
    static let quiet = "#5f6368"
    static let frame = "#c4c7cc"
    static let line = "#1f4e79"
    static let drift = "#b3261e"
    static let driftFill = "#f3b8b2"
    static let handoff = "#0b6b3a"
    static let after = "#8a8d91"
}
