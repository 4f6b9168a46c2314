import Foundation
import Holdfast
import Report
import Testing
import VectorCore

/// The takes that `make fixtures` draws, and what their manifest says of them.
enum DrawnTakes {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/Cache").path

    struct Manifest: Decodable {
        let entries: [Entry]
    }

    struct Entry: Decodable, Sendable {
        let file: String
        let anchor: String?
        let holds: Bool?
        let onset: Double?
        let ramp: Double?
        let channels: [String]?
        let allowed: [String]?
        let blinkFrames: [Int]?
        let shutFrames: [Int]?
        let defectKind: String?
        let defectFrames: [Int]?
    }

    static func path(_ file: String) -> String { "\(folder)/\(file)" }

    static func entry(_ name: String) throws -> Entry {
        let manifest = try JSONDecoder().decode(
            Manifest.self, from: Data(contentsOf: URL(filePath: path("manifest.json"))))
        guard let entry = manifest.entries.first(where: { $0.file == "takes/\(name).mp4" }) else {
            throw CocoaError(.fileNoSuchFile)
        }
        return entry
    }

    /// One analysis, as the command line would run it.
    static func analysis(
        _ name: String, threads: Int = 2, level: SIMDLevel = level, withoutFaces: Bool = false
    ) async throws -> AnalysisDocument {
        let entry = try entry(name)
        let analyser = try Analyser(
            options: AnalysisOptions(threads: threads, withoutFaces: withoutFaces, level: level))
        return try await analyser.analyze(
            take: path(entry.file),
            anchors: entry.anchor.map { [AnchorRequest(path: path($0))] } ?? []
        ).document
    }

    /// Holds a take with one defect to its truth: the channels that are meant drift, their first span begins
    /// within `slack` seconds of the onset, and no channel drifts that is neither meant nor allowed.
    static func expectOneDefect(_ name: String, within slack: Double) async throws {
        let entry = try entry(name)
        let onset = try #require(entry.onset)
        let document = try await analysis(name)
        let drifting = document.channels.filter { $0.status == "drifts" }
        for id in try #require(entry.channels) {
            let channel = try #require(drifting.first { $0.id == id }, "\(id) holds")
            let start = try #require(channel.drifts.first).start
            #expect(abs(start - onset) <= slack, "\(id) begins at \(start), not \(onset)")
        }
        let meant = Set((entry.channels ?? []) + (entry.allowed ?? []))
        #expect(drifting.map(\.id).filter { !meant.contains($0) } == [])
    }

    /// The level under test: that of the environment, else the best.
    static var level: SIMDLevel {
        ProcessInfo.processInfo.environment["HOLDFAST_SIMD"].flatMap(SIMDLevel.init) ?? .best
    }
}
