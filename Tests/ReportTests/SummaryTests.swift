import Report
import Testing

@Suite struct SummaryTests {
    @Test(arguments: SampleTakes.names)
    func saysWhatItAlwaysSaid(_ name: String) throws {
        let document = SampleTakes.named(name)
        let narrow = SummaryRenderer.text(document, style: SummaryStyle(width: 80))
        try Golden.expect(narrow, is: "summary-\(name)-80.txt")
        let wide = SummaryRenderer.text(document, style: SummaryStyle(width: 140))
        try Golden.expect(wide, is: "summary-\(name)-140.txt")
    }

    @Test(arguments: [80, 100, 132, 200])
    func linesFitTheTerminal(_ width: Int) {
        for document in [SampleTakes.drifting, SampleTakes.ruined, SampleTakes.faceless] {
            let text = SummaryRenderer.text(document, style: SummaryStyle(width: width))
            for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
        }
    }

    @Test func colourChangesNoWord() {
        let plain = SummaryRenderer.text(SampleTakes.drifting, style: SummaryStyle(width: 100))
        let coloured = SummaryRenderer.text(
            SampleTakes.drifting, style: SummaryStyle(width: 100, colour: true))
        #expect(coloured.contains("\u{1B}[1;31m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
        #expect(!plain.contains("\u{1B}"))
    }

    @Test func namesCannotSteerTheTerminal() {
        var document = SampleTakes.holding
        document.take.path = "folder/evil\u{1B}[2J\n.mp4"
        document.notes = ["odd \u{202E}note"]
        let text = SummaryRenderer.text(document, style: SummaryStyle())
        #expect(text.hasPrefix("evil?[2J?.mp4 HOLDS"))
        #expect(text.contains("Note: odd ?note"))
    }

    @Test func brokenDocumentsAreStillDrawn() {
        var document = SampleTakes.drifting
        document.take.frames = 0
        document.take.duration = 0
        document.take.frameRate = 0
        document.channels[0].tolerance = 0
        document.channels[1].samples = SamplesSection(frame: [5, 3], value: [], departure: [1])
        document.channels[2].samples = SamplesSection(
            frame: [-4, 9_000_000], value: [1, 1], departure: [1, 1e300])
        document.eyes.state = ["odd"]
        #expect(!SummaryRenderer.text(document, style: SummaryStyle(width: 0)).isEmpty)
    }

    @Test func handoffNamesFrameAndFile() throws {
        let sample = SampleTakes.drifting
        let document = HandoffDocument(take: sample.take, handoff: sample.handoff)
        let text = SummaryRenderer.text(document, output: "next.png", style: SummaryStyle())
        try Golden.expect(text, is: "summary-handoff.txt")
        var named = document
        named.handoff.clean = nil
        let words = SummaryRenderer.text(named, output: "next.png", style: SummaryStyle())
        #expect(words.hasPrefix("Frame as named: frame 235 (9.792 s), not judged"))
    }
}
