import FoundationEssentials
import Report
import Testing

@Suite struct DocumentTests {
    @Test func writesEveryKeyOfTheContractInSortedOrder() throws {
        let text = String(decoding: try DocumentWriter.json(SmallTake.document), as: UTF8.self)
        try Golden.expect(text, is: "small-take.json")
    }

    @Test func readsBackWhatItWrote() throws {
        let bytes = try DocumentWriter.json(SmallTake.document)
        let read = try JSONDecoder().decode(AnalysisDocument.self, from: Data(bytes))
        #expect(read == SmallTake.document)
    }

    @Test func absenceIsNullAndNeverDropped() throws {
        let document = CompareDocument(
            identityDistance: nil,
            channels: [ComparedChannelSection(id: "identity.face", unit: "L2", value: nil)])
        let text = String(decoding: try DocumentWriter.json(document), as: UTF8.self)
        #expect(
            text == """
                {"channels":[{"id":"identity.face","unit":"L2","value":null}],\
                "identityDistance":null,"notes":[],"schema":"holdfast.compare/1"}

                """)
    }

    @Test func numbersAreRoundedWhenSet() {
        var section = PeakSection(frame: 1, time: 1.0 / 3, value: -0.000_001, excess: 2.444_445_1)
        #expect(section.time == 0.333333)
        #expect(section.value == 0 && section.value.sign == .plus)
        #expect(section.excess == 2.44445)
        section.time = 2.0 / 3
        #expect(section.time == 0.666667)
    }

    @Test func numbersThatAreNoneBecomeNullInSeriesAndErrorsElsewhere() throws {
        let samples = SamplesSection(
            frame: [0, 1], value: [.nan, .infinity], departure: [nil, 1])
        #expect(samples.value == [nil, nil])
        let point = PointSection(frame: 3, time: .nan)
        let error = #expect(throws: ReportError.self) { try DocumentWriter.json(point) }
        #expect(error?.code == .notANumber)
        #expect(error?.place == "time")
    }

    @Test func roundingLeavesHugeNumbersAlone() {
        #expect(FixedPrecision.rounded(1e300, decimals: 6) == 1e300)
        #expect(FixedPrecision.rounded(0.1 + 0.2, decimals: 5) == 0.3)
    }
}
