/// One measured aspect of a take: its identity, unit and tolerance, as printed in reports and charts.
public struct ChannelDescriptor: Hashable, Sendable {
    /// `family.name`, lower-case, hyphenated; published, never reused for something else.
    public let id: String
    /// The family that `id` begins with.
    public let family: ChannelFamily
    /// The unit of values and of `tolerance`.
    public let unit: String
    /// The departure from the take's own baseline that counts as drift, in `unit`, positive.
    public let tolerance: Float
    /// How far the take's first half second may stand from the anchor before the take counts as off
    /// from its start, in `unit`; `nil` where the anchor alone cannot tell.
    public let anchorLimit: Float?
    /// The excess, in tolerances and above 1, from which a drift is severe.
    public let severeFrom: Float
    /// The shortest span that counts, in seconds.
    public let minimumSpan: Double
    /// The part of the tolerance from which a new level counts in a take that has been calm in this channel
    /// until then, 0...1; 1 where calm proves nothing.
    public let calmShare: Float
    /// Where the tolerance comes from, in a few words.
    public let toleranceSource: String
    /// Rises whenever the same frame may yield another number.
    public let version: Int

    /// A descriptor.
    ///
    /// - Precondition: `id` begins with the family's name and a dot, `tolerance` and `calmShare` are
    ///   positive, and `severeFrom` is above 1.
    public init(
        id: String, family: ChannelFamily, unit: String, tolerance: Float,
        anchorLimit: Float? = nil, severeFrom: Float = 2.5,
        minimumSpan: Double = 0.3, calmShare: Float = 1, toleranceSource: String, version: Int = 1
    ) {
        precondition(
            id.hasPrefix(family.rawValue + ".") && tolerance > 0 && calmShare > 0 && severeFrom > 1)
        self.id = id
        self.family = family
        self.unit = unit
        self.tolerance = tolerance
        self.anchorLimit = anchorLimit
        self.severeFrom = severeFrom
        self.minimumSpan = minimumSpan
        self.calmShare = calmShare
        self.toleranceSource = toleranceSource
        self.version = version
    }

    /// The same channel under another tolerance.
    ///
    /// - Precondition: `tolerance` is positive.
    public func with(
        tolerance: Float, anchorLimit: Float?, source: String
    ) -> ChannelDescriptor {
        ChannelDescriptor(
            id: id, family: family, unit: unit, tolerance: tolerance, anchorLimit: anchorLimit,
            severeFrom: severeFrom, minimumSpan: minimumSpan, calmShare: calmShare,
            toleranceSource: source, version: version)
    }

    /// The same channel with another share of its tolerance for takes that have been calm.
    ///
    /// - Precondition: `calmShare` is positive.
    package func with(calmShare: Float) -> ChannelDescriptor {
        ChannelDescriptor(
            id: id, family: family, unit: unit, tolerance: tolerance, anchorLimit: anchorLimit,
            severeFrom: severeFrom, minimumSpan: minimumSpan, calmShare: calmShare,
            toleranceSource: toleranceSource, version: version)
    }

    /// The same channel for a take that has been calm: held to `part` of its tolerance, and severe where it was.
    ///
    /// - Precondition: `part` is positive and at most 1.
    package func narrowed(to part: Float) -> ChannelDescriptor {
        ChannelDescriptor(
            id: id, family: family, unit: unit, tolerance: part * tolerance,
            anchorLimit: anchorLimit, severeFrom: severeFrom / part, minimumSpan: minimumSpan,
            calmShare: calmShare, toleranceSource: toleranceSource + ", narrowed in a calm take",
            version: version)
    }
}
