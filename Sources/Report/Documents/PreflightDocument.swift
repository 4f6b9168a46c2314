/// What `preflight` says of stills, field by field.
public struct PreflightDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.preflight/1"

    /// Name and version of the schema.
    public var schema: String
    /// What made it.
    public var tool: ToolSection
    /// What the stills are for: `portrait`, `wide`, `avatar`, `prop` or `location`.
    public var profile: String
    /// Width and height of the take to be made; `nil` when not stated.
    @Nullable public var takeSize: TakeSizeSection?
    /// Each still, in the order given.
    public var stills: [PreflightStillSection]
    /// What the stills are together; `nil` when they are not one sheet.
    @Nullable public var sheet: PreflightSheetSection?
    /// The prompt that goes with them; `nil` without one.
    @Nullable public var prompt: PreflightPromptSection?

    /// All of its fields but the schema, which is this type's own.
    public init(
        tool: ToolSection, profile: String, takeSize: TakeSizeSection?,
        stills: [PreflightStillSection], sheet: PreflightSheetSection? = nil,
        prompt: PreflightPromptSection? = nil
    ) {
        schema = Self.schemaName
        self.tool = tool
        self.profile = profile
        self.takeSize = takeSize
        self.stills = stills
        self.sheet = sheet
        self.prompt = prompt
    }

    /// Every check in the document.
    public var checks: [PreflightCheckSection] {
        stills.flatMap(\.checks) + (sheet?.checks ?? []) + (prompt?.checks ?? [])
    }

    /// Whether any check rejects.
    public var rejects: Bool { checks.contains { $0.status == "reject" } }
}

/// Width and height of a take.
public struct TakeSizeSection: Codable, Hashable, Sendable {
    /// Columns.
    public var width: Int
    /// Rows.
    public var height: Int

    /// All of its fields.
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}

/// One still.
public struct PreflightStillSection: Codable, Hashable, Sendable {
    /// Path as given.
    public var path: String
    /// SHA-256 of the file, in hexadecimal.
    public var sha256: String
    /// Columns of the upright picture; `nil` when it does not decode.
    @Nullable public var width: Int?
    /// Rows of the upright picture; `nil` when it does not decode.
    @Nullable public var height: Int?
    /// Faces found; `nil` when none were looked for.
    @Nullable public var faces: Int?
    /// In a fixed order; a check that the profile has no use for is left out.
    public var checks: [PreflightCheckSection]
    /// What was assumed or left out in reading the file, one clause each.
    public var notes: [String]

    /// All of its fields.
    public init(
        path: String, sha256: String, width: Int?, height: Int?, faces: Int?,
        checks: [PreflightCheckSection], notes: [String] = []
    ) {
        self.path = path
        self.sha256 = sha256
        self.width = width
        self.height = height
        self.faces = faces
        self.checks = checks
        self.notes = notes
    }
}

/// Several stills of one person as a set.
public struct PreflightSheetSection: Codable, Hashable, Sendable {
    /// In a fixed order.
    public var checks: [PreflightCheckSection]

    /// All of its fields.
    public init(checks: [PreflightCheckSection]) { self.checks = checks }
}

/// The prompt that goes with the stills.
public struct PreflightPromptSection: Codable, Hashable, Sendable {
    /// As given.
    public var text: String
    /// In a fixed order.
    public var checks: [PreflightCheckSection]

    /// All of its fields.
    public init(text: String, checks: [PreflightCheckSection]) {
        self.text = text
        self.checks = checks
    }
}

/// One check: what was measured, against what, and what to do.
public struct PreflightCheckSection: Codable, Hashable, Sendable {
    /// `part.aspect`, lower-case, hyphenated.
    public var id: String
    /// `pass`, `warn`, `reject` or `not-measurable`.
    public var status: String
    /// The number; `nil` when not measurable.
    @NullableMeasured public var value: Double?
    /// The limit that was passed, or the next one; `nil` when the check has none.
    @NullableMeasured public var limit: Double?
    /// From where on it warns; `nil` when it never does.
    @NullableMeasured public var warnLimit: Double?
    /// From where on it rejects; `nil` when it never does.
    @NullableMeasured public var rejectLimit: Double?
    /// `at-most` or `at-least`: on which side of the limits a value passes.
    public var sense: String
    /// The unit of value and limits.
    public var unit: String
    /// Why there is no number, or what else is known of it; a clause or `nil`.
    @Nullable public var detail: String?
    /// What a still beyond the limit does to the take.
    public var effect: String
    /// What to change.
    public var advice: String

    /// All of its fields.
    public init(
        id: String, status: String, value: Double?, limit: Double?, warnLimit: Double?,
        rejectLimit: Double?, sense: String, unit: String, detail: String?, effect: String,
        advice: String
    ) {
        self.id = id
        self.status = status
        self.value = value
        self.limit = limit
        self.warnLimit = warnLimit
        self.rejectLimit = rejectLimit
        self.sense = sense
        self.unit = unit
        self.detail = detail
        self.effect = effect
        self.advice = advice
    }
}
