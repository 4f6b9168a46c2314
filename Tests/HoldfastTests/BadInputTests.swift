import Foundation
import Holdfast
import Media
import Report
import Testing
import VectorCore

/// Input that cannot be used ends in one sentence with exit code 65; poor input is analysed and said.
@Suite struct BadInputTests {
    private static let analyser = Result {
        try Analyser(options: AnalysisOptions(level: DrawnTakes.level))
    }

    private func refusal(
        take: String, anchor: String = DrawnTakes.path("takes/anchor.png")
    ) async throws -> HoldfastError? {
        let analyser = try Self.analyser.get()
        do throws(HoldfastError) {
            _ = try await analyser.analyze(take: take, anchors: [AnchorRequest(path: anchor)])
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("/no/such/take.mp4", "does not exist"), ("/usr", "is a folder"),
        ("clips/empty.mp4", "empty"), ("clips/sound-only.mka", "no video"),
        ("stills/none.mp4", "does not exist"),
    ])
    func takesThatCannotBeUsed(_ file: String, _ words: String) async throws {
        let path = file.hasPrefix("/") ? file : DrawnTakes.path(file)
        let error = try #require(try await refusal(take: path))
        #expect(error.exitCode == 65)
        #expect(error.message.hasPrefix(path + ": "))
        #expect(error.message.contains(words), "\(error.message)")
        #expect(!error.message.contains("\n"))
    }

    @Test(arguments: ["/no/such/still.png", "/usr"])
    func anchorsThatCannotBeUsed(_ path: String) async throws {
        let error = try #require(
            try await refusal(take: DrawnTakes.path("takes/steady.mp4"), anchor: path))
        #expect(error.exitCode == 65)
        #expect(error.message.hasPrefix(path + ": "))
    }

    @Test(arguments: [
        ("stills/no-face.png", "no face"), ("stills/two-faces.png", "faces"),
        ("stills/shut-eyes.png", "shut"),
    ])
    func poorAnchorsAreSaid(_ still: String, _ words: String) async throws {
        let document = try await Self.analyser.get().analyze(
            take: DrawnTakes.path("takes/steady.mp4"),
            anchors: [AnchorRequest(path: DrawnTakes.path(still))]
        ).document
        let notes = document.notes.filter { $0.hasPrefix(DrawnTakes.path(still)) }
        #expect(notes.contains { $0.contains(words) }, "\(document.notes)")
        if still.contains("no-face") {
            let face = document.channels.first { $0.id == "identity.face" }
            #expect(face?.status == "not-measurable")
            #expect(face?.coverage == 0)
        }
    }

    /// A place or a prop has no face to lose, so that its absence is no reason for doubt.
    @Test func aTakeWithoutPeopleIsNotDoubted() async throws {
        let document = try await Self.analyser.get().analyze(
            take: DrawnTakes.path("clips/h264.mp4"), anchors: []
        ).document
        #expect(document.channels.first { $0.id == "identity.face" }?.coverage == 0)
        #expect(document.verdict.reasons.allSatisfy { !$0.contains("identity") })
    }

    @Test func oneFrameIsAnalysed() async throws {
        let document = try await Self.analyser.get().analyze(
            take: DrawnTakes.path("clips/one-frame.mp4"), anchors: []
        ).document
        #expect(document.take.frames == 1)
        #expect(document.handoff.frame == 0)
    }

    @Test func aTakeCutOffKeepsWhatWasDecoded() async throws {
        let document = try await Self.analyser.get().analyze(
            take: DrawnTakes.path("clips/truncated.mp4"), anchors: []
        ).document
        #expect(document.take.frames > 0)
        #expect(document.take.truncatedAtFrame != nil)
        #expect(document.notes.contains { $0.contains("damaged") })
    }

    @Test func aFrameIsNeverLeftHalfWritten() throws {
        let analyser = try Self.analyser.get()
        let take = DrawnTakes.path("takes/steady.mp4")
        // A regular file in place of the folder is unwritable even for the superuser.
        let output = take + "/frame.png"
        #expect(throws: HoldfastError.self) {
            try analyser.writeFrame(of: take, at: .last, to: output)
        }
        #expect(!FileManager.default.fileExists(atPath: output))
        #expect(throws: HoldfastError.self) {
            try analyser.writeFrame(
                of: take, at: .index(100_000), to: NSTemporaryDirectory() + "x.png")
        }
        #expect(!FileManager.default.fileExists(atPath: NSTemporaryDirectory() + "x.png"))
    }

    @Test func missingModelsNameTheRemedy() {
        #expect {
            try Analyser(options: AnalysisOptions(modelsFolder: "/no/such/folder"))
        } throws: { error in
            guard let error = error as? HoldfastError else { return false }
            return error.exitCode == 65 && error.message.contains("make models")
        }
    }
}
