internal import FoundationEssentials
internal import GRDB

/// An analysis as it was kept.
public struct StoredAnalysis: Sendable {
    /// What a summary tells of it: JSON.
    public let row: [UInt8]
    /// The document: JSON, as it was written.
    public let document: [UInt8]
    /// Whether the document names its files as they were asked for.
    public let isSpelledAlike: Bool
    /// Whether it was judged by the same rules.
    public let isJudgedAlike: Bool
}

extension TakeStore {
    /// A file younger than this, in seconds, may change again within its time stamp's grain.
    static let settled = 2.0

    /// The digest of the file at `path` if it is known and the file is unchanged since.
    public func digest(of path: String, _ stamp: FileStamp) throws(StoreError) -> String? {
        try read { database in
            try String.fetchOne(
                database,
                sql: """
                    SELECT sha256 FROM files
                    WHERE path = ? AND device = ? AND inode = ? AND bytes = ? AND modified = ?
                    """,
                arguments: [path, stamp.device, stamp.inode, stamp.bytes, stamp.modified])
        }
    }

    /// Keeps the digest of a file that had `stamp` before it was read and after; forgets one of a file
    /// so young that a change may not show in its stamp.
    public func remember(
        _ digest: String, of path: String, _ stamp: FileStamp
    ) throws(StoreError) {
        guard stamp.age > Self.settled else { return }
        try write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    path, stamp.device, stamp.inode, stamp.bytes, stamp.modified, digest,
                ])
        }
    }

    /// The analysis kept under `key`, or failing that one of the same measurement judged by other rules.
    ///
    /// - Parameters:
    ///   - key: of content, references, options, models, version and rules.
    ///   - measurement: of all these but the rules.
    ///   - spelling: the paths as the caller names them.
    public func analysis(
        key: String, measurement: String, spelling: String
    ) throws(StoreError) -> StoredAnalysis? {
        try read { database in
            let rows = try Row.fetchOne(
                database,
                sql: """
                    SELECT row, document, key = ?1 AS judged, spelling = ?2 AS spelled FROM analyses
                    WHERE measurement = ?3 ORDER BY judged DESC, spelled DESC, id LIMIT 1
                    """, arguments: [key, spelling, measurement])
            return rows.map { row in
                StoredAnalysis(
                    row: Array(row["row"] as Data), document: Array(row["document"] as Data),
                    isSpelledAlike: row["spelled"], isJudgedAlike: row["judged"])
            }
        }
    }
}
