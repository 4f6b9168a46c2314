import FoundationEssentials
import Review
import Testing

struct ShotReaderTests {
    private static let whole = """
        shot: sc010_sh020
        anchor: her.png
        references:
          - {file: jacket.png, role: wardrobe, priority: 3}
          - {file: /stills/room.png, role: location, priority: 2}
        size: 1280x720
        duration: 15s
        frameRate: 24
        prompt: she turns around slowly
        announced:
          - change: focus pull
            from: 3
            to: 5.5s
          - change: the lamp is switched
            channels: [colour, identity.skin]
        faces: 1
        usage: {source: studio, owner: us, approval: legal}
        criteria:
          - reject: identity.face severe for 0.5s
          - "require: duration within 0.1s of 15s"
        takes: ["takes/*.mp4"]
        """

    @Test func everyKeyIsRead() throws {
        let shot = try ShotReader.shot(Self.whole, path: "a/shot.yaml", folder: "a/")
        #expect(shot.name == "sc010_sh020")
        #expect(shot.references.map(\.path) == ["a/her.png", "/stills/room.png", "a/jacket.png"])
        #expect(shot.references.map(\.role) == [.identity, .location, .wardrobe])
        #expect(shot.size == PictureSize(width: 1280, height: 720))
        #expect(shot.duration == 15 && shot.frameRate == 24 && shot.faces == 1)
        #expect(shot.announced.map(\.seconds) == [3..<5.5, 0..<Double.infinity])
        #expect(shot.announced[1].channels == [.family("colour"), .channel("identity.skin")])
        #expect(shot.changes.last?.excusesFace == true)
        #expect(shot.usage == UsageRecord(source: "studio", owner: "us", approval: "legal"))
        #expect(
            shot.criteria?.map(\.text) == [
                "reject: identity.face severe for 0.5s", "require: duration within 0.1s of 15s",
            ])
        #expect(shot.takes == ["a/takes/*.mp4"])
    }

    @Test func jsonIsReadToo() throws {
        let shot = try ShotReader.shot(
            #"{"shot": "a", "anchor": "b.png", "criteria": ["reject: cut", {"maybe": "any minor"}]}"#
        )
        #expect(shot.references == [ShotReference(path: "b.png")])
        #expect(shot.criteria?.map(\.text) == ["reject: cut", "maybe: any drifts"])
    }

    @Test(
        arguments: [
            ("", nil, "is empty"),
            ("anchor: a.png", (1, 1), "the shot has no name; add shot: NAME"),
            ("shot: a\nfase: 1", (2, 1), "there is no key fase; did you mean faces?"),
            ("shot: a\nfaces: two", (2, 8), "faces is \"two\"; use a whole number"),
            ("shot: a\nduration: long", (2, 11), "such as 15s"),
            ("shot: a\nduration: 0", (2, 11), "duration is 0; use 0.04 to 86400"),
            ("shot: a\nsize: big", (2, 7), "write it like 1280x720"),
            ("shot: a\nreferences: b.png", (2, 13), "references is text, not a list"),
            ("shot: a\nreferences: [{role: prop}]", (2, 14), "a reference has no file"),
            (
                "shot: a\nreferences: [{file: b.png, role: wardrob}]", (2, 34),
                "there is no role wardrob; did you mean wardrobe?"
            ),
            ("shot: a\ncriteria:\n  - reject: identity.fac severe", (3, 13), "did you mean"),
            ("shot: a\ncriteria:\n  - 'reject: identity.fac severe'", (3, 14), "did you mean"),
            ("shot: a\ncriteria:\n  - refect: cut", (3, 5), "did you mean reject?"),
            ("shot: a\nannounced: [{change: x}]", (2, 22), "names no known change"),
            (
                "shot: a\nannounced: [{change: x, channels: [structure.focs]}]", (2, 36),
                "did you mean structure.focus?"
            ),
            (
                "shot: a\nannounced: [{change: focus pull, from: 5, to: 3}]", (2, 13),
                "ends before it begins"
            ),
            ("shot: a\nshot: b", (1, 1), "has the key shot twice"),
            ("shot: [a", (2, 1), "is not valid YAML"),
            ("- a", (1, 1), "is a list, not a set of keys"),
            ("shot: *a", (1, 7), "is not valid YAML"),
            ("shot: {a: b}", (1, 7), "shot is a set of keys, not text"),
        ] as [(String, (Int, Int)?, String)])
    func errorsNameThePlaceAndTheRemedy(_ wrong: (text: String, place: (Int, Int)?, words: String))
    {
        let error = #expect(throws: ReviewError.self) {
            try ShotReader.shot(wrong.text, path: "s.yaml")
        }
        let text = error?.description ?? ""
        #expect(text.hasPrefix("s.yaml:") && !text.contains("\n"))
        #expect(text.contains(wrong.words), "\(text)")
        #expect(error?.position == wrong.place.map { TextPosition(line: $0.0, column: $0.1) })
    }

    @Test func tenReferencesAreTooMany() {
        let items = (0..<9).map { "  - file: \($0).png\n" }.joined()
        let error = #expect(throws: ReviewError.self) {
            try ShotReader.shot("shot: a\nanchor: b.png\nreferences:\n" + items)
        }
        #expect(error?.message == "references has 9 items; a shot has at most 8 beside its anchor")
        #expect(throws: Never.self) { try ShotReader.shot("shot: a\nreferences:\n" + items) }
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
        String(repeating: "{a: ", count: 5_000), String(repeating: "x", count: 300_000),
        "a: &a [x]\n" + (0..<40).map { "b\($0): &b\($0) [*a, *a, *a]\n" }.joined(),
        "\u{0}", "shot: \u{7}", "%YAML 9.9\n---\nshot: a", "? [a, b]\n: c",
    ])
    func hostileTextIsRefusedAtOnce(_ text: String) {
        #expect(throws: ReviewError.self) { try ShotReader.shot(text) }
    }

    @Test func missingReferencesAreNamed() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "holdfast-shot-\(UInt32.random(in: 0...UInt32.max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "s.yaml")
        try Data("shot: a\nanchor: absent.png".utf8).write(to: file)
        let error = #expect(throws: ReviewError.self) { try ShotReader.shot(at: file.path) }
        #expect(error?.code == .missingReference)
        #expect(error?.message.contains("absent.png is not there") == true)
        #expect(throws: ReviewError.self) { try ShotReader.shot(at: folder.path) }
        #expect(throws: ReviewError.self) { try ShotReader.shot(at: folder.path + "/no.yaml") }
        try Data([0xFF, 0xFE, 0x00]).write(to: file)
        let binary = #expect(throws: ReviewError.self) { try ShotReader.shot(at: file.path) }
        #expect(binary?.message.contains("not UTF-8") == true)
    }

    @Test func theSchemaIsTheOnePublished() throws {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        let path = root.joined(separator: "/") + "/Fixtures/Schemas/shot.schema.json"
        let published = try String(contentsOfFile: path, encoding: .utf8)
        #expect(ShotSchema.json == published)
        for key in ["announced", "faces", "criteria", "takes", "first-frame", "priority"] {
            #expect(published.contains("\"\(key)\""))
        }
    }
}
