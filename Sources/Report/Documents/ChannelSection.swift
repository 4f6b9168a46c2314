/// One channel over the take: its number, its limits and what became of it.
public struct ChannelSection: Codable, Hashable, Sendable {
    /// `family.name`, lower-case, hyphenated.
    public var id: String
    /// `identity`, `colour` or `structure`.
    public var family: String
    /// Unit of values and of the tolerance.
    public var unit: String
    /// The departure from the take's own first half second that counts as drift, in `unit`.
    @Measured public var tolerance: Double
    /// The excess, in tolerances, from which a drift is severe.
    @Measured public var severeFrom: Double
    /// How far the take's first half second may stand from the anchor before it is off from its start, in
    /// `unit`; `nil` where the anchor cannot tell.
    @NullableMeasured public var anchorLimit: Double?
    /// Where the tolerance comes from, in a few words.
    public var toleranceSource: String
    /// Rises whenever the same frame may yield another number.
    public var version: Int
    /// Places in the list of anchors of the stills that values are distances to; empty where they are
    /// distances to the take's own first half second.
    public var heldTo: [Int]
    /// Why no still is the measure although there are some: `no-still-in-role`, `not-shown`, `cut-out`
    /// or `other-framing`; `nil` where one is, or where there is none.
    @Nullable public var notHeld: String?
    /// `holds`, `drifts` or `not-measurable`.
    public var status: String
    /// Measurable samples over samples, 0...1.
    @Measured public var coverage: Double
    /// Where it left its tolerance, in order of time.
    public var drifts: [DriftSection]
    /// Where it could not be measured, in order of time.
    public var unmeasured: [UnmeasuredSection]
    /// The numbers themselves.
    public var samples: SamplesSection

    /// All of its fields.
    public init(
        id: String, family: String, unit: String, tolerance: Double,
        severeFrom: Double = 2.5, anchorLimit: Double? = nil, toleranceSource: String = "",
        version: Int = 1, heldTo: [Int] = [], notHeld: String? = nil, status: String,
        coverage: Double, drifts: [DriftSection] = [],
        unmeasured: [UnmeasuredSection] = [], samples: SamplesSection
    ) {
        self.id = id
        self.family = family
        self.unit = unit
        self.tolerance = tolerance
        self.severeFrom = severeFrom
        self.anchorLimit = anchorLimit
        self.toleranceSource = toleranceSource
        self.version = version
        self.heldTo = heldTo
        self.notHeld = notHeld
        self.status = status
        self.coverage = coverage
        self.drifts = drifts
        self.unmeasured = unmeasured
        self.samples = samples
    }
}

extension ChannelSection {
    /// Sample `index` in tolerances, as drift is judged on it: its departure from the take's beginning, or,
    /// within a drift from the anchor, its distance to that where it is the worse; `nil` where not
    /// measurable.
    ///
    /// - Precondition: `index` is one of `samples.frame`.
    func excess(_ index: Int) -> Double? {
        let departure =
            samples.departure.indices.contains(index)
            ? samples.departure[index].map { $0 / tolerance } : nil
        guard let limit = anchorLimit, samples.value.indices.contains(index),
            let value = samples.value[index]
        else { return departure }
        let frame = samples.frame[index]
        let isOff = drifts.contains {
            $0.isFromAnchor && $0.startFrame <= frame && frame < $0.endFrame
        }
        guard isOff else { return departure }
        return max(departure ?? 0, 1 + (value - limit) / tolerance)
    }
}

/// The numbers of a channel, as columns of equal length.
public struct SamplesSection: Codable, Hashable, Sendable {
    /// Frame indices, ascending; strided channels skip frames.
    public var frame: [Int]
    /// Distance to the anchor in the channel's unit; `nil` where not measurable.
    @MeasuredSeries public var value: [Double?]
    /// Distance to the take's own first half second in the channel's unit, which drift is judged
    /// on; `nil` where not measurable.
    @MeasuredSeries public var departure: [Double?]

    /// All of its fields.
    public init(frame: [Int], value: [Double?], departure: [Double?]) {
        self.frame = frame
        self.value = value
        self.departure = departure
    }
}

/// A span in which a channel could not be measured.
public struct UnmeasuredSection: Codable, Hashable, Sendable {
    /// Beginning in seconds.
    @Seconds public var start: Double
    /// End in seconds, half-open.
    @Seconds public var end: Double
    /// Why, lower-case and hyphenated, such as `profile`.
    public var reason: String

    /// All of its fields.
    public init(start: Double, end: Double, reason: String) {
        self.start = start
        self.end = end
        self.reason = reason
    }
}
