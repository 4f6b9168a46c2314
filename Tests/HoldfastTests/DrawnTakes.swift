import Foundation
import Holdfast
import Report
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

    /// The level under test: that of the environment, else the best.
    static var level: SIMDLevel {
        ProcessInfo.processInfo.environment["HOLDFAST_SIMD"].flatMap(SIMDLevel.init) ?? .best
    }
}
