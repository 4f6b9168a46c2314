internal import FoundationEssentials
internal import Glibc
internal import ModelStore
internal import Report
internal import TakeStore

/// Stored takes as documents and text.
enum StoreListing {
    /// A row for each take.
    static func text(_ document: TakesDocument, style: SummaryStyle) -> String {
        guard !document.takes.isEmpty else { return "no take; 'holdfast batch' brings them in\n" }
        let rows = document.takes.map { take -> [String] in
            let review = take.reviews.first
            return [
                "\(take.id)", take.shot ?? "–", take.verdict ?? "–",
                take.usableUntil.map { "\(($0 * 10).rounded() / 10) s" } ?? "–",
                review.map { $0.state + ($0.stale ? " (stale)" : "") } ?? "–",
                review?.author ?? "–", take.path,
            ]
        }
        return BatchRenderer.table(
            [["", "shot", "proposed", "usable", "review", "by", "take"]] + rows, style: style,
            stateColumn: 2)
    }

    /// All of one take.
    static func page(_ take: StoredTakeSection, style: SummaryStyle) -> String {
        var text = BatchRenderer.table(
            [
                [take.path, "number \(take.id)"], ["shot", take.shot ?? "–"],
                [
                    "size",
                    "\(take.width)×\(take.height), \(take.frames) frames, \(take.duration) s",
                ],
                ["content", take.sha256], ["proposed", take.verdict ?? "–"],
                ["usable until", take.usableUntil.map { "\($0) s" } ?? "–"],
                ["first to break", take.firstToBreak ?? "–"],
                ["analysed", (take.analysedAt ?? "–") + ", \(take.runs) kept"],
            ].map { ["\($0[0])", $0[1]] }, style: style)
        for reason in take.reasons { text += PlainLine.text("  \(reason)") + "\n" }
        for review in take.reviews {
            let stale = review.stale ? " (stale: take or anchor has changed since)" : ""
            let note = review.note.isEmpty ? "" : ": \(review.note)"
            text +=
                PlainLine.text(
                    "\(review.at)  \(review.state) by \(review.author)\(stale)\(note)") + "\n"
        }
        if take.reviews.isEmpty { text += "no review yet\n" }
        return text
    }

    /// SHA-256 of the file at `path`; `nil` when it cannot be read.
    static func digest(of path: String) -> String? { ContentDigest.sha256(ofFileAt: path) }
}

extension StoredTakeSection {
    /// A take of the store; without `reviews`, with its latest one.
    init(_ entry: TakeEntry, reviews: [ReviewEntry]? = nil) {
        self.init(
            id: entry.id, path: entry.path, sha256: entry.sha256, shot: entry.shot,
            duration: entry.duration, frames: entry.frames, width: entry.width,
            height: entry.height, verdict: entry.verdict, usableUntil: entry.usableUntil,
            firstToBreak: entry.firstToBreak, reasons: entry.reasons,
            analysedAt: entry.analysedAt.map(Self.date), runs: entry.runs,
            reviews: (reviews ?? entry.review.map { [$0] } ?? []).map {
                ReviewSection(
                    state: $0.state, author: $0.author, at: Self.date($0.at), note: $0.note,
                    stale: $0.isStale)
            })
    }

    private static func date(_ seconds: Int) -> String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }
}

extension Terminal {
    /// The name that this person is logged in by.
    static var userName: String {
        let variables = ProcessInfo.processInfo.environment
        if let name = variables["LOGNAME"] ?? variables["USER"], !name.isEmpty { return name }
        // Safety: the record stays valid until the next call of its kind, and is copied here.
        guard let record = getpwuid(getuid()) else { return "user \(getuid())" }
        return String(cString: record.pointee.pw_name)
    }
}

extension CommandFailure {
    /// `body`'s result, with its error told as a failure of the command.
    static func tellingStore<Result>(
        _ body: () throws(StoreError) -> Result
    ) throws(CommandFailure) -> Result {
        do { return try body() } catch { throw CommandFailure(error) }
    }
}
