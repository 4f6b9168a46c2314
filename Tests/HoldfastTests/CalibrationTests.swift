import Foundation
import Holdfast
import Report
import Testing

/// Tolerances from takes that a person has accepted, and those that Holdfast comes with.
@Suite struct CalibrationTests {
    private static func analyser(_ tolerances: ToleranceDocument? = nil) throws -> Analyser {
        try Analyser(
            options: AnalysisOptions(
                withoutFaces: true, level: DrawnTakes.level, tolerances: tolerances))
    }

    /// A broken file, a copy and a stub cost themselves alone, and are named.
    @Test func whatCannotBeUsedIsLeftOut() async throws {
        let good = ["takes/steady.mp4", "takes/pan.mp4"].map(DrawnTakes.path)
        let copy = NSTemporaryDirectory() + "holdfast-copy-\(UInt64.random(in: 0...UInt64.max)).mp4"
        try FileManager.default.copyItem(atPath: good[0], toPath: copy)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        let bad = ["clips/empty.mp4", "clips/truncated.mp4", "clips/one-frame.mp4"]
            .map(DrawnTakes.path)
        let document = try await Self.analyser().calibrate(
            takes: good + [copy] + bad, error: 0.4)
        #expect(document.takes.map(\.path) == good)
        #expect(document.leftOut.map(\.path) == [copy] + bad)
        for (take, words) in zip(
            document.leftOut, ["once more", "empty", "damaged", "wanders"])
        {
            #expect(take.reason.hasPrefix(take.path + ": "))
            #expect(take.reason.contains(words), "\(take.reason)")
        }
        #expect(document.takesNeeded == 2)
        #expect(document.channels.allSatisfy { $0.takes <= 2 && $0.tolerance >= $0.floor })
        let exposure = try #require(document.channels.first { $0.id == "colour.exposure" })
        #expect(exposure.takes == 2 && exposure.spread != nil)
    }

    @Test func withoutOneUsableTakeThereIsNoTable() async throws {
        let bad = ["clips/empty.mp4", "clips/sound-only.mka"].map(DrawnTakes.path)
        let error = await #expect(throws: HoldfastError.self) {
            _ = try await Self.analyser().calibrate(takes: bad, error: 0.1)
        }
        #expect(error?.exitCode == 65)
        #expect(error?.message.hasPrefix("none of 2 takes can be used: \(bad[0])") == true)
    }

    @Test(arguments: [
        ("takes/steady.mp4", TakeCondition.stillCamera), ("takes/pan.mp4", .movingCamera),
    ])
    func theCameraIsACondition(_ file: String, _ expected: TakeCondition) async throws {
        let wander = try await Self.analyser().wander(of: DrawnTakes.path(file))
        #expect(wander.conditions == [.noFace, expected, .smallPicture])
        #expect(wander.damage == nil)
    }

    /// A take is held to the largest tolerance that one of its conditions has.
    @Test func theLargestToleranceOfATakesConditionsIsItsOwn() async throws {
        var document = try Self.analyser().shippedTolerances()
        document.takes = [CalibrationTake(path: "a", sha256: "b", conditions: [])]
        let at = try #require(document.channels.firstIndex { $0.id == "colour.exposure" })
        document.channels[at].conditions = [
            ("no-face", 0.3), ("still-camera", 0.7), ("moving-camera", 0.9),
        ].map { ConditionTolerance(condition: $0.0, tolerance: $0.1, spread: 0.1, takes: 9) }
        let analysis = try await Self.analyser(document).analyze(
            take: DrawnTakes.path("takes/steady.mp4"), anchors: [])
        let channel = try #require(
            analysis.document.channels.first { $0.id == "colour.exposure" })
        #expect(channel.tolerance == 0.7)
        #expect(channel.toleranceSource == "9 accepted takes, still-camera")
    }

    /// A table that the first builds wrote: one condition a take, no spread of conditions, nothing left out.
    @Test func anEarlierTableIsRead() throws {
        let earlier = """
            {"schema": "holdfast.tolerances/1", "tool": {"version": "0.1.0", "simdLevel": "avx2", "models": []},
             "error": 0.1, "takesNeeded": 9, "takes": [{"path": "a.mp4", "sha256": "00", "condition": "no-face"}],
             "channels": [{"id": "colour.exposure", "unit": "stops", "tolerance": 0.2, "floor": 0.1,
                           "floorSource": "x", "spread": 0.15, "takes": 9,
                           "conditions": [{"condition": "no-face", "tolerance": 0.3, "takes": 9}]}]}
            """
        let path = NSTemporaryDirectory() + "holdfast-earlier-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try earlier.write(toFile: path, atomically: true, encoding: .utf8)
        let document = try ToleranceDocument(contentsOf: path)
        #expect(document.takes.map(\.conditions) == [["no-face"]])
        #expect(document.leftOut.isEmpty)
        #expect(document.channels.first?.conditions.map(\.tolerance) == [0.3])
    }

    /// The table can be used as it is printed, and says where its numbers come from.
    @Test func theShippedTableIsWhole() throws {
        let document = try Self.analyser().shippedTolerances()
        #expect(Set(document.channels.map(\.id)).count == document.channels.count)
        for row in document.channels {
            #expect(row.floor > 0 && row.floor <= row.tolerance, "\(row.id)")
            #expect(!row.floorSource.isEmpty)
            #expect((row.spread == nil) == (row.takes == 0), "\(row.id)")
            for condition in row.conditions {
                #expect(TakeCondition(rawValue: condition.condition) != nil)
                #expect((4...row.takes).contains(condition.takes), "\(row.id)")
            }
        }
    }
}
