public import Holdfast
internal import Review

/// Finds the takes that a batch was given: folders, patterns, shot files, manifests, takes.
public struct BatchInput: Sendable {
    /// What the caller named, in order.
    public let paths: [String]
    /// The stills of the command line; they replace those of shot files.
    public let anchors: [AnchorRequest]
    /// The shot of the command line, for takes that come without one.
    public let shot: BatchShot?

    /// What was named.
    public init(paths: [String], anchors: [AnchorRequest] = [], shot: BatchShot? = nil) {
        self.paths = paths
        self.anchors = anchors
        self.shot = shot
    }

    /// Endings of the files in folders that are taken for takes.
    public static let endings: Set<String> = [
        "mp4", "mov", "m4v", "mkv", "webm", "avi", "gif", "mpg", "mpeg", "mxf", "ts", "ogv", "y4m",
    ]
    private static let shotEndings: Set<String> = ["yaml", "yml", "json"]
    private static let manifestEndings: Set<String> = ["csv", "txt"]

    /// The takes, each once, in the order of their paths.
    ///
    /// - Throws: `BatchError` when something that was named is not there or cannot be understood.
    public func items() throws(BatchError) -> [BatchItem] {
        var items: [BatchItem] = []
        for path in paths { items += try found(path) }
        var seen: Set<String> = []
        return items.sorted { $0.path < $1.path }.filter { item in
            seen.insert(FileSystem.resolved(item.path) ?? item.path).inserted
        }
    }

    private func found(_ path: String) throws(BatchError) -> [BatchItem] {
        if FileSystem.isFolder(path) {
            return try FileSystem.files(below: path, endings: Self.endings).map(item)
        }
        let ending = FileSystem.ending(of: path)
        if FileSystem.exists(path) {
            if Self.shotEndings.contains(ending) { return try takes(of: BatchShot(path: path)) }
            if Self.manifestEndings.contains(ending) {
                return try BatchManifest(path: path).items(for: self)
            }
            return [item(path)]
        }
        guard path.contains(where: { "*?[".contains($0) }) else {
            throw .unusable("\(path): is not there; correct the path, or quote a pattern")
        }
        let matches = FileSystem.matches(of: path)
        guard !matches.isEmpty else {
            throw .unusable("\(path): matches no file; correct the pattern")
        }
        var items: [BatchItem] = []
        for match in matches { items += try found(match) }
        return items
    }

    /// The takes that a shot file names.
    func takes(of shot: BatchShot) throws(BatchError) -> [BatchItem] {
        guard !shot.shot.takes.isEmpty else {
            throw .unusable(
                "\(shot.path): names no takes; add takes: [\"*.mp4\"], or pass it with --shot")
        }
        let own = BatchInput(paths: shot.shot.takes, anchors: anchors, shot: shot)
        var items: [BatchItem] = []
        for path in own.paths {
            // A pattern of takes never leads to another shot file.
            items += try own.found(path).filter { $0.shot?.path == shot.path }
        }
        return items
    }

    /// The take at `path` with what the command line says of all takes.
    func item(_ path: String) -> BatchItem {
        BatchItem(
            path: path, shot: shot,
            anchors: anchors.isEmpty ? shot?.shot.anchorRequests ?? [] : anchors)
    }
}
