import Foundation
import Holdfast
import Report
import Testing

/// What each still is the measure of.
@Suite struct RoleTests {
    static func analysis(
        _ take: String, _ stills: [(AnchorRole, String)], withoutFaces: Bool = false
    ) async throws -> AnalysisDocument {
        let analyser = try Analyser(
            options: AnalysisOptions(withoutFaces: withoutFaces, level: DrawnTakes.level))
        return try await analyser.analyze(
            take: DrawnTakes.path("takes/\(take).mp4"),
            anchors: stills.map { AnchorRequest(path: $0.1, role: $0.0) }
        ).document
    }

    static func still(_ name: String) -> String { DrawnTakes.path(name) }

    static func channel(_ id: String, of document: AnalysisDocument) throws -> ChannelSection {
        try #require(document.channels.first { $0.id == id })
    }

    @Test func aStillOfOtherClothesDrivesTheWardrobeAlone() async throws {
        let document = try await Self.analysis(
            "steady",
            [
                (.identity, Self.still("takes/anchor.png")),
                (.wardrobe, Self.still("takes/other-suit.png")),
            ])
        for channel in document.channels {
            let isWardrobe = channel.id == "identity.wardrobe"
            #expect(channel.status != "drifts" || isWardrobe, "\(channel.id)")
            if channel.id != "colour.flicker" {
                #expect(channel.heldTo == [isWardrobe ? 1 : 0], "\(channel.id)")
            }
            #expect(channel.notHeld == nil)
        }
        let wardrobe = try Self.channel("identity.wardrobe", of: document)
        #expect(wardrobe.drifts.first?.start == 0)
    }

    @Test func aStillOfTheClothesWornHolds() async throws {
        let document = try await Self.analysis(
            "steady",
            [
                (.identity, Self.still("takes/anchor.png")),
                (.wardrobe, Self.still("takes/anchor-wide.png")),
            ])
        let wardrobe = try Self.channel("identity.wardrobe", of: document)
        #expect(wardrobe.heldTo == [1])
        #expect(wardrobe.status == "holds")
    }

    @Test func aStyleSaysNothingOfThePerson() async throws {
        let document = try await Self.analysis(
            "steady", [(.style, Self.still("takes/anchor-second.png"))])
        for id in ["identity.face", "identity.wardrobe", "colour.exposure", "colour.contrast"] {
            let channel = try Self.channel(id, of: document)
            #expect(channel.heldTo == [], "\(id)")
            #expect(channel.notHeld == "no-still-in-role", "\(id)")
            #expect(channel.status == "holds", "\(id)")
            // What is held to nothing but its own beginning says so in numbers too.
            #expect(channel.samples.value == channel.samples.departure, "\(id)")
        }
        #expect(try Self.channel("structure.texture", of: document).heldTo == [0])
    }

    @Test func aPlateDrivesTheRoomAndNotTheGrade() async throws {
        let document = try await Self.analysis(
            "steady-wide",
            [
                (.identity, Self.still("takes/anchor.png")),
                (.location, Self.still("takes/anchor-wide.png")),
            ])
        #expect(try Self.channel("structure.background", of: document).heldTo == [1])
        #expect(try Self.channel("structure.layout", of: document).heldTo == [1])
        #expect(try Self.channel("colour.key-light", of: document).heldTo == [1])
        #expect(try Self.channel("identity.face", of: document).heldTo == [0])
        #expect(try Self.channel("colour.exposure", of: document).heldTo != [1])
        #expect(document.channels.filter { $0.status == "drifts" }.map(\.id) == [])
    }

    @Test func eachFrameIsHeldToTheStillOfItsPose() async throws {
        let front = Self.still("takes/anchor.png")
        let below = Self.still("preflight/from-below.png")
        let alone = try await Self.analysis("steady", [(.identity, front)])
        let sheet = try await Self.analysis("steady", [(.identity, front), (.identity, below)])
        let turned = try await Self.analysis("steady", [(.identity, below), (.identity, front)])
        for id in ["identity.face", "identity.geometry"] {
            let expected = try Self.channel(id, of: alone)
            for document in [sheet, turned] {
                let channel = try Self.channel(id, of: document)
                #expect(channel.heldTo == [0, 1])
                #expect(channel.samples.value == expected.samples.value)
                #expect(channel.status == "holds")
            }
        }
    }

    @Test func aCutOutIsNoMeasureOfLightAndScene() async throws {
        let path = Self.still("preflight/cut-out.png")
        let document = try await Self.analysis("steady", [(.identity, path)])
        for channel in document.channels {
            switch channel.id {
            case "colour.exposure", "colour.white-balance", "colour.contrast", "colour.saturation",
                "colour.palette", "structure.layout", "structure.background", "structure.focus":
                #expect(channel.notHeld == "cut-out", "\(channel.id)")
                #expect(channel.heldTo == [], "\(channel.id)")
                #expect(channel.status != "drifts", "\(channel.id)")
            case "identity.face", "identity.wardrobe", "colour.key-light":
                #expect(channel.heldTo == [0], "\(channel.id)")
            default: break
            }
        }
        #expect(document.notes.contains { $0.hasPrefix(path) && $0.contains("cut-out on white") })
        let whole = try await Self.analysis(
            "steady", [(.identity, Self.still("takes/anchor.png"))])
        #expect(!whole.notes.contains { $0.contains("cut-out") })
    }

    @Test func nothingAroundASubjectIsACutOutToo() async throws {
        let path = NSTemporaryDirectory() + "holdfast-cut-out-\(UUID().uuidString).bmp"
        try Self.bitmap(side: 64).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let document = try await Self.analysis(
            "exposure", [(.identity, path)], withoutFaces: true)
        let exposure = try Self.channel("colour.exposure", of: document)
        #expect(exposure.notHeld == "cut-out")
        // The take's own beginning still tells.
        #expect(exposure.status == "drifts")
        #expect(document.notes.contains { $0.contains("cut-out on nothing") })
    }

    @Test func clothesLaidOutAreAWardrobe() async throws {
        let path = NSTemporaryDirectory() + "holdfast-garment-\(UUID().uuidString).bmp"
        try Self.bitmap(side: 240).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let document = try await Self.analysis(
            "steady", [(.identity, Self.still("takes/anchor.png")), (.wardrobe, path)])
        let wardrobe = try Self.channel("identity.wardrobe", of: document)
        #expect(wardrobe.heldTo == [1])
        #expect(wardrobe.drifts.first?.start == 0)
        #expect(document.channels.filter { $0.status == "drifts" }.map(\.id) == [wardrobe.id])
    }

    /// A red disc in nothing: 32 bits a pixel with alpha, as BITMAPV4HEADER states it.
    private static func bitmap(side: Int) -> Data {
        var data = Data("BM".utf8)
        func put(_ value: Int, _ count: Int) {
            for place in 0..<count { data.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
        }
        put(122 + 4 * side * side, 4)
        put(0, 4)
        put(122, 4)
        put(108, 4)
        put(side, 4)
        put(side, 4)
        put(1, 2)
        put(32, 2)
        put(3, 4)
        put(4 * side * side, 4)
        for _ in 0..<4 { put(0, 4) }
        for mask in [0xFF0000, 0xFF00, 0xFF, 0xFF00_0000] { put(mask, 4) }
        for _ in 0..<13 { put(0, 4) }
        for y in 0..<side {
            for x in 0..<side {
                let (dx, dy) = (x - side / 2, y - side / 2)
                let isInside = dx * dx + dy * dy < side * side / 9
                put(isInside ? 0xFF20_40C0 : 0x00C0_4020, 4)
            }
        }
        return data
    }
}
