/// Gives each take of a batch the name of its outputs.
public enum BatchPlan {
    /// Names that the batch itself writes.
    private static let reserved: Set<String> = ["summary"]

    /// `items` with a name each: the file's own without its ending, and more of the path where two would
    /// share it. Names do not depend on the order of `items`.
    ///
    /// - Parameter others: names that are in use already.
    public static func named(
        _ items: [BatchItem], besides others: Set<String> = []
    ) -> [BatchItem] {
        let reserved = reserved.union(others)
        let candidates: [(BatchItem) -> String] = [
            { FileSystem.stem(of: $0.path) },
            { $0.path.split(separator: "/").last.map(String.init) ?? $0.path },
            { $0.path.split(separator: "/").suffix(2).joined(separator: "-") },
            { $0.path.split(separator: "/").joined(separator: "-") },
        ]
        var named = items.map { item in
            var item = item
            item.name = ""
            return item
        }
        for candidate in candidates {
            var uses: [String: Int] = [:]
            for item in named {
                uses[item.name.isEmpty ? candidate(item) : item.name, default: 0] += 1
            }
            for index in named.indices where named[index].name.isEmpty {
                let name = candidate(named[index])
                if uses[name] == 1, !reserved.contains(name) { named[index].name = name }
            }
        }
        var taken = Set(named.map(\.name)).union(reserved)
        for index in named.indices where named[index].name.isEmpty {
            var number = 2
            let stem = FileSystem.stem(of: named[index].path)
            while taken.contains("\(stem)-\(number)") { number += 1 }
            named[index].name = "\(stem)-\(number)"
            taken.insert(named[index].name)
        }
        return named
    }
}
