import Foundation
import Holdfast
import Media

/// First frames of takes, written as stills into a folder of their own, which goes with the value.
final class FirstFrameFolder {
    private let folder: URL
    private var stills: [String: String] = [:]

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("holdfast-accuracy-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The path of the first frame of `take`, written when asked for first.
    func still(of take: String, with analyser: Analyser) throws(HoldfastError) -> String {
        if let still = stills[take] { return still }
        let still = folder.appendingPathComponent("\(stills.count).png").path
        _ = try analyser.writeFrame(of: take, at: .index(0), to: still)
        stills[take] = still
        return still
    }
}
