internal import FoundationEssentials

/// Paths as a page names them.
public enum RelativePath {
    /// The folder of `path`, with its slash; empty for the current one.
    public static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[...slash])
    }

    /// How `path` is reached from the folder of `file`, links resolved.
    public static func path(to path: String, from file: String) -> String {
        let target = URL(filePath: path).resolvingSymlinksInPath().pathComponents
        let folder = folder(of: file).isEmpty ? "." : folder(of: file)
        let origin = URL(filePath: folder).resolvingSymlinksInPath().pathComponents
        let shared = zip(target, origin).prefix { $0 == $1 }.count
        let up = [String](repeating: "..", count: origin.count - shared)
        return (up + target.dropFirst(shared)).joined(separator: "/")
    }
}
