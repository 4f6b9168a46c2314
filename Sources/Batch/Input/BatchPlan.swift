/// Gives each take of a batch the name of its outputs.
public enum BatchPlan {
    /// Names that the batch itself writes.
    private static let reserved: Set<String> = ["summary", ".holdfast-names"]

    /// Spellings of a take's path that it may be named by, the shortest first.
    private static let spellings: [@Sendable (String) -> String] = [
        { FileSystem.stem(of: $0) },
        { $0.split(separator: "/").last.map(String.init) ?? $0 },
        { $0.split(separator: "/").suffix(2).joined(separator: "-") },
        { $0.split(separator: "/").joined(separator: "-") },
    ]

    /// `items` with a name each: the file's own without its ending, and more of the path where two takes
    /// would share it. Names do not depend on the order of `items`.
    ///
    /// A take keeps the name that it was given before, whatever comes beside it: what was written under that
    /// name still tells of that take.
    ///
    /// - Parameter kept: names given before, by absolute path.
    public static func named(
        _ items: [BatchItem], keeping kept: [String: String] = [:]
    ) -> [BatchItem] {
        var named = items
        var taken = reserved
        for index in named.indices {
            named[index].name = ""
            guard let name = kept[FileSystem.absolute(named[index].path)], isName(name),
                taken.insert(name).inserted
            else { continue }
            named[index].name = name
        }
        for spelling in spellings {
            var uses: [String: Int] = [:]
            // Takes that have a name count as well: the next one of that spelling needs a longer one.
            for item in named { uses[spelling(item.path), default: 0] += 1 }
            for index in named.indices where named[index].name.isEmpty {
                let name = spelling(named[index].path)
                if uses[name] == 1, taken.insert(name).inserted { named[index].name = name }
            }
        }
        for index in named.indices where named[index].name.isEmpty {
            var number = 2
            let stem = FileSystem.stem(of: named[index].path)
            while !taken.insert("\(stem)-\(number)").inserted { number += 1 }
            named[index].name = "\(stem)-\(number)"
        }
        return named
    }

    /// Whether `text` names a file in the folder itself.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && !text.unicodeScalars.contains { $0 == "/" || $0 == "\0" }
    }
}
