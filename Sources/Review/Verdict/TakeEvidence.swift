public import Drift

/// What was found in a take, as far as a verdict looks at it.
public struct TakeEvidence: Sendable {
    /// Length in seconds.
    public var duration: Double
    /// Mean frames per second.
    public var frameRate: Double
    /// Size of the picture, upright.
    public var size: PictureSize
    /// Every channel that was measured, in the order of the report.
    public var channels: [Channel]
    /// Defects of the whole picture, in order of time.
    public var defects: [Defect]
    /// Whether the frame to hand on is clean; `nil` when it was not judged.
    public var cleanHandoff: Bool?
    /// The frame at which decoding stopped before the file's end; `nil` when it did not.
    public var truncatedAtFrame: Int?

    /// What was found.
    public init(
        duration: Double, frameRate: Double, size: PictureSize, channels: [Channel] = [],
        defects: [Defect] = [], cleanHandoff: Bool? = nil, truncatedAtFrame: Int? = nil
    ) {
        self.duration = duration
        self.frameRate = frameRate
        self.size = size
        self.channels = channels
        self.defects = defects
        self.cleanHandoff = cleanHandoff
        self.truncatedAtFrame = truncatedAtFrame
    }

    /// One channel over the take.
    public struct Channel: Sendable {
        /// Its identifier.
        public var id: String
        /// Its unit.
        public var unit: String
        /// The departure that counts as drift, in `unit`.
        public var tolerance: Double
        /// The excess, in tolerances, from which a drift is severe.
        public var severeFrom: Double
        /// Measured samples over samples, 0...1.
        public var coverage: Double
        /// Why samples are missing, each reason once.
        public var absences: [String]
        /// Where it drifts, in order of time.
        public var drifts: [Drift]
        /// When its samples were taken, in seconds, ascending.
        public var times: [Double]
        /// Distances to the anchor at those times; `nil` where not measurable.
        public var values: [Double?]
        /// Distances to the take's own first half second at those times.
        public var departures: [Double?]

        /// A channel.
        public init(
            id: String, unit: String, tolerance: Double, severeFrom: Double = 2.5,
            coverage: Double, absences: [String] = [], drifts: [Drift] = [], times: [Double] = [],
            values: [Double?] = [], departures: [Double?] = []
        ) {
            self.id = id
            self.unit = unit
            self.tolerance = tolerance
            self.severeFrom = severeFrom
            self.coverage = coverage
            self.absences = absences
            self.drifts = drifts
            self.times = times
            self.values = values
            self.departures = departures
        }
    }

    /// A span in which a channel has left its tolerance.
    public struct Drift: Hashable, Sendable {
        /// Its seconds.
        public var seconds: Range<Double>
        /// How bad it is.
        public var severity: DriftSpan.Severity
        /// When it is worst.
        public var peakTime: Double
        /// Distance to the anchor there, in the channel's unit.
        public var peakValue: Double
        /// Departure there, in tolerances.
        public var peakExcess: Double
        /// Whether the take stood off the anchor already when it began.
        public var isFromAnchor: Bool
        /// Whether it was meant.
        public var announced: Bool

        /// A span.
        public init(
            seconds: Range<Double>, severity: DriftSpan.Severity, peakTime: Double,
            peakValue: Double, peakExcess: Double, isFromAnchor: Bool = false,
            announced: Bool = false
        ) {
            self.seconds = seconds
            self.severity = severity
            self.peakTime = peakTime
            self.peakValue = peakValue
            self.peakExcess = peakExcess
            self.isFromAnchor = isFromAnchor
            self.announced = announced
        }
    }

    /// A fault of the whole picture that criteria may name; single repeated frames are none.
    public struct Defect: Hashable, Sendable {
        /// What kind of fault.
        public var kind: DefectKind
        /// Its seconds; empty for a cut.
        public var seconds: Range<Double>

        /// A fault.
        public init(kind: DefectKind, seconds: Range<Double>) {
            self.kind = kind
            self.seconds = seconds
        }
    }

    /// The same with every drift marked that one of `changes` announces.
    public func marking(_ changes: [AnnouncedChange]) -> TakeEvidence {
        var marked = self
        for (index, channel) in channels.enumerated() {
            for (drift, span) in channel.drifts.enumerated() {
                marked.channels[index].drifts[drift].announced =
                    changes.contains {
                        $0.covers(channel.id, beginningAt: span.seconds.lowerBound)
                    }
            }
        }
        return marked
    }
}
