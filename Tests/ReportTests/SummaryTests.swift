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

    @Test func batchesAndRankingsFitTheTerminal() {
        var rows = [SampleTakes.drifting, SampleTakes.holding].enumerated().map { index, document in
            TakeRow(
                document, name: String(repeating: "dolly-in-", count: 12) + "\(index)", path: "a")
        }
        rows[0].reasons = [String(repeating: "identity.face drifts ", count: 9)]
        rows.append(
            TakeRow(
                name: "b", path: "b", state: "failed",
                error: "b.mp4: " + String(repeating: "is not whole ", count: 12)))
        let ranking = RankDocument(
            shot: "s", best: rows[1].name,
            takes: rows.prefix(2).map {
                RankedTakeSection(
                    place: 1, name: $0.name, path: $0.path, state: $0.state, usableUntil: 1,
                    unrest: 0.2, reason: "holds 3.0 s, the next 1.0 s, and is calmer in 7 channels",
                    against: $0.reasons)
            })
        for width in [80, 100] {
            let style = SummaryStyle(width: width)
            let text = BatchRenderer.text(BatchDocument(version: "0", takes: rows), style: style)
            let lines = (text + BatchRenderer.text(ranking, style: style)).split(separator: "\n")
            // A name longer than the line stays whole where it is not in a table.
            for line in lines where line.contains(" ") { #expect(line.count <= width, "\(line)") }
            // What tells takes apart is at the end of their names.
            #expect(text.contains("…") && text.contains("-0 ") && text.contains("-1 "))
        }
    }

    @Test func detailsAreAddedAndNothingIsChanged() {
        let style = SummaryStyle(width: 100)
        let brief = SummaryRenderer.text(SampleTakes.drifting, style: style)
        let detailed = SummaryRenderer.text(SampleTakes.drifting, style: style, isDetailed: true)
        #expect(detailed.hasPrefix(brief))
        #expect(detailed.contains("frame 359 (14.958 s): drift, motion-blur"))
        #expect(detailed.contains("identity.face 3.1–4.0 s (profile)"))
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
