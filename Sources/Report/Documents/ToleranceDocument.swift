/// Tolerances by channel, and the takes they come from: what `calibrate` writes and `--tolerances` reads.
public struct ToleranceDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.tolerances/1"

    /// Name and version of the schema.
    public var schema: String
    /// What made it.
    public var tool: ToolSection
    /// The share of takes like these that may be called drifting in a channel, 0...1; 0 for the tolerances that
    /// Holdfast comes with, which promise nothing.
    public var error: Double
    /// Takes that this error needs.
    public var takesNeeded: Int
    /// The takes, in order of path; empty for the tolerances that Holdfast comes with.
    public var takes: [CalibrationTake]
    /// Files that were passed and are not among the takes.
    public var leftOut: [LeftOutTake]
    /// Every channel, in the order of reports.
    public var channels: [ChannelTolerance]

    /// All of its fields but the schema, which is this type's own.
    public init(
        tool: ToolSection, error: Double, takesNeeded: Int, takes: [CalibrationTake],
        leftOut: [LeftOutTake], channels: [ChannelTolerance]
    ) {
        schema = Self.schemaName
        self.tool = tool
        self.error = error
        self.takesNeeded = takesNeeded
        self.takes = takes
        self.leftOut = leftOut
        self.channels = channels
    }
}

extension ToleranceDocument {
    /// Tables of the first builds name no files that were left out.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        schema = try fields.decode(String.self, forKey: .schema)
        tool = try fields.decode(ToolSection.self, forKey: .tool)
        error = try fields.decode(Double.self, forKey: .error)
        takesNeeded = try fields.decode(Int.self, forKey: .takesNeeded)
        takes = try fields.decode([CalibrationTake].self, forKey: .takes)
        leftOut = try fields.decodeIfPresent([LeftOutTake].self, forKey: .leftOut) ?? []
        channels = try fields.decode([ChannelTolerance].self, forKey: .channels)
    }
}

/// A file that tolerances were not taken from.
public struct LeftOutTake: Codable, Hashable, Sendable {
    /// As it was named.
    public var path: String
    /// Why, in one sentence.
    public var reason: String

    /// A file.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }
}

/// A take that tolerances were taken from.
public struct CalibrationTake: Codable, Hashable, Sendable {
    /// As it was named.
    public var path: String
    /// SHA-256 of the file.
    public var sha256: String
    /// What could change its spread: `large-face`, `small-face` or `no-face`; `still-camera` or
    /// `moving-camera`; `large-picture` or `small-picture`.
    public var conditions: [String]

    /// A take.
    public init(path: String, sha256: String, conditions: [String]) {
        self.path = path
        self.sha256 = sha256
        self.conditions = conditions
    }
}

extension CalibrationTake {
    private enum EarlierKeys: String, CodingKey { case condition }

    /// Tables of the first builds give one condition a take.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        path = try fields.decode(String.self, forKey: .path)
        sha256 = try fields.decode(String.self, forKey: .sha256)
        if let several = try fields.decodeIfPresent([String].self, forKey: .conditions) {
            conditions = several
        } else {
            let earlier = try decoder.container(keyedBy: EarlierKeys.self)
            conditions = [try earlier.decode(String.self, forKey: .condition)]
        }
    }
}

/// The tolerance of one channel.
public struct ChannelTolerance: Codable, Hashable, Sendable {
    /// The channel.
    public var id: String
    /// The unit of all its numbers.
    public var unit: String
    /// The departure from a take's own beginning that counts as drift, positive.
    public var tolerance: Double
    /// The change below which nobody minds; the tolerance is never less.
    public var floor: Double
    /// Where the floor comes from.
    public var floorSource: String
    /// What the takes need by themselves, at the stated error; `nil` when they are too few. Of the tolerances that
    /// Holdfast comes with: at an error of 0.1, or of one in all takes and one where they are fewer than nine.
    @Nullable public var spread: Double?
    /// Takes in which the channel could be measured.
    public var takes: Int
    /// Tolerances by condition, where a condition has takes enough.
    public var conditions: [ConditionTolerance]

    /// A tolerance.
    public init(
        id: String, unit: String, tolerance: Double, floor: Double, floorSource: String,
        spread: Double?, takes: Int, conditions: [ConditionTolerance]
    ) {
        self.id = id
        self.unit = unit
        self.tolerance = tolerance
        self.floor = floor
        self.floorSource = floorSource
        self.spread = spread
        self.takes = takes
        self.conditions = conditions
    }
}

/// A channel's tolerance in takes of one condition.
public struct ConditionTolerance: Codable, Hashable, Sendable {
    /// A condition of takes; see ``CalibrationTake/conditions``.
    public var condition: String
    /// In the channel's unit, positive.
    public var tolerance: Double
    /// What such takes need by themselves, at the stated error.
    public var spread: Double
    /// Takes behind it.
    public var takes: Int

    /// A tolerance.
    public init(condition: String, tolerance: Double, spread: Double, takes: Int) {
        self.condition = condition
        self.tolerance = tolerance
        self.spread = spread
        self.takes = takes
    }
}

extension ConditionTolerance {
    /// Tables of the first builds give no spread of a condition: the tolerance is at least that.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        condition = try fields.decode(String.self, forKey: .condition)
        tolerance = try fields.decode(Double.self, forKey: .tolerance)
        spread = try fields.decodeIfPresent(Double.self, forKey: .spread) ?? tolerance
        takes = try fields.decode(Int.self, forKey: .takes)
    }
}
