/// What the take store knows of takes.
public struct TakesDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.takes/1"

    /// Name and version of the schema.
    public var schema: String
    /// The takes, in the order of their paths.
    public var takes: [StoredTakeSection]

    /// All of its fields but the schema, which is this type's own.
    public init(takes: [StoredTakeSection]) {
        schema = Self.schemaName
        self.takes = takes
    }
}

/// A take with what the program proposes and what people said.
public struct StoredTakeSection: Codable, Hashable, Sendable {
    /// Its number in its store.
    public var id: Int
    /// Its path, absolute.
    public var path: String
    /// SHA-256 of what was analysed last.
    public var sha256: String
    /// Name of its shot, or `nil`.
    @Nullable public var shot: String?
    /// Length in seconds.
    @Seconds public var duration: Double
    /// Decoded frames.
    public var frames: Int
    /// Pixels.
    public var width: Int
    /// Pixels.
    public var height: Int
    /// `selected`, `maybe` or `rejected`: what is proposed.
    @Nullable public var verdict: String?
    /// Seconds up to which it holds.
    @NullableSeconds public var usableUntil: Double?
    /// The channel that broke first.
    @Nullable public var firstToBreak: String?
    /// What speaks against it.
    public var reasons: [String]
    /// When it was analysed, ISO 8601 in UTC.
    @Nullable public var analysedAt: String?
    /// How many different analyses of it are kept.
    public var runs: Int
    /// What people said, the latest first; a list holds only the latest.
    public var reviews: [ReviewSection]

    /// All of its fields.
    public init(
        id: Int, path: String, sha256: String, shot: String?, duration: Double, frames: Int,
        width: Int, height: Int, verdict: String?, usableUntil: Double?, firstToBreak: String?,
        reasons: [String], analysedAt: String?, runs: Int, reviews: [ReviewSection]
    ) {
        self.id = id
        self.path = path
        self.sha256 = sha256
        self.shot = shot
        self.duration = duration
        self.frames = frames
        self.width = width
        self.height = height
        self.verdict = verdict
        self.usableUntil = usableUntil
        self.firstToBreak = firstToBreak
        self.reasons = reasons
        self.analysedAt = analysedAt
        self.runs = runs
        self.reviews = reviews
    }
}

/// What a person said of a take.
public struct ReviewSection: Codable, Hashable, Sendable {
    /// `rejected`, `maybe`, `selected` or `approved`.
    public var state: String
    /// Who said so.
    public var author: String
    /// When, ISO 8601 in UTC.
    public var at: String
    /// What they added; may be empty.
    public var note: String
    /// Whether the take or its anchor has changed since.
    public var stale: Bool

    /// All of its fields.
    public init(state: String, author: String, at: String, note: String, stale: Bool) {
        self.state = state
        self.author = author
        self.at = at
        self.note = note
        self.stale = stale
    }
}

/// Stored takes as comma-separated values (RFC 4180), one take a row.
public enum TakesTable {
    /// The header, without its newline.
    public static let header =
        "id,path,sha256,shot,verdict,usable_until_s,duration_s,first_to_break,review,author,"
        + "reviewed_at,stale,note"

    /// Header and rows; what is not known is empty.
    public static func csv(_ document: TakesDocument) -> String {
        document.takes.reduce(into: header + "\n") { text, take in
            let review = take.reviews.first
            var fields: [String] = ["\(take.id)", take.path, take.sha256]
            fields.append(take.shot ?? "")
            fields.append(take.verdict ?? "")
            fields.append(take.usableUntil.map { NumberText.short($0, 3) } ?? "")
            fields.append(NumberText.short(take.duration, 3))
            fields.append(take.firstToBreak ?? "")
            if let review {
                fields += [review.state, review.author, review.at]
                fields += [review.stale ? "yes" : "no", review.note]
            } else {
                fields += ["", "", "", "", ""]
            }
            text += fields.map(BatchTable.field).joined(separator: ",") + "\n"
        }
    }
}
