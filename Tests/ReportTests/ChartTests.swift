import Foundation
import FoundationXML
import Report
import Testing

@Suite struct ChartTests {
    @Test func drawsWhatItAlwaysDrew() throws {
        try Golden.expect(DriftChart.svg(SmallTake.document), is: "chart-small-take.svg")
        try Golden.expect(DriftChart.svg(SampleTakes.drifting), is: "chart-drifting.svg")
    }

    @Test(arguments: SampleTakes.names)
    func isWellFormedAndSaysTheVerdict(_ name: String) {
        let svg = DriftChart.svg(SampleTakes.named(name))
        let outline = Outline(svg)
        #expect(outline.isWellFormed)
        let words = name == "holding" ? "HOLDS" : name == "faceless" ? "MAYBE" : "DRIFTS"
        let saysVerdict = outline.texts.contains { $0.contains(words) }
        #expect(saysVerdict)
        let namesUnit = outline.texts.contains("seconds from the first frame")
        #expect(namesUnit)
        for channel in SampleTakes.named(name).channels {
            let isNamed = outline.texts.contains(channel.id)
            #expect(isNamed, "\(channel.id)")
        }
        // The name space is the only address in it: nothing is fetched.
        #expect(svg.components(separatedBy: "://").count == 2)
        let isSameAgain = DriftChart.svg(SampleTakes.named(name)) == svg
        #expect(isSameAgain)
    }

    /// The choice, what fails before and after it, what would have done, and what nobody judged.
    @Test func theStripSaysHowEachFrameStands() {
        let face = PagePicture(jpeg: [1, 2], width: 8, height: 8)
        let frames = (0..<6).map {
            HandoffStrip.Frame(
                frame: $0, time: Double($0) / 24, png: [3], aspect: 16 / 9,
                face: $0 == 5 ? nil : face)
        }
        var document = HandoffDocument(
            take: SmallTake.document.take,
            handoff: HandoffSection(
                frame: 3, time: 0.125, pts: 1536, clean: true,
                outPoint: PointSection(frame: 4, time: 4.0 / 24),
                rejected: [
                    RejectedSection(frame: 5, reasons: ["eyes-shut", "soft", "fade"]),
                    RejectedSection(frame: 4, reasons: ["eyes-unsteady"]),
                ],
                earlier: [
                    RejectedSection(frame: 2, reasons: []),
                    RejectedSection(frame: 1, reasons: ["eyes-half"]),
                ]))
        let outline = Outline(HandoffStrip.svg(document, frames: frames))
        #expect(outline.isWellFormed)
        let words = outline.texts.filter { !$0.isEmpty }
        #expect(
            Array(words.dropFirst(2)) == [
                "Hand on frame 3 at 0.125 s; end this clip at 0.167 s", "0 · 0.000 s",
                "✕ 1 · 0.042 s", "eyes-half", "2 · 0.083 s", "clean too", "✓ 3 · 0.125 s",
                "handed on", "✕ 4 · 0.167 s", "eyes-unsteady", "✕ 5 · 0.208 s", "eyes-shut",
                "soft +1",
            ])
        let pictures = HandoffStrip.svg(document, frames: frames).components(
            separatedBy: "image/jpeg")
        #expect(pictures.count - 1 == 5)
        document.handoff.clean = false
        document.handoff.reasons = ["eyes-half"]
        let unclean = Outline(HandoffStrip.svg(document, frames: frames))
        let saysWhy = unclean.texts.contains(
            "No clean frame; the best is frame 3 at 0.125 s, which fails eyes-half")
        #expect(saysWhy)
        let namesBest = unclean.texts.contains("best of these")
        #expect(namesBest)
    }

    @Test func shadesEachDriftAndHatchesEachGap() {
        let svg = DriftChart.svg(SampleTakes.drifting)
        // Two severe drifts, the ribbon, which shows the worst at each time, and the legend.
        #expect(svg.components(separatedBy: "\"f-severe\"").count - 1 == 2 + 1 + 1)
        #expect(svg.components(separatedBy: "\"f-minor\"").count - 1 == 1 + 1)
        // Three identity channels, the eyes and the legend.
        #expect(svg.components(separatedBy: "fill=\"url(#unmeasured)\"").count - 1 == 3 + 1 + 1)
    }

    @Test func hostileNamesStayText() {
        var document = SampleTakes.holding
        document.take.path = "a<script>&\"'\u{1}\u{FFFE}]]>.mp4"
        document.channels[0].id = "identity.<b>"
        document.channels[0].unit = "\u{0}&amp;"
        let outline = Outline(DriftChart.svg(document))
        #expect(outline.isWellFormed)
        #expect(!outline.elements.contains("script") && !outline.elements.contains("b"))
    }

    @Test func brokenDocumentsAreStillDrawn() {
        var document = SampleTakes.drifting
        document.take.frames = 0
        document.take.duration = 0
        document.channels[0].tolerance = 0
        document.channels[1].samples = SamplesSection(frame: [5, 3], value: [], departure: [1])
        document.channels[2].samples = SamplesSection(
            frame: [-4, 9_000_000], value: [1, 1], departure: [1, 1e300])
        #expect(Outline(DriftChart.svg(document)).isWellFormed)
        document.channels = []
        document.eyes = EyesSection()
        document.take.duration = 1e9
        #expect(Outline(DriftChart.svg(document)).isWellFormed)
    }

    @Test func channelsThatBrokeAreNumberedInOrder() {
        let svg = DriftChart.svg(SampleTakes.drifting)
        let broken = SampleTakes.drifting.channels.filter { !$0.drifts.isEmpty }.count
        #expect(broken >= 2)
        // One circle beside each of them, and one in the legend.
        #expect(svg.components(separatedBy: "<circle").count - 1 == broken + 1)
        #expect(Outline(svg).texts.contains("\(broken)"))
        for name in SampleTakes.names {
            #expect(Outline(DriftStrip.svg(SampleTakes.named(name))).isWellFormed)
        }
    }

    @Test func themesDifferInInkAlone() {
        let light = DriftChart.svg(SampleTakes.drifting, theme: .light)
        let dark = DriftChart.svg(SampleTakes.drifting, theme: .dark)
        let pattern = /#[0-9a-f]{6}/
        #expect(light != dark)
        #expect(light.replacing(pattern, with: "#") == dark.replacing(pattern, with: "#"))
        #expect(!light.contains("<style>"))
    }

    @Test func longTakesStaySmall() {
        let long = SampleTakes.take(path: "long.mp4", frames: 20_000)
        #expect(DriftChart.svg(long).utf8.count < 300_000)
    }

    /// The elements and texts of an SVG.
    private final class Outline: NSObject, XMLParserDelegate {
        private(set) var elements: Set<String> = []
        private(set) var texts: [String] = []
        private(set) var isWellFormed = false

        init(_ svg: String) {
            super.init()
            let parser = XMLParser(data: Data(svg.utf8))
            parser.delegate = self
            isWellFormed = parser.parse()
        }

        func parser(
            _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String] = [:]
        ) {
            elements.insert(element)
            texts.append("")
        }

        func parser(_ parser: XMLParser, foundCharacters characters: String) {
            texts[texts.count - 1] += characters.filter { $0 != "\n" }
        }
    }
}
