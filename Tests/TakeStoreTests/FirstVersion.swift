import GRDB

/// The take store as its first version made it, with one take in it. Never changes.
enum FirstVersion {
    /// What the tables and indexes of the store at `path` are.
    static func schema(of path: String) throws -> [String] {
        try DatabaseQueue(path: path).read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT sql FROM sqlite_schema
                    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY name
                    """
            ).map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        }
    }

    /// Makes such a store in an empty database.
    static let store = """
        CREATE TABLE files (
            path TEXT PRIMARY KEY NOT NULL,
            device INTEGER NOT NULL, inode INTEGER NOT NULL,
            bytes INTEGER NOT NULL, modified INTEGER NOT NULL,
            sha256 TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE shots (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            path TEXT
        );
        CREATE TABLE shotReferences (
            id INTEGER PRIMARY KEY,
            shotId INTEGER NOT NULL REFERENCES shots(id) ON DELETE CASCADE,
            position INTEGER NOT NULL, role TEXT NOT NULL,
            path TEXT NOT NULL, sha256 TEXT NOT NULL,
            UNIQUE (shotId, position)
        );
        CREATE TABLE analyses (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL, spelling TEXT NOT NULL, measurement TEXT NOT NULL,
            row BLOB NOT NULL, document BLOB NOT NULL,
            UNIQUE (key, spelling)
        );
        CREATE INDEX analysesByMeasurement ON analyses(measurement);
        CREATE TABLE takes (
            id INTEGER PRIMARY KEY,
            path TEXT NOT NULL UNIQUE,
            sha256 TEXT NOT NULL,
            shotId INTEGER REFERENCES shots(id) ON DELETE SET NULL,
            duration REAL NOT NULL, frames INTEGER NOT NULL, frameRate REAL NOT NULL,
            width INTEGER NOT NULL, height INTEGER NOT NULL, codec TEXT NOT NULL,
            anchors TEXT NOT NULL
        );
        CREATE INDEX takesByShot ON takes(shotId);
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            takeId INTEGER NOT NULL REFERENCES takes(id) ON DELETE CASCADE,
            analysisId INTEGER NOT NULL REFERENCES analyses(id) ON DELETE CASCADE,
            sha256 TEXT NOT NULL, anchors TEXT NOT NULL,
            version TEXT NOT NULL, at INTEGER NOT NULL,
            UNIQUE (takeId, analysisId)
        );
        CREATE TABLE verdicts (
            runId INTEGER PRIMARY KEY REFERENCES runs(id) ON DELETE CASCADE,
            state TEXT NOT NULL, usableUntil REAL, firstToBreak TEXT, reasons TEXT NOT NULL
        );
        CREATE TABLE reviews (
            id INTEGER PRIMARY KEY,
            takeId INTEGER NOT NULL REFERENCES takes(id) ON DELETE CASCADE,
            state TEXT NOT NULL, author TEXT NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL,
            sha256 TEXT NOT NULL, anchors TEXT NOT NULL
        );
        CREATE INDEX runsByTake ON runs(takeId);
        CREATE INDEX reviewsByTake ON reviews(takeId);
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('1 takes, shots, runs, verdicts, reviews');
        INSERT INTO shots VALUES (7, 'sc010', '/s/sc010.yaml');
        INSERT INTO shotReferences VALUES (1, 7, 0, 'identity', '/s/her.png', 'bb');
        INSERT INTO analyses VALUES (3, 'k', '/t/old.mp4', 'm', x'0102', x'030405');
        INSERT INTO takes VALUES
            (5, '/t/old.mp4', 'aa', 7, 4.0, 96, 24.0, 640, 360, 'h264', 'x');
        INSERT INTO runs VALUES (2, 5, 3, 'aa', 'x', '0.1.0', 1700000000);
        INSERT INTO verdicts VALUES (2, 'rejected', 2.5, 'identity.face', 'one' || char(10) || 'two');
        INSERT INTO reviews VALUES (1, 5, 'maybe', 'Ada', 1700000100, 'to 2 s', 'aa', 'x');
        """
}
