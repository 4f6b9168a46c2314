internal import FoundationEssentials
internal import GRDB

/// One analysis of one take, as it is kept.
public struct RunRecord: Sendable {
    /// The take's path, absolute.
    public var path: String
    /// SHA-256 of the take.
    public var sha256: String
    /// Digest of the references, in order; empty without.
    public var anchors: String
    /// Name of the shot; `nil` without one.
    public var shot: ShotRecord?
    /// Length in seconds.
    public var duration: Double
    /// Decoded frames.
    public var frames: Int
    /// Mean frames per second.
    public var frameRate: Double
    /// Pixels.
    public var width: Int
    /// Pixels.
    public var height: Int
    /// Name of the codec.
    public var codec: String
    /// Version of the program.
    public var version: String
    /// `rejected`, `maybe` or `selected`.
    public var state: String
    /// Seconds up to which the take holds.
    public var usableUntil: Double?
    /// The channel that broke first.
    public var firstToBreak: String?
    /// What speaks against it.
    public var reasons: [String]

    /// A run.
    public init(
        path: String, sha256: String, anchors: String, shot: ShotRecord?, duration: Double,
        frames: Int, frameRate: Double, width: Int, height: Int, codec: String, version: String,
        state: String, usableUntil: Double?, firstToBreak: String?, reasons: [String]
    ) {
        self.path = path
        self.sha256 = sha256
        self.anchors = anchors
        self.shot = shot
        self.duration = duration
        self.frames = frames
        self.frameRate = frameRate
        self.width = width
        self.height = height
        self.codec = codec
        self.version = version
        self.state = state
        self.usableUntil = usableUntil
        self.firstToBreak = firstToBreak
        self.reasons = reasons
    }
}

/// A shot and its references, as they are kept.
public struct ShotRecord: Hashable, Sendable {
    /// A still of a shot.
    public struct Reference: Hashable, Sendable {
        /// Its role's published name.
        public var role: String
        /// Its path.
        public var path: String
        /// SHA-256 of its bytes.
        public var sha256: String

        /// A still.
        public init(role: String, path: String, sha256: String) {
            self.role = role
            self.path = path
            self.sha256 = sha256
        }
    }

    /// Its name.
    public var name: String
    /// Path of its file, absolute; `nil` when it has none.
    public var path: String?
    /// Its stills, the highest priority first.
    public var references: [Reference]

    /// A shot.
    public init(name: String, path: String?, references: [Reference]) {
        self.name = name
        self.path = path
        self.references = references
    }
}

extension TakeStore {
    /// Keeps an analysis: take, shot, run and verdict together, or nothing of it.
    ///
    /// The same analysis kept twice is one run.
    public func keep(
        _ run: RunRecord, key: String, measurement: String, spelling: String, row: [UInt8],
        document: [UInt8]
    ) throws(StoreError) {
        try write { database in
            let shot = try run.shot.map { try Self.keep($0, database) }
            try database.execute(
                sql: """
                    INSERT INTO analyses (key, spelling, measurement, row, document)
                    VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (key, spelling) DO UPDATE SET
                        measurement = excluded.measurement, row = excluded.row,
                        document = excluded.document
                    """,
                arguments: [key, spelling, measurement, Data(row), Data(document)])
            let analysis = try Int64.fetchOne(
                database, sql: "SELECT id FROM analyses WHERE key = ? AND spelling = ?",
                arguments: [key, spelling])
            try database.execute(
                sql: """
                    INSERT INTO takes (path, sha256, shotId, duration, frames, frameRate, width,
                        height, codec, anchors)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (path) DO UPDATE SET
                        sha256 = excluded.sha256, shotId = excluded.shotId,
                        duration = excluded.duration, frames = excluded.frames,
                        frameRate = excluded.frameRate, width = excluded.width,
                        height = excluded.height, codec = excluded.codec,
                        anchors = excluded.anchors
                    """,
                arguments: [
                    run.path, run.sha256, shot, run.duration, run.frames, run.frameRate, run.width,
                    run.height, run.codec, run.anchors,
                ])
            let take = try Int64.fetchOne(
                database, sql: "SELECT id FROM takes WHERE path = ?", arguments: [run.path])
            // A run made again becomes the latest one.
            try database.execute(
                sql: "DELETE FROM runs WHERE takeId = ? AND analysisId = ?",
                arguments: [take, analysis])
            try database.execute(
                sql: """
                    INSERT INTO runs (takeId, analysisId, sha256, anchors, version, at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    take, analysis, run.sha256, run.anchors, run.version, Self.now(),
                ])
            try database.execute(
                sql: "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    database.lastInsertedRowID, run.state, run.usableUntil, run.firstToBreak,
                    run.reasons.joined(separator: "\n"),
                ])
        }
    }

    private static func keep(_ shot: ShotRecord, _ database: Database) throws -> Int64? {
        try database.execute(
            sql: """
                INSERT INTO shots (name, path) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET path = excluded.path
                """, arguments: [shot.name, shot.path])
        let id = try Int64.fetchOne(
            database, sql: "SELECT id FROM shots WHERE name = ?", arguments: [shot.name])
        try database.execute(
            sql: "DELETE FROM shotReferences WHERE shotId = ?", arguments: [id])
        for (position, reference) in shot.references.enumerated() {
            try database.execute(
                sql: """
                    INSERT INTO shotReferences (shotId, position, role, path, sha256)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [id, position, reference.role, reference.path, reference.sha256])
        }
        return id
    }
}
