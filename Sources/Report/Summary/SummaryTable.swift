/// The rows of a summary: each channel over the take, and the eyes.
struct SummaryTable {
    /// Lines in order, without newlines.
    private(set) var rows: [[StyledText]] = []

    private let width: Int
    private let axis: TimeAxis
    private let columns: Int
    private let idWidth: Int
    private let statusWidth: Int
    /// `100 %`.
    private static let coverageWidth = 5
    private static let gap = "  "

    init(_ document: AnalysisDocument, width: Int) {
        self.width = width
        axis = TimeAxis(document)
        idWidth = document.channels.map { PlainText.printable($0.id).count }.max() ?? 4
        statusWidth = document.channels.map { Self.status($0).text.count }.max() ?? 5
        let rest = idWidth + statusWidth + Self.coverageWidth + 3 * Self.gap.count
        columns = min(max(32, width - rest), 48)
        guard !document.channels.isEmpty else { return }
        addHeader(document.take)
        for channel in document.channels { add(channel) }
        add(document.eyes, withoutFaces: document.options.withoutFaces)
        addLegend(document)
    }

    private mutating func addHeader(_ take: TakeSection) {
        let end = NumberText.seconds(axis.duration)
        let scale = "0" + String(repeating: " ", count: max(1, columns - 1 - end.count)) + end
        rows.append([
            StyledText(
                Wrapping.padded("", idWidth) + Self.gap + scale + Self.gap
                    + Wrapping.padded("", statusWidth) + Self.gap + " seen", .dim)
        ])
    }

    private mutating func add(_ channel: ChannelSection) {
        let status = Self.status(channel)
        let coverage = NumberText.percent(channel.coverage)
        let bad = status.mark == .bad
        var line = [
            StyledText(
                Wrapping.padded(PlainText.printable(channel.id), idWidth), bad ? .bold : .plain),
            StyledText(Self.gap),
        ]
        line += Self.runs(Sparkline.cells(channel, axis: axis, columns: columns))
        line += [
            StyledText(Self.gap),
            StyledText(Wrapping.padded(status.text, statusWidth), status.mark),
            StyledText(
                Self.gap
                    + String(repeating: " ", count: max(0, Self.coverageWidth - coverage.count))
                    + coverage, channel.coverage < 0.5 ? .doubtful : .plain),
        ]
        if channel.status == "not-measurable" {
            let reason = SummaryWords.mainReason(channel.unmeasured)
            add(line, detail: reason.map { [$0] } ?? [], mark: .doubtful)
        } else {
            add(line, detail: channel.drifts.map(SummaryWords.drift), mark: .bad)
        }
    }

    private mutating func add(_ eyes: EyesSection, withoutFaces: Bool) {
        let label = StyledText(Wrapping.padded("eyes", idWidth) + Self.gap)
        guard !eyes.frame.isEmpty else {
            if withoutFaces { rows.append([label, StyledText("not looked at", .dim)]) }
            return
        }
        let shut = SummaryWords.spans(of: "shut", in: eyes, axis: axis)
        let known = eyes.state.contains { $0 != "unknown" }
        let words =
            !known
            ? "not seen"
            : shut.isEmpty ? "never shut" : "shut \(NumberText.count(shut.count, "time"))"
        let shown = shut.prefix(4).map { NumberText.seconds($0.start, $0.end) }
        let more = shut.count > shown.count ? ["\(shut.count - shown.count) more"] : []
        let line =
            [label] + Self.runs(Sparkline.cells(eyes, axis: axis, columns: columns))
            + [StyledText(Self.gap + words)]
        let detail = shut.isEmpty ? [] : [(shown + more).joined(separator: ", ")]
        add(line, detail: detail, mark: .plain)
    }

    private mutating func addLegend(_ document: AnalysisDocument) {
        let text =
            "Departure from the take's own beginning"
            + (document.beganOffAnchor ? ", or from the anchor where it began off it" : "")
            + ": ▄ tolerance, █ twice that or more, "
            + "\(Sparkline.unmeasured) not measurable. "
            + "Eyes: · open, - half, x shut, o occluded, ? unknown."
        for line in Wrapping.lines(text, width: width, indent: "") {
            rows.append([StyledText(line, .dim)])
        }
    }

    /// `line`, with `detail` beside it when it fits, below it otherwise.
    private mutating func add(_ line: [StyledText], detail: [String], mark: StyledText.Mark) {
        let used = line.reduce(0) { $0 + $1.text.count }
        let joined = detail.joined(separator: "; ")
        if joined.isEmpty {
            rows.append(line)
        } else if used + Self.gap.count + joined.count <= width {
            rows.append(line + [StyledText(Self.gap + joined, mark)])
        } else {
            rows.append(line)
            for text in detail {
                for part in Wrapping.lines(text, width: width, first: "    ", indent: "      ") {
                    rows.append([StyledText(part, mark)])
                }
            }
        }
    }

    private static func status(_ channel: ChannelSection) -> StyledText {
        switch channel.status {
        case "holds": return StyledText("holds", .good)
        case "drifts": return StyledText("drifts", .bad)
        default: return StyledText("not measurable", .doubtful)
        }
    }

    /// Cells gathered into runs of one colour.
    private static func runs(_ cells: [Sparkline.Cell]) -> [StyledText] {
        var runs: [StyledText] = []
        for cell in cells {
            let mark: StyledText.Mark = cell.drifts ? .bad : .plain
            if runs.last?.mark == mark {
                runs[runs.count - 1].text.append(cell.glyph)
            } else {
                runs.append(StyledText(String(cell.glyph), mark))
            }
        }
        return runs
    }
}
