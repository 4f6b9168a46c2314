import Foundation
import Holdfast
import Preflight
import Report
import Testing

/// The drawn stills: each check fires on its own still and on no other.
@Suite struct PreflightTests {
    struct Still: Decodable, Sendable, CustomTestStringConvertible {
        let file: String
        let fires: [String]?
        let faces: Int?
        var testDescription: String { file }
    }

    private struct Manifest: Decodable { let entries: [Still] }

    static let stills: [Still] = {
        let url = URL(filePath: DrawnTakes.path("manifest.json"))
        let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(contentsOf: url))
        return manifest?.entries.filter { $0.fires != nil } ?? []
    }()

    static func analyser() throws -> Analyser {
        try Analyser(options: AnalysisOptions(threads: 1, level: DrawnTakes.level))
    }

    static func preflight(
        _ files: [String], profile: PreflightProfile = .portrait, size: SIMD2<Int>? = nil,
        isSheet: Bool = false
    ) throws -> PreflightDocument {
        try analyser().preflight(
            PreflightRequest(
                stills: files.map { DrawnTakes.path("preflight/\($0).png") }, profile: profile,
                takeSize: size, isSheet: isSheet))
    }

    static func fired(_ checks: [PreflightCheckSection]) -> [String] {
        checks.filter { ["warn", "reject"].contains($0.status) }.map(\.id)
    }

    @Test func eachDrawnStillFiresItsOwnCheckAlone() throws {
        try #require(Self.stills.count > 20)
        let document = try Self.analyser().preflight(
            PreflightRequest(stills: Self.stills.map { DrawnTakes.path($0.file) }))
        for (still, section) in zip(Self.stills, document.stills) {
            #expect(Self.fired(section.checks) == still.fires, "\(still.file)")
            #expect(section.faces == still.faces, "\(still.file)")
        }
    }

    /// Every check with limits for a portrait has a still that fires it, here or in the tests below.
    @Test func everyCheckIsFiredBySomeStill() {
        let drawn = Set(Self.stills.flatMap { $0.fires ?? [] })
        let elsewhere: Set = ["file.decodes", "frame.aspect"]
        let all = Set(LimitTable.ids.filter { LimitTable.limit($0, in: .portrait) != nil })
        #expect(all.subtracting(drawn).subtracting(elsewhere) == [])
    }

    @Test func aspectIsHeldAgainstTheTake() throws {
        let fits = try Self.preflight(["clean"], size: SIMD2(960, 736))
        #expect(Self.fired(fits.stills[0].checks) == [])
        let square = try Self.preflight(["clean"], size: SIMD2(736, 736))
        #expect(Self.fired(square.stills[0].checks) == ["frame.aspect"])
    }

    @Test func whatTheTakeCutsOffIsCropped() throws {
        let upright = try Self.preflight(["off-centre"], size: SIMD2(720, 1280))
        #expect(Self.fired(upright.stills[0].checks).contains("face.crop"))
        #expect(upright.rejects)
    }

    @Test func patternsAreJudgedAtTheTakesSize() throws {
        func period(_ size: SIMD2<Int>) throws -> Double? {
            let document = try Self.preflight(["stripes"], size: size)
            return document.stills[0].checks.first { $0.id == "wardrobe.pattern" }?.value
        }
        let small = try #require(try period(SIMD2(960, 736)))
        let large = try #require(try period(SIMD2(1440, 1104)))
        #expect(abs(large / small - 1.5) < 0.05)
    }

    @Test func profilesChangeLimitsOpenly() throws {
        let avatar = try Self.preflight(["face-small"], profile: .avatar)
        let share = try #require(
            avatar.stills[0].checks.first { $0.id == "face.share" })
        #expect(share.status == "reject")
        #expect(share.warnLimit == 40)
        let wide = try Self.preflight(["face-small"], profile: .wide)
        #expect(Self.fired(wide.stills[0].checks) == [])
        let place = try Self.preflight(["face-small"], profile: .location)
        #expect(!place.stills[0].checks.contains { $0.id.hasPrefix("face.") })
    }

    @Test func aSheetMustAgreeWithItself() throws {
        func fired(_ files: [String]) throws -> [String] {
            let document = try Self.preflight(files, isSheet: true)
            return Self.fired(try #require(document.sheet).checks)
        }
        #expect(try fired(["clean", "cut-out", "busy"]) == [])
        #expect(try fired(["clean", "sheet-darker"]) == ["sheet.exposure"])
        #expect(try fired(["clean", "sheet-warmer"]) == ["sheet.white-balance"])
        #expect(try fired(["clean", "from-below"]).contains("sheet.identity"))
    }

    @Test func aStillWithoutAFaceSaysWhatItLacks() throws {
        let document = try Self.analyser().preflight(
            PreflightRequest(stills: [DrawnTakes.path("stills/no-face.png")]))
        let checks = document.stills[0].checks.filter { $0.id.hasPrefix("face.") }
        #expect(!checks.isEmpty)
        for check in checks {
            #expect(check.status == "not-measurable")
            #expect(check.value == nil)
            #expect(check.detail == "no face was found")
        }
    }

    @Test func withoutModelsLightIsStillMeasured() throws {
        let analyser = try Analyser(
            options: AnalysisOptions(
                threads: 1, withoutFaces: true, level: DrawnTakes.level))
        let document = try analyser.preflight(
            PreflightRequest(stills: [DrawnTakes.path("preflight/clipped.png")]))
        #expect(Self.fired(document.stills[0].checks) == ["light.clipped"])
        #expect(document.stills[0].faces == nil)
    }

    @Test func aFileThatDoesNotDecodeIsRejectedAndTheRestGoOn() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "preflight-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let bad = folder.appending(path: "bad.png").path
        try Data("no picture".utf8).write(to: URL(filePath: bad))
        let document = try Self.analyser().preflight(
            PreflightRequest(stills: [bad, DrawnTakes.path("preflight/clean.png")]))
        #expect(Self.fired(document.stills[0].checks) == ["file.decodes"])
        #expect(document.stills[0].width == nil)
        #expect(Self.fired(document.stills[1].checks) == [])
        #expect(document.rejects)
    }

    @Test func aFileThatIsNotThereIsAnError() throws {
        let analyser = try Self.analyser()
        #expect(throws: HoldfastError.self) {
            try analyser.preflight(PreflightRequest(stills: ["absent.png"]))
        }
    }
}
