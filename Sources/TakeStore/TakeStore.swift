internal import GRDB
internal import Glibc

/// Takes, the shots they belong to, what was found in them and what people said: one SQLite file.
///
/// Safe for several processes at once: a write-ahead log, and writers that wait for each other. Every
/// change is one transaction, so that an end at any moment leaves the state before it or after it.
public final class TakeStore: Sendable {
    /// Path of the file.
    public let path: String
    let queue: DatabaseQueue

    /// Opens the store at `path`, made when it is not there, brought up to date when it is older.
    ///
    /// - Parameter patience: how long a writer waits for another program, in seconds.
    /// - Throws: `StoreError` when it is held by another program for longer than that, made by a later
    ///   version, no store, or not writable.
    public init(path: String, patience: Double = 5) throws(StoreError) {
        self.path = path
        do {
            var configuration = Configuration()
            configuration.foreignKeysEnabled = true
            configuration.busyMode = .timeout(patience)
            configuration.journalMode = .wal
            configuration.prepareDatabase { database in
                // An end of this process loses nothing; a power cut may lose the last takes, which are
                // then analysed again.
                try database.execute(sql: "PRAGMA synchronous = NORMAL")
            }
            queue = try DatabaseQueue(path: path, configuration: configuration)
            let migrator = StoreMigrations.migrator
            let isNewer = try queue.read { try migrator.hasBeenSuperseded($0) }
            guard !isNewer else {
                throw StoreError(
                    .newer,
                    "was made by a later version of this program; use that version, or name another "
                        + "store with --store", path: path)
            }
            try migrator.migrate(queue)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Runs `body` in one transaction.
    func write<Result: Sendable>(
        _ body: @Sendable (Database) throws -> Result
    ) throws(StoreError) -> Result {
        do { return try queue.write(body) } catch { throw StoreError(error, path: path) }
    }

    /// Runs `body` on one state of the store.
    func read<Result: Sendable>(
        _ body: @Sendable (Database) throws -> Result
    ) throws(StoreError) -> Result {
        do { return try queue.read(body) } catch { throw StoreError(error, path: path) }
    }

    /// Whether the file is sound and no row refers to one that is not there.
    public func isConsistent() throws(StoreError) -> Bool {
        try read { database in
            let check = try String.fetchAll(database, sql: "PRAGMA integrity_check")
            let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
            return check == ["ok"] && orphans.isEmpty
        }
    }

    /// Seconds since 1970.
    static func now() -> Int { time(nil) }
}
