/// Tells open eyes from shut ones over a whole take, in order.
///
/// A person's own open eye is the measure: the reference is the 75th percentile of the wider eye over
/// the take, kept between bounds so that a take whose eyes are shut most of its length, or wide with
/// surprise, is still judged against what an open eye looks like. Calibrated on hand-labelled real and
/// generated clips: shut lids stay below 0.60 of the reference and open ones above 0.70 of it.
public struct EyeStateClassifier: Sendable {
    /// Shares of the reference, and the bounds that keep it sane.
    public struct Limits: Equatable, Sendable {
        /// Both eyes shut: the wider one below this share of the reference.
        public var shut: Float = 0.65
        /// Still shut, in frames that touch a shut one: the wider eye below this share.
        public var stillShut: Float = 0.69
        /// Half open: the wider eye below this share, or the lower eye below `lowerHalf`.
        public var half: Float = 0.80
        /// Half open, a wink or one lid low: the lower eye below this share of its own reference.
        public var lowerHalf: Float = 0.70
        /// The reference is never smaller: the eyelid ratio of narrow eyes that are open.
        public var smallestReference: Float = 0.26
        /// The reference is never larger: the eyelid ratio of wide eyes at rest.
        public var largestReference: Float = 0.36
        /// A reading below this is shut whatever the reference.
        public var alwaysShut: Float = 0.12

        /// The calibrated limits.
        public init() {}
    }

    /// The limits in use.
    public let limits: Limits

    /// A classifier with these limits.
    public init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// The state of the eyes at every frame.
    ///
    /// - Parameter samples: One for each measured frame, in order.
    /// - Returns: As many readings.
    /// - Complexity: O(n log n).
    public func classify(_ samples: [EyeSample]) -> [EyeReading] {
        let wider = samples.map(Self.wider)
        let lower = samples.map(Self.lower)
        let reference = reference(of: wider)
        let lowerReference = self.reference(of: lower)
        var readings: [EyeReading] = []
        readings.reserveCapacity(samples.count)
        for (i, sample) in samples.enumerated() {
            guard let wide = wider[i], let low = lower[i] else {
                let state: EyeState = sample.hasFace ? .occluded : .unknown
                readings.append(EyeReading(state: state, openness: nil))
                continue
            }
            let state: EyeState
            if wide < max(limits.shut * reference, limits.alwaysShut) {
                state = .shut
            } else if wide < limits.half * reference || low < limits.lowerHalf * lowerReference {
                state = .half
            } else {
                state = .open
            }
            readings.append(EyeReading(state: state, openness: low))
        }
        spread(limits.stillShut * reference, over: wider, into: &readings)
        return readings
    }

    /// Lets shut runs grow, both ways, over frames whose wider eye stays below `limit`.
    private func spread(
        _ limit: Float, over wider: [Float?], into readings: inout [EyeReading]
    ) {
        func grow(_ i: Int, from neighbour: Int) {
            guard readings[neighbour].state == .shut, readings[i].state == .half,
                let wide = wider[i], wide < limit
            else { return }
            readings[i].state = .shut
        }
        for i in readings.indices.dropFirst() { grow(i, from: i - 1) }
        for i in readings.indices.dropLast().reversed() { grow(i, from: i + 1) }
    }

    /// The 75th percentile of what could be measured, within the bounds.
    private func reference(of ratios: [Float?]) -> Float {
        let known = ratios.compactMap { $0 }.sorted()
        guard !known.isEmpty else { return limits.smallestReference }
        let quartile = known[min(known.count - 1, known.count * 3 / 4)]
        return min(max(quartile, limits.smallestReference), limits.largestReference)
    }

    private static func wider(_ sample: EyeSample) -> Float? {
        guard let left = sample.left, let right = sample.right else {
            return sample.left ?? sample.right
        }
        return max(left, right)
    }

    private static func lower(_ sample: EyeSample) -> Float? {
        guard let left = sample.left, let right = sample.right else {
            return sample.left ?? sample.right
        }
        return min(left, right)
    }
}
