import Foundation
import FoundationXML
import Report
import Testing

@Suite struct ExchangeTests {
    @Test func writesWhatItAlwaysWrote() throws {
        let take = SmallTake.document
        let list = CutList(take)
        let otio = String(decoding: try OTIOWriter.bytes(list), as: UTF8.self)
        try Golden.expect(otio, is: "small-take.otio")
        try Golden.expect(EDLWriter.text(list, markers: .events), is: "small-take.edl")
        try Golden.expect(JUnitWriter.xml([take, SampleTakes.faceless]), is: "junit.xml")
        try Golden.expect(CSVWriter.text(take), is: "small-take.csv")
        try Golden.expect(MarkdownWriter.text(SampleTakes.drifting), is: "drifting.md")
    }

    @Test func aTakeOffItsAnchorIsDrawnFromTheAnchor() {
        var take = SmallTake.document
        take.channels[0].anchorLimit = 0.62
        take.channels[0].samples.value = [0.74, 0.86, 0.62, nil]
        take.channels[0].samples.departure = [0, 0.024, 0, nil]
        let own = CSVWriter.text(take).split(separator: "\n").map { $0.split(separator: ",") }
        #expect(own[1].last == "0" && own[2].last == "0.2")
        take.channels[0].drifts[0].standard = "anchor"
        take.channels[0].drifts[0].startFrame = 0
        take.channels[0].drifts[0].endFrame = 4
        let off = CSVWriter.text(take).split(separator: "\n").map { $0.split(separator: ",") }
        #expect(off[1].last == "2" && off[2].last == "3" && off[3].last == "1")
        let summary = SummaryRenderer.text(take, style: SummaryStyle(width: 100))
        #expect(summary.contains("severe off the anchor"))
        #expect(summary.contains("or from the anchor where it began off it"))
    }

    @Test func clipsCoverTheTakeAndEndAtTheOutPoint() {
        for name in SampleTakes.names {
            let document = SampleTakes.named(name)
            let clips = CutList(document).clips
            #expect(clips[0].range == 0..<document.handoff.outPoint.frame)
            #expect(clips.last?.range.upperBound == document.take.frames)
            let markers = clips.flatMap(\.markers)
            let drifts = document.channels.flatMap(\.drifts)
            #expect(markers.count == drifts.count + document.defects.count + 1)
            let areWithin = markers.allSatisfy { $0.range.upperBound <= document.take.frames }
            #expect(areWithin)
        }
    }

    @Test(arguments: [
        (23.97602, 24000.0 / 1001, 24), (29.97, 30000.0 / 1001, 30), (25, 25, 25),
        (59.94006, 60000.0 / 1001, 60), (12.5, 12.5, 13), (0, 24, 24), (.nan, 24, 24),
        (1e9, 1e9, 120), (0.01, 0.01, 1),
    ])
    func ratesAreExact(_ stated: Double, _ exact: Double, _ nominal: Int) {
        let rate = CutRate(stated)
        #expect(rate.framesPerSecond == exact && rate.nominal == nominal)
    }

    @Test func eventsOfAListFollowEachOtherWithoutAGap() {
        let text = EDLWriter.text(CutList(SampleTakes.drifting), markers: .events)
        let events = text.split(separator: "\n").filter { $0.first?.isNumber == true }
            .map { $0.split(separator: " ").suffix(4).map(String.init) }
        #expect(events.first?[2] == "01:00:00:00")
        #expect(events.last?[3] == "01:00:15:00")
        for (before, after) in zip(events, events.dropFirst()) {
            #expect(before[1] == after[0] && before[3] == after[2])
        }
    }

    @Test func unevenFramesAreLaidOnTheGrid() {
        var document = SmallTake.document
        document.take.variableFrameRate = true
        document.take.frameRate = 10
        document.take.duration = 0.4
        document.frameTimes = [0, 0.3, 0.31, 0.35]
        let clips = CutList(document).clips
        #expect(clips.map(\.range) == [0..<3, 3..<4])
        #expect(clips.flatMap(\.markers).first { $0.name == "hand on" }?.range == 3..<4)
    }

    @Test func hostileNamesStayNames() throws {
        for name in [
            "=cmd|' /C calc'!A0.mp4", "a\"b,c\n.mp4", "a<b>&'|x|.mp4", "\u{202E}4pm.mp4",
            String(repeating: "長", count: 300) + ".mp4", "🎬 take.mp4", "@channel.mp4",
        ] {
            var document = SmallTake.document
            document.take.path = name
            document.channels[0].id = "identity.<x>\"|"
            let rows = CSVWriter.text(document).split(separator: "\n")
            #expect(rows.count == 5)
            let startsSafely = rows.dropFirst().allSatisfy { !"=+-@".contains($0.first ?? "=") }
            #expect(startsSafely)
            #expect(XMLParser(data: Data(JUnitWriter.xml([document]).utf8)).parse())
            let otio = try JSONDecoder().decode(
                JSONValue.self, from: Data(try OTIOWriter.bytes(CutList(document))))
            #expect(otio["OTIO_SCHEMA"] == "Timeline.1")
            for line in EDLWriter.text(CutList(document), markers: .events).split(separator: "\n")
            where line.contains("|C:") {
                #expect(line.count { $0 == "|" } == 3)
            }
            let markdown = MarkdownWriter.text(document)
            #expect(!markdown.contains("<") && !markdown.contains("@channel"))
        }
    }

    @Test func takesWithoutFramesAreStillWritten() throws {
        var document = SmallTake.document
        document.take.frames = 0
        document.take.duration = 0
        document.take.frameRate = 0
        document.channels[0].tolerance = 0
        document.handoff.outPoint = PointSection(frame: -5, time: -1)
        document.handoff.frame = 1_000_000
        _ = try OTIOWriter.bytes(CutList(document))
        #expect(!EDLWriter.text(CutList(document), markers: .lines).isEmpty)
        #expect(!CSVWriter.text(document).contains("nan"))
        let handoff = HandoffDocument(take: document.take, handoff: document.handoff)
        #expect(CutList(handoff).clips.map(\.range) == [0..<1])
    }
}
