import FixtureMaker
import Foundation

/// The clips and stills that `make fixtures` draws, and what their manifest says of them.
enum Fixtures {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/Cache").path

    /// The folder of fixtures that are kept, not drawn.
    static let sources = URL(fileURLWithPath: folder).deletingLastPathComponent().path

    static let entries = Manifest(contentsOf: folder + "/manifest.json")?.entries ?? []

    /// Clips of the test card that are whole.
    static let wholeClips = clips.filter {
        !$0.file.contains("truncated") && !$0.file.contains("no-index")
            && !$0.file.contains("size-change")
    }

    /// Those of standard range, whose patches have the colours of the card.
    static let plainClips = wholeClips.filter {
        !$0.file.contains("pq.mp4") && !$0.file.contains("hlg.mp4")
    }

    static let clips = entries.filter { $0.file.hasPrefix("clips/") && $0.frames != nil }

    static func path(_ file: String) -> String { "\(folder)/\(file)" }
}
