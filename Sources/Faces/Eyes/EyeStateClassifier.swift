/// Tells open eyes from shut ones over a whole take, in order.
///
/// A person's own open eye is the measure: the reference is the 75th percentile of the wider eye over
/// the seconds before or after, whichever is lower, kept between bounds so that a stretch whose eyes
/// are shut most of its length, or wide with surprise, is still judged against what an open eye looks
/// like. On hand-labelled real and generated clips shut lids stay below 0.57 of the reference, save
/// where lids and lashes are smeared, and open ones above 0.75 of it.
public struct EyeStateClassifier: Sendable {
    /// Shares of the reference, and the bounds that keep it sane.
    public struct Limits: Equatable, Sendable {
        /// Both eyes shut: the wider one below this share of the reference.
        public var shut: Float = 0.68
        /// Still shut, in frames that touch a shut one: the wider eye below this share.
        public var stillShut: Float = 0.72
        /// Half open: the wider eye below this share of the reference.
        public var half: Float = 0.82
        /// Half open, a wink or one lid low: the lower eye below this share of the wider one. Open eyes
        /// of turned heads stay above 0.71, save where they are unlike all along.
        public var asymmetry: Float = 0.68
        /// Eyes whose lower one is usually below this share of the wider one are held to that much less,
        public var usualLikeness: Float = 0.8
        /// and to no less than this share of `asymmetry`: an eye that stays shut is no narrow one.
        public var leastAsymmetry: Float = 0.75
        /// Bounds of the reference when lids are judged shut: narrow eyes that are open, wide ones at
        /// rest.
        public var shutReference: ClosedRange<Float> = 0.22...0.36
        /// Bounds of the reference when lids are judged half open. The lower one lets narrow eyes and a
        /// smile be open.
        public var halfReference: ClosedRange<Float> = 0.18...0.36
        /// A wider eye below this is shut whatever the reference.
        public var alwaysShut: Float = 0.12
        /// Frames before and after over which the reference is taken: some three seconds, long against
        /// a blink, and short enough to follow a take that drifts into another face.
        public var window = 75

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
    /// - Complexity: O(n · window) at worst.
    public func classify(_ samples: [EyeSample]) -> [EyeReading] {
        let wider = samples.map(\.wider)
        let quartiles = MovingQuartile.lowerSide(of: wider, window: limits.window)
        let likeness = MovingQuartile.lowerSide(
            of: samples.map(\.likeness), window: limits.window)
        var readings: [EyeReading] = []
        readings.reserveCapacity(samples.count)
        for (i, sample) in samples.enumerated() {
            guard let wide = wider[i], let low = sample.lower else {
                let state: EyeState = sample.hasFace ? .occluded : .unknown
                readings.append(EyeReading(state: state, openness: nil))
                continue
            }
            let state: EyeState
            if wide < max(limits.shut * shutReference(quartiles[i]), limits.alwaysShut) {
                state = .shut
            } else if wide < limits.half * halfReference(quartiles[i])
                || low < asymmetry(likeness[i]) * wide
            {
                state = .half
            } else {
                state = .open
            }
            readings.append(EyeReading(state: state, openness: low))
        }
        let still = quartiles.map { limits.stillShut * shutReference($0) }
        spread(below: still, wider: wider, into: &readings)
        narrowEdges(of: &readings)
        return readings
    }

    private func shutReference(_ quartile: Float?) -> Float {
        let bounds = limits.shutReference
        return min(max(quartile ?? bounds.lowerBound, bounds.lowerBound), bounds.upperBound)
    }

    private func halfReference(_ quartile: Float?) -> Float {
        let bounds = limits.halfReference
        return min(max(quartile ?? bounds.lowerBound, bounds.lowerBound), bounds.upperBound)
    }

    /// The share of the wider eye below which the lower one is half shut, for someone whose eyes are as
    /// alike as `usual`.
    private func asymmetry(_ usual: Float?) -> Float {
        let share = (usual ?? 1) / limits.usualLikeness
        return limits.asymmetry * min(max(share, limits.leastAsymmetry), 1)
    }

    /// Lets shut runs grow, both ways, over frames whose wider eye stays below the limit.
    private func spread(
        below limit: [Float], wider: [Float?], into readings: inout [EyeReading]
    ) {
        func grow(_ i: Int, from neighbour: Int) {
            guard readings[neighbour].state == .shut, let wide = wider[i], wide < limit[i] else {
                return
            }
            readings[i].state = .shut
        }
        for i in readings.indices.dropFirst() { grow(i, from: i - 1) }
        for i in readings.indices.dropLast().reversed() { grow(i, from: i + 1) }
    }

    /// Lids pass through half on their way: a frame that touches a shut one is not open.
    private func narrowEdges(of readings: inout [EyeReading]) {
        for i in readings.indices where readings[i].state == .open {
            let before = i > 0 && readings[i - 1].state == .shut
            let after = i + 1 < readings.count && readings[i + 1].state == .shut
            if before || after { readings[i].state = .half }
        }
    }
}

extension EyeSample {
    /// The ratio of the eye that is open wider; of the one that is seen when only one is.
    fileprivate var wider: Float? { seen.max() }

    /// The ratio of the eye that is open less.
    fileprivate var lower: Float? { seen.min() }

    /// The lower ratio over the wider one; `nil` unless both eyes are seen and one is open at all.
    fileprivate var likeness: Float? {
        guard seen.count == 2, let wider, let lower, wider > 0 else { return nil }
        return max(lower, 0) / wider
    }

    private var seen: [Float] { [left, right].compactMap { $0 }.filter(\.isFinite) }
}
