/// Timelines as CMX3600 edit decision lists.
///
/// One event a clip or a part of it, record times from 01:00:00:00, no drop frames. Markers are written as
/// `* LOC:` lines, and as the ` |C: |M: |D:` lines that DaVinci Resolve imports as timeline markers.
public enum EDLWriter {
    /// How markers stand in the list.
    public enum MarkerStyle: Sendable {
        /// A clip is cut where a marker begins: read as a timeline it plays without a gap, read as markers
        /// each event is one.
        case events
        /// A clip is one event, and its markers are lines below it.
        case lines
    }

    /// `list` as text of an `.edl` file.
    ///
    /// Clips that are not shown are left out, unless they carry markers in the style `events`.
    public static func text(_ list: CutList, markers style: MarkerStyle) -> String {
        var text = "TITLE: \(PlainText.printable(list.name))\nFCM: NON-DROP FRAME\n"
        var record = 3600 * list.rate.nominal
        var number = 1
        for clip in list.clips where clip.isEnabled || style == .events {
            for part in parts(of: clip, style) {
                text += event(number, part.range, record: record, rate: list.rate)
                text += "* FROM CLIP NAME: \(PlainText.fileName(clip.mediaPath))\n"
                for marker in part.markers {
                    let place = record + max(0, marker.range.lowerBound - part.range.lowerBound)
                    text += line(marker, at: list.rate.timecode(place))
                }
                if style == .events { text += resolveLine(part.markers) }
                record += part.range.count
                number += 1
            }
        }
        return text
    }

    private struct Part {
        var range: Range<Int>
        var markers: [CutMarker]
    }

    private static func parts(of clip: CutClip, _ style: MarkerStyle) -> [Part] {
        guard style == .events else { return [Part(range: clip.range, markers: clip.markers)] }
        var parts = [Part(range: clip.range, markers: [])]
        let ordered = clip.markers.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        for (_, marker) in ordered {
            let last = parts.count - 1
            let start = marker.range.lowerBound
            if start > parts[last].range.lowerBound, start < parts[last].range.upperBound {
                parts.append(Part(range: start..<parts[last].range.upperBound, markers: []))
                parts[last].range = parts[last].range.lowerBound..<start
            }
            parts[parts.count - 1].markers.append(marker)
        }
        return parts
    }

    private static func event(
        _ number: Int, _ range: Range<Int>, record: Int, rate: CutRate
    ) -> String {
        let digits = String(number)
        let index = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        let times = [range.lowerBound, range.upperBound, record, record + range.count]
        return "\(index)  AX       V     C        "
            + times.map(rate.timecode).joined(separator: " ") + "\n"
    }

    private static func line(_ marker: CutMarker, at timecode: String) -> String {
        let colour = marker.colour.rawValue
        let pad = String(repeating: " ", count: max(0, 7 - colour.count))
        return "* LOC: \(timecode) \(colour)\(pad) \(words(marker))\n"
    }

    /// The one marker that an event may be: all that begins there, in the colour of the worst.
    private static func resolveLine(_ markers: [CutMarker]) -> String {
        guard let longest = markers.map(\.range.count).max() else { return "" }
        let colours: [CutMarker.Colour] = [.red, .orange, .yellow, .green, .blue]
        let worst = colours.first { colour in markers.contains { $0.colour == colour } }
        let name =
            switch worst ?? .blue {
            case .red: "ResolveColorRed"
            case .orange: "ResolveColorSand"
            case .yellow: "ResolveColorYellow"
            case .green: "ResolveColorGreen"
            case .blue: "ResolveColorBlue"
            }
        let said = markers.map(words).joined(separator: "; ")
        return " |C:\(name) |M:\(said) |D:\(longest)\n"
    }

    /// What a marker says; a bar would end its name early.
    private static func words(_ marker: CutMarker) -> String {
        PlainText.printable(marker.comment.isEmpty ? marker.name : marker.comment)
            .split(separator: "|").joined(separator: "/")
    }
}
