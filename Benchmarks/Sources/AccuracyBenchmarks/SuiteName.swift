import ArgumentParser

/// The suites, in the order in which they run.
enum SuiteName: String, CaseIterable, ExpressibleByArgument, Sendable {
    case eyes, handoff, injected, drift, channels, cuts, identity, determinism, speed
}

/// Suites as written after `--suite`: names with commas between them.
struct SuiteList: ExpressibleByArgument, Sendable {
    let names: Set<SuiteName>

    init(names: Set<SuiteName>) { self.names = names }

    init?(argument: String) {
        let words = argument.split(separator: ",").map(String.init)
        let names = words.compactMap(SuiteName.init(rawValue:))
        guard !names.isEmpty, names.count == words.count else { return nil }
        self.names = Set(names)
    }

    var defaultValueDescription: String {
        SuiteName.allCases.filter(names.contains).map(\.rawValue).joined(separator: ",")
    }

    static let allValueStrings = SuiteName.allCases.map(\.rawValue)
}
