/// A stretch of a take in which one channel has left its tolerance.
public struct DriftSpan: Hashable, Sendable {
    /// Frames of the span, half-open; the first is where departure began to rise out of its baseline.
    public let frames: Range<Int>
    /// The same span in seconds from the first frame.
    public let seconds: Range<Double>
    /// How it came about.
    public let kind: Kind
    /// How far it went.
    public let severity: Severity
    /// Its worst sample.
    public let peak: Peak
    /// What it is a drift from.
    public let standard: Standard
    /// Whether the prompt or the shot file had announced this change.
    public let announced: Bool

    /// A span.
    public init(
        frames: Range<Int>, seconds: Range<Double>, kind: Kind, severity: Severity, peak: Peak,
        standard: Standard = .beginning, announced: Bool = false
    ) {
        self.frames = frames
        self.seconds = seconds
        self.kind = kind
        self.severity = severity
        self.peak = peak
        self.standard = standard
        self.announced = announced
    }

    /// How a drift came about.
    public enum Kind: String, CaseIterable, Sendable {
        /// It rose slowly.
        case creep
        /// It was there within a quarter of a second.
        case step
        /// It came and went several times.
        case flicker
    }

    /// What a drift departs from.
    public enum Standard: String, CaseIterable, Sendable {
        /// The take's own first half second.
        case beginning
        /// The anchor, from which the take stood off already in its first half second.
        case anchor
    }

    /// How far a drift went.
    public enum Severity: String, CaseIterable, Comparable, Sendable {
        /// Past the tolerance, by little.
        case minor
        /// Plain to see.
        case major
        /// Another face, light or place.
        case severe

        /// The severity of an excess, in tolerances, of a channel that is severe from `severeFrom` tolerances.
        public init(excess: Float, severeFrom: Float) {
            let major = Self.majorFrom(severeFrom: severeFrom)
            self = excess < major ? .minor : excess < severeFrom ? .major : .severe
        }

        /// The excess from which a drift is major: two fifths of the way from the tolerance to where it is
        /// severe.
        public static func majorFrom(severeFrom: Float) -> Float { 1 + 0.4 * (severeFrom - 1) }

        /// Orders by how bad it is.
        public static func < (left: Severity, right: Severity) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int {
            switch self {
            case .minor: 0
            case .major: 1
            case .severe: 2
            }
        }
    }

    /// The worst sample of a span.
    public struct Peak: Hashable, Sendable {
        /// Its frame.
        public let frame: Int
        /// Its time, in seconds from the first frame.
        public let time: Double
        /// Distance to the anchor at that frame, in the channel's unit.
        public let value: Float
        /// Departure from the take's own baseline at that frame, in tolerances; of a drift from the anchor, by
        /// how many tolerances that frame stands further from it than a take may begin, plus 1, where that
        /// is more.
        public let excess: Float

        /// A peak.
        public init(frame: Int, time: Double, value: Float, excess: Float) {
            self.frame = frame
            self.time = time
            self.value = value
            self.excess = excess
        }
    }
}
