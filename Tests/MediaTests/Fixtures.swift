import FixtureMaker
import Foundation

/// The clips and stills that `make fixtures` draws, and what their manifest says of them.
enum Fixtures {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/Cache").path

    static let entries = Manifest(contentsOf: folder + "/manifest.json")?.entries ?? []

    /// Clips of the test card that are whole.
    static let wholeClips = clips.filter {
        !$0.file.contains("truncated") && !$0.file.contains("no-index")
    }

    static let clips = entries.filter { $0.file.hasPrefix("clips/") && $0.frames != nil }

    static func path(_ file: String) -> String { "\(folder)/\(file)" }
}
