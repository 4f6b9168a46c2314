/// What `batch` says of all its takes.
public struct BatchDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.summary/1"

    /// Name and version of the schema.
    public var schema: String
    /// Version of the tool, `major.minor.patch`.
    public var version: String
    /// The part of the set that this run covers, such as `1/4`; `nil` for all of it.
    @Nullable public var shard: String?
    /// How many takes came out how.
    public var counts: BatchCounts
    /// A row for each take, in the order of their names.
    public var takes: [TakeRow]

    /// All of its fields but the schema and the counts, which follow.
    public init(version: String, shard: String? = nil, takes: [TakeRow]) {
        schema = Self.schemaName
        self.version = version
        self.shard = shard
        counts = BatchCounts(takes)
        self.takes = takes
    }
}

/// How many takes came out how.
public struct BatchCounts: Codable, Hashable, Sendable {
    /// All of them.
    public var takes: Int
    /// Those that hold.
    public var selected: Int
    /// Those that a person must look at.
    public var maybe: Int
    /// Those that break.
    public var rejected: Int
    /// Those that could not be analysed.
    public var failed: Int
    /// Those that were not reached.
    public var skipped: Int

    /// Counts `takes`.
    public init(_ takes: [TakeRow]) {
        func count(_ state: String) -> Int { takes.count { $0.state == state } }
        self.takes = takes.count
        selected = count("selected")
        maybe = count("maybe")
        rejected = count("rejected")
        failed = count("failed")
        skipped = count("skipped")
    }
}

/// One take in a summary.
public struct TakeRow: Codable, Hashable, Sendable {
    /// The name of its outputs, without suffix.
    public var name: String
    /// Path as the caller gave it.
    public var path: String
    /// SHA-256 of its bytes; `nil` when it could not be read.
    @Nullable public var sha256: String?
    /// Its shot, or `nil`.
    @Nullable public var shot: String?
    /// `selected`, `maybe`, `rejected`, `failed` or `skipped`.
    public var state: String
    /// Whether it is the best take of its shot in this summary; `false` for takes without a shot.
    public var best: Bool
    /// Whether anything drifts that was not announced.
    public var drifts: Bool
    /// Length in seconds; `nil` when not analysed.
    @NullableSeconds public var duration: Double?
    /// Seconds up to which it holds.
    @NullableSeconds public var usableUntil: Double?
    /// The channel that broke first.
    @Nullable public var firstToBreak: String?
    /// The frame to hand on; `nil` when not analysed.
    @Nullable public var handoffFrame: Int?
    /// Whether that frame is clean.
    @Nullable public var handoffClean: Bool?
    /// One line for each thing that speaks against it.
    public var reasons: [String]
    /// What became of each rule.
    public var criteria: [CriterionSection]
    /// How far each channel stands from where it began.
    public var channels: [ChannelStandingSection]
    /// Why it could not be analysed, in one sentence; `nil` when it was.
    @Nullable public var error: String?

    /// A take that was analysed.
    public init(_ document: AnalysisDocument, name: String, path: String) {
        self.init(name: name, path: path, state: document.verdict.state)
        sha256 = document.take.sha256
        shot = document.shot?.name
        drifts = document.channels.contains { $0.drifts.contains { !$0.announced } }
        duration = document.take.duration
        usableUntil = document.verdict.usableUntil
        firstToBreak = document.verdict.firstToBreak
        handoffFrame = document.handoff.frame
        handoffClean = document.handoff.clean
        reasons = document.verdict.reasons
        criteria = document.verdict.criteria
        channels = document.channels.map(ChannelStandingSection.init)
    }

    /// A take that was not.
    public init(name: String, path: String, state: String, error: String? = nil) {
        self.name = name
        self.path = path
        self.state = state
        self.error = error
        best = false
        drifts = false
        reasons = []
        criteria = []
        channels = []
    }
}

/// One channel of a take, in three numbers.
public struct ChannelStandingSection: Codable, Hashable, Sendable {
    /// Its identifier.
    public var id: String
    /// Measured samples over samples, 0...1.
    @Measured public var coverage: Double
    /// Mean departure from the take's own beginning, in tolerances; `nil` when not measurable.
    @NullableMeasured public var mean: Double?
    /// Its 95th percentile, in tolerances; `nil` when not measurable.
    @NullableMeasured public var high: Double?

    /// Of a channel of a document.
    public init(_ channel: ChannelSection) {
        id = channel.id
        coverage = channel.coverage
        let numbers = channel.samples.departure.compactMap(\.self).sorted()
        let scale = channel.tolerance > 0 ? channel.tolerance : 1
        mean =
            numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count) / scale
        high = numbers.isEmpty ? nil : numbers[(numbers.count - 1) * 95 / 100] / scale
    }
}
