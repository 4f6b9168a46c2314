import Report
import Testing

@Suite struct ListingTests {
    @Test func compareSaysWhatCouldNotBeMeasured() throws {
        let document = CompareDocument(
            identityDistance: nil,
            channels: [
                ComparedChannelSection(id: "identity.face", unit: "L2", value: nil),
                ComparedChannelSection(id: "colour.exposure", unit: "stops", value: 0.25),
            ])
        let text = ListingRenderer.text(document, "x/a.png", "b.png", style: SummaryStyle())
        #expect(
            text == """
                a.png and b.png: no identity distance, for want of a face in one of them
                identity.face    not measurable
                colour.exposure  0.250 stops

                """)
    }

    @Test func probeMarksWhatIsAssumed() throws {
        let document = ProbeDocument(
            take: SampleTakes.holding.take,
            colour: ColourSection(
                matrix: "bt709", range: "limited", primaries: "bt709", transfer: "bt709",
                chromaLocation: "left", assumed: ["matrix", "range"]),
            frames: [
                FrameSection(frame: 0, pts: 0, time: 0, key: true),
                FrameSection(frame: 1, pts: 512, time: 1.0 / 24, key: false),
            ])
        try Golden.expect(
            ListingRenderer.text(document, style: SummaryStyle()), is: "listing-probe.txt")
    }

    @Test func modelsNameEachRemedyOnce() throws {
        let rows = [
            ("identity", "a.dat", "ok"), ("detector", "b.tflite", "missing"),
            ("mesh", "c.tflite", "altered"),
        ]
        let document = ModelsDocument(
            folder: "models",
            models: rows.map { role, file, state in
                ModelRow(
                    role: role, file: file, state: state, package: "package 1.0",
                    licence: "Apache-2.0", disclosure: "trained on consented pictures",
                    sha256: "ab", remedy: state == "ok" ? nil : "make models")
            })
        try Golden.expect(
            ListingRenderer.text(document, style: SummaryStyle()), is: "listing-models.txt")
    }
}
