internal import FoundationEssentials
internal import GRDB

extension TakeStore {
    /// The takes that `filter` wants, in order of their paths.
    public func takes(_ filter: TakeFilter = TakeFilter()) throws(StoreError) -> [TakeEntry] {
        try read { database in
            var conditions: [String] = []
            var arguments = StatementArguments()
            func want(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
                guard let value else { return }
                conditions.append(condition)
                arguments += [value]
            }
            want("shots.name = ?", filter.shot)
            want("verdicts.state = ?", filter.verdict)
            if filter.review == "none" {
                conditions.append("reviews.id IS NULL")
            } else {
                want("reviews.state = ?", filter.review)
            }
            want("(\(Self.stale)) = ?", filter.isStale)
            want("instr(takes.path, ?) > 0", filter.path)
            let filtered =
                conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
            return try Row.fetchAll(
                database, sql: "\(Self.listing) \(filtered) ORDER BY takes.path",
                arguments: arguments
            ).map(TakeEntry.init)
        }
    }

    /// The take with this number or path; a path may be the end of one that no other take shares.
    ///
    /// - Throws: `StoreError` of code `unknownTake`.
    public func take(_ name: String) throws(StoreError) -> TakeEntry {
        let path = path
        return try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    \(Self.listing) WHERE takes.path = ?1 OR takes.id = ?2
                        OR substr(takes.path, -length(?1) - 1) = '/' || ?1
                    ORDER BY takes.path = ?1 DESC, takes.path LIMIT 2
                    """, arguments: [name, Int64(name) ?? -1])
            guard let first = rows.first else {
                throw StoreError(
                    .unknownTake,
                    "holds no take \(name); 'holdfast takes list' names those it has", path: path)
            }
            let entry = TakeEntry(first)
            guard rows.count == 1 || entry.path == name || "\(entry.id)" == name else {
                throw StoreError(
                    .unknownTake,
                    "holds several takes \(name); give more of the path, or the number", path: path)
            }
            return entry
        }
    }

    /// All reviews of a take, the latest first.
    public func reviews(ofTake id: Int) throws(StoreError) -> [ReviewEntry] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT reviews.*, (\(Self.stale)) AS stale FROM reviews
                    JOIN takes ON takes.id = reviews.takeId
                    WHERE takeId = ? ORDER BY reviews.id DESC
                    """, arguments: [id]
            ).map { ReviewEntry($0) }
        }
    }

    /// The document of a take's latest run; `nil` when there is none.
    public func document(ofTake id: Int) throws(StoreError) -> [UInt8]? {
        try read { database in
            try Data.fetchOne(
                database,
                sql: """
                    SELECT document FROM analyses JOIN runs ON runs.analysisId = analyses.id
                    WHERE runs.takeId = ? ORDER BY runs.id DESC LIMIT 1
                    """, arguments: [id]
            ).map { Array($0) }
        }
    }

    /// Adds what a person says of a take, for the content and the anchors of its latest run.
    public func review(
        take id: Int, _ state: ReviewState, author: String, note: String
    ) throws(StoreError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO reviews (takeId, state, author, at, note, sha256, anchors)
                    SELECT id, ?, ?, ?, ?, sha256, anchors FROM takes WHERE id = ?
                    """, arguments: [state.rawValue, author, Self.now(), note, id])
        }
    }

    /// Marks every review of the take at `path` as given for other content than is there now.
    public func noteChange(of path: String, sha256: String) throws(StoreError) {
        try write { database in
            try database.execute(
                sql: "UPDATE takes SET sha256 = ? WHERE path = ? AND sha256 <> ?",
                arguments: [sha256, path, sha256])
        }
    }

    /// A review is of one content and one set of anchors.
    private static let stale =
        "reviews.id IS NOT NULL AND "
        + "(reviews.sha256 <> takes.sha256 OR reviews.anchors <> takes.anchors)"

    private static let listing = """
        SELECT takes.*, shots.name AS shot, verdicts.state AS verdict, verdicts.usableUntil,
            verdicts.firstToBreak, verdicts.reasons, runs.at AS analysedAt,
            (SELECT count(*) FROM runs AS others WHERE others.takeId = takes.id) AS runCount,
            reviews.state AS reviewState, reviews.author, reviews.at AS reviewedAt, reviews.note,
            (\(stale)) AS stale
        FROM takes
        LEFT JOIN shots ON shots.id = takes.shotId
        LEFT JOIN runs ON runs.id = (SELECT max(id) FROM runs AS r WHERE r.takeId = takes.id)
        LEFT JOIN verdicts ON verdicts.runId = runs.id
        LEFT JOIN reviews
            ON reviews.id = (SELECT max(id) FROM reviews AS v WHERE v.takeId = takes.id)
        """
}

extension TakeEntry {
    fileprivate init(_ row: Row) {
        let reasons = (row["reasons"] as String?) ?? ""
        self.init(
            id: row["id"], path: row["path"], sha256: row["sha256"], shot: row["shot"],
            duration: row["duration"], frames: row["frames"], width: row["width"],
            height: row["height"], verdict: row["verdict"], usableUntil: row["usableUntil"],
            firstToBreak: row["firstToBreak"],
            reasons: reasons.isEmpty ? [] : reasons.split(separator: "\n").map(String.init),
            analysedAt: row["analysedAt"], runs: row["runCount"],
            review: (row["reviewState"] as String?).map {
                ReviewEntry(
                    state: $0, author: row["author"], at: row["reviewedAt"], note: row["note"],
                    isStale: row["stale"])
            })
    }
}

extension ReviewEntry {
    fileprivate init(_ row: Row) {
        self.init(
            state: row["state"], author: row["author"], at: row["at"], note: row["note"],
            isStale: row["stale"])
    }
}
