import FoundationEssentials
import Report
import Testing

@Suite struct SchemaTests {
    @Test(arguments: SampleTakes.names)
    func analysesFitTheirSchema(_ name: String) throws {
        try expectFit(SampleTakes.named(name), "analysis")
    }

    @Test func everyDocumentFitsItsSchema() throws {
        let sample = SmallTake.document
        try expectFit(sample, "analysis")
        try expectFit(HandoffDocument(take: sample.take, handoff: sample.handoff), "handoff")
        try expectFit(
            CompareDocument(
                identityDistance: nil,
                channels: [ComparedChannelSection(id: "a.b", unit: "%", value: nil)]), "compare")
        try expectFit(
            ProbeDocument(
                take: sample.take,
                colour: ColourSection(
                    matrix: "bt709", range: "full", primaries: "bt709", transfer: "bt709",
                    chromaLocation: "left", assumed: ["range"]),
                frames: [FrameSection(frame: 0, pts: 0, time: 0, key: true)]), "probe")
    }

    @Test func everySchemaSaysWhatItIs() {
        for entry in SchemaCatalogue.entries {
            #expect(entry.json["$schema"] == "https://json-schema.org/draft/2020-12/schema")
            #expect(entry.json["type"] == "object", "\(entry.name)")
        }
    }

    @Test func whatDoesNotFitIsFound() throws {
        let schema = try schema("analysis")
        let whole = try value(SmallTake.document)
        guard case .object(var members) = whole else { return }
        #expect(SchemaCheck.faults(whole, schema).isEmpty)
        members["take"] = nil
        #expect(SchemaCheck.faults(.object(members), schema) == ["take is missing"])
        members["take"] = .list([])
        #expect(!SchemaCheck.faults(.object(members), schema).isEmpty)
        var state = SmallTake.document
        state.verdict.state = "approved"
        #expect(SchemaCheck.faults(try value(state), schema) == ["verdict.state is no choice"])
    }

    private func expectFit(
        _ document: some Encodable, _ name: String, _ location: SourceLocation = #_sourceLocation
    ) throws {
        let faults = SchemaCheck.faults(try value(document), try schema(name))
        #expect(faults.isEmpty, sourceLocation: location)
    }

    private func schema(_ name: String) throws -> JSONValue {
        let entry = try #require(SchemaCatalogue.entries.first { $0.name == name })
        return entry.json
    }

    private func value(_ document: some Encodable) throws -> JSONValue {
        try JSONDecoder().decode(
            JSONValue.self, from: Data(try DocumentWriter.json(document)))
    }
}
