import FoundationEssentials
import Testing

/// Texts held against the files of `Fixtures/Golden`.
enum Golden {
    /// Expects `text` to be that of the golden file `name`.
    ///
    /// With `HOLDFAST_WRITE_GOLDENS` set, writes the file instead and fails, so that a rewriting run is
    /// never taken for a passing one; the change is then read as a diff.
    static func expect(
        _ text: String, is name: String, _ location: SourceLocation = #_sourceLocation
    ) throws {
        let path = folder + "/" + name
        if ProcessInfo.processInfo.environment["HOLDFAST_WRITE_GOLDENS"] != nil {
            try Data(text.utf8).write(to: URL(filePath: path))
            Issue.record("\(name) was rewritten", sourceLocation: location)
            return
        }
        let golden = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        let isSame = text == golden
        let line = zip(text.split(separator: "\n"), golden.split(separator: "\n")).first {
            $0 != $1
        }
        #expect(
            isSame, "\(name) differs: \(line?.0 ?? "") instead of \(line?.1 ?? "")",
            sourceLocation: location)
    }

    private static let folder: String = {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        return root.joined(separator: "/") + "/Fixtures/Golden"
    }()
}
