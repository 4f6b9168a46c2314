/// What a take did, as far as causes are looked for.
public struct TakeCourse: Sendable {
    /// One drift of one channel, not announced.
    public struct Drift: Hashable, Sendable {
        /// The channel, such as `identity.face`.
        public var channel: String
        /// Seconds from the first frame to where it began.
        public var onset: Double
        /// Its peak departure, in tolerances.
        public var excess: Double

        /// A drift.
        public init(channel: String, onset: Double, excess: Double) {
            self.channel = channel
            self.onset = onset
            self.excess = excess
        }
    }

    /// Seconds.
    public var duration: Double
    /// In any order.
    public var drifts: [Drift]
    /// Change of the fineness of the face's detail between the take's beginning and the peak of its
    /// drift, log₂: negative where it softens; `nil` where it was not measured.
    public var faceFinenessChange: Double?
    /// Words in the prompt; `nil` where there is none or they cannot be counted.
    public var promptWords: Int?

    /// A course.
    public init(
        duration: Double, drifts: [Drift], faceFinenessChange: Double? = nil,
        promptWords: Int? = nil
    ) {
        self.duration = duration
        self.drifts = drifts
        self.faceFinenessChange = faceFinenessChange
        self.promptWords = promptWords
    }

    /// The earliest drift of the channels that `matches` names.
    func first(_ matches: (String) -> Bool) -> Drift? {
        drifts.filter { matches($0.channel) }.min {
            ($0.onset, $0.channel) < ($1.onset, $1.channel)
        }
    }
}
