internal import FoundationEssentials
internal import Holdfast
internal import ModelStore
internal import Report
internal import Review
internal import TakeStore

/// Digests of files and the keys that results are kept under.
final class BatchKeys {
    /// Under what an analysis is kept.
    struct Key {
        /// Of content, references, options, models, version and rules.
        let judged: String
        /// Of all these but the rules.
        let measured: String
        /// The paths as the caller names them.
        let spelling: String
        /// Of the references.
        let anchors: String
    }

    private let store: TakeStore
    private let options: BatchOptions
    private var stills: [String: String] = [:]

    init(store: TakeStore, options: BatchOptions) throws(BatchError) {
        self.store = store
        self.options = options
        // A build of its own may measure otherwise under the same version.
        let build = try digest(of: FileSystem.absolute(options.worker[0])) ?? ""
        built = "\(ToolVersion.text) \(build)"
    }

    private var built = ""

    /// SHA-256 of the file at `path`, read unless it is known; `nil` when it cannot be read.
    func digest(of path: String) throws(BatchError) -> String? {
        let full = FileSystem.absolute(path)
        guard let stamp = FileStamp(of: full) else { return nil }
        do throws(StoreError) {
            if let known = try store.digest(of: full, stamp) { return known }
            guard let digest = ContentDigest.sha256(ofFileAt: full) else { return nil }
            // A file that changed while it was read has no digest to be kept.
            if FileStamp(of: full) == stamp { try store.remember(digest, of: full, stamp) }
            return digest
        } catch {
            throw BatchError(error)
        }
    }

    /// SHA-256 of a still, read once a run.
    ///
    /// - Throws: `BatchError` when it cannot be read.
    func still(_ path: String) throws(BatchError) -> String {
        if let known = stills[path] { return known }
        guard let digest = try digest(of: path) else {
            throw .unusable("\(path): cannot be read; check the still")
        }
        stills[path] = digest
        return digest
    }

    /// The key of `item`, whose take has the digest `sha256`.
    func key(of item: BatchItem, sha256: String) throws(BatchError) -> Key {
        var anchors: [String] = []
        for anchor in item.anchors {
            anchors.append("\(anchor.role.rawValue) \(try still(anchor.path))")
        }
        let references = anchors.isEmpty ? "" : Self.hash(anchors.joined(separator: "\n"))
        let shot = (item.shot?.shot).asked(options.prompt)
        let measured = [
            "take \(sha256)", "references \(references)", "options \(options.optionsText)",
            "program \(built)", "prompt \(shot?.prompt ?? "")",
        ].joined(separator: "\n")
        return Key(
            judged: Self.hash(measured + "\n" + (shot?.judgingText ?? "no shot")),
            measured: Self.hash(measured),
            spelling: ([item.path] + item.anchors.map(\.path)).joined(separator: "\n"),
            anchors: references)
    }

    private static func hash(_ text: String) -> String {
        Array(text.utf8).withUnsafeBytes { ContentDigest.sha256(of: $0) }
    }
}
