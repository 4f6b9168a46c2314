package import ArgumentParser
internal import FoundationEssentials
internal import Glibc
internal import TakeStore

/// Where takes, verdicts and reviews are kept.
package struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            The take store, a SQLite file, made when it is not there. (default: HOLDFAST_STORE, else \
            ~/.local/share/holdfast/takes.sqlite)
            """, valueName: "file"))
    package var store: String?

    package init() {}

    package mutating func validate() throws {
        if store?.isEmpty == true { throw ValidationError("--store needs a file name.") }
    }

    /// Path of the store, with its folder made where the default is used.
    ///
    /// - Throws: `CommandFailure` when no place for it is known or it cannot be made.
    func path() throws(CommandFailure) -> String {
        let variables = ProcessInfo.processInfo.environment
        if let named = store ?? variables["HOLDFAST_STORE"], !named.isEmpty { return named }
        func folder(_ name: String) -> String? {
            variables[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        guard let data = folder("XDG_DATA_HOME") ?? folder("HOME").map({ $0 + "/.local/share" })
        else {
            throw CommandFailure(
                exitCode: CommandFailure.unusable,
                message: "the take store has no place: HOME is not set; name a file with --store")
        }
        let home = data + "/holdfast"
        do {
            try FileManager.default.createDirectory(
                atPath: home, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(
                exitCode: CommandFailure.unusable,
                message: "\(home): cannot be made for the take store; name a file with --store")
        }
        return home + "/takes.sqlite"
    }

    /// The store, opened.
    func open() throws(CommandFailure) -> TakeStore {
        let path = try path()
        do throws(StoreError) {
            return try TakeStore(path: path)
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension CommandFailure {
    /// A store in its own words.
    init(_ error: StoreError) {
        self.init(
            exitCode: error.code == .fault ? Self.fault : Self.unusable,
            message: error.description)
    }
}
