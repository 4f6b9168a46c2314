internal import GRDB

/// The tables, and how older ones become today's. A migration that was ever released never changes.
enum StoreMigrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 takes, shots, runs, verdicts, reviews") { database in
            try database.execute(sql: first)
        }
        return migrator
    }

    private static let first = """
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
        """
}
