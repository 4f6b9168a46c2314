/// Whether a picture is drawn for light paper, a dark screen, or whichever the reader has.
public enum ChartTheme: String, CaseIterable, Sendable {
    /// Dark on white.
    case light
    /// Light on near-black.
    case dark
    /// Light, and dark where the reader's screen prefers it; the choice of SVG viewers.
    case automatic = "auto"
}

/// The inks of a chart, each for light and for dark.
///
/// What must be told apart differs in lightness or form as well as in hue; the hues are those of Okabe and
/// Ito ("Color Universal Design", 2008), which readers with any colour vision can tell apart.
enum ChartInk: String, CaseIterable {
    case paper, text, quiet, frame, line, holds, minor, major, severe, alarm, handoff, after

    var light: String {
        switch self {
        case .paper: "#ffffff"
        case .text: "#1a1a1a"
        case .quiet: "#555a60"
        case .frame: "#c4c7cc"
        case .line: "#0b3d70"
        case .holds: "#d7ebe2"
        case .minor: "#fbe7ae"
        case .major: "#f5bd6b"
        case .severe: "#e07f55"
        case .alarm: "#9a2c0c"
        case .handoff: "#00684c"
        case .after: "#8a8d91"
        }
    }

    var dark: String {
        switch self {
        case .paper: "#16181b"
        case .text: "#f1f1ef"
        case .quiet: "#b3b8be"
        case .frame: "#4a4f55"
        case .line: "#a9d4ff"
        case .holds: "#1d4638"
        case .minor: "#4d4317"
        case .major: "#6e4712"
        case .severe: "#8c3a1b"
        case .alarm: "#ff9e7d"
        case .handoff: "#5fd6ad"
        case .after: "#7d8187"
        }
    }

    /// The ink of drift of a severity.
    static func severity(_ name: String) -> ChartInk {
        switch name {
        case "severe": .severe
        case "major": .major
        default: .minor
        }
    }

    /// Rules that turn the inks around on dark screens.
    static let darkRules: String = {
        let rules = allCases.map {
            ".f-\($0.rawValue){fill:\($0.dark)}.s-\($0.rawValue){stroke:\($0.dark)}"
        }
        return "@media (prefers-color-scheme:dark){" + rules.joined() + "}"
    }()
}

/// Inks as attributes, in one theme.
struct ChartPaint {
    let theme: ChartTheme

    /// The attributes of an element of these inks.
    func callAsFunction(fill: ChartInk? = nil, stroke: ChartInk? = nil) -> [(String, String)] {
        var attributes: [(String, String)] = []
        if theme == .automatic {
            let names =
                [fill.map { "f-" + $0.rawValue }, stroke.map { "s-" + $0.rawValue }]
                .compactMap(\.self)
            attributes.append(("class", names.joined(separator: " ")))
        }
        attributes.append(("fill", fill.map(value) ?? "none"))
        if let stroke { attributes.append(("stroke", value(stroke))) }
        return attributes
    }

    private func value(_ ink: ChartInk) -> String { theme == .dark ? ink.dark : ink.light }
}
