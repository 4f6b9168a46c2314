import Drift
import VectorCore

/// Judges the joint of two clips from the frames about it.
///
/// Nothing is compared with a fixed limit alone: each step over the joint is held against the same steps
/// between neighbouring frames within both clips, so that a pan, a blink or a flickering lamp is no
/// finding. What one finding explains is not found again under another name.
public struct SeamJudge {
    /// What is known of the clips besides their pictures.
    public struct Clips: Sendable {
        /// Sizes of the first and the second, in samples.
        public var sizes: (SIMD2<Int>, SIMD2<Int>)
        /// Frames a second of both; 0 for unknown.
        public var rates: SIMD2<Double>
        /// L2 between the people before and after; `nil` where no face was seen on both sides.
        public var identityDistance: Float?

        /// Facts of both clips.
        public init(
            sizes: (SIMD2<Int>, SIMD2<Int>), rates: SIMD2<Double>, identityDistance: Float?
        ) {
            self.sizes = sizes
            self.rates = rates
            self.identityDistance = identityDistance
        }
    }

    /// Reach of block matching between neighbours, in samples.
    static let reach = 7
    /// Reach of block matching over the joint, in samples.
    static let jointReach = 12

    let joint: JointSequence
    let clips: Clips
    let overlap: Overlap?
    let flashes: [Flash]
    /// Index in `joint.after` of the first frame that is neither shown before nor a flash.
    let start: Int
    /// Index in `joint.before` of the last frame that is no flash.
    let end: Int
    let natural: NaturalSteps
    var seam: Seam

    /// Judges a joint.
    public static func judge(_ joint: JointSequence, clips: Clips) -> Seam {
        var judge = SeamJudge(joint, clips)
        judge.judgeSizes()
        if judge.judgePicture() {
            judge.judgeTime()
            judge.judgePerson()
        } else {
            judge.seam.identityDistance = clips.identityDistance
        }
        judge.judgeDisturbances()
        judge.chooseInPoint()
        let order = SeamFinding.Kind.allCases
        judge.seam.unmeasured.sort {
            order.firstIndex(of: $0) ?? 0 < order.firstIndex(of: $1) ?? 0
        }
        judge.seam.findings.sort {
            (order.firstIndex(of: $0.kind) ?? 0, $0.frame ?? 0)
                < (order.firstIndex(of: $1.kind) ?? 0, $1.frame ?? 0)
        }
        return judge.seam
    }

    private init(_ joint: JointSequence, _ clips: Clips) {
        self.joint = joint
        self.clips = clips
        let count = joint.before.count
        let overlap = Overlap(joint)
        let flashes = Flash.search(joint, overlap: overlap?.frames ?? 0)
        self.overlap = overlap
        self.flashes = flashes
        func isFlash(_ place: Int) -> Bool { flashes.contains { $0.frames.contains(place) } }
        var end = count - 1
        while end > 0, isFlash(end) { end -= 1 }
        var start = min(overlap?.frames ?? 0, joint.after.count - 1)
        while start + 1 < joint.after.count, isFlash(count + start) { start += 1 }
        self.end = end
        self.start = start
        natural = NaturalSteps(joint, end: end, start: start) { isFlash($0) }
        seam = Seam(sizeMatches: clips.sizes.0 == clips.sizes.1)
    }

    mutating func add(_ finding: SeamFinding) { seam.findings.append(finding) }

    func has(_ kind: SeamFinding.Kind) -> Bool { seam.findings.contains { $0.kind == kind } }

    private mutating func judgeSizes() {
        let (a, b) = clips.sizes
        if a != b {
            add(
                SeamFinding(
                    .size,
                    text: "the first clip is \(a.x) × \(a.y), the second \(b.x) × \(b.y); "
                        + "bring both to one size"))
        }
        let aspects = SIMD2(Float(a.x) / Float(a.y), Float(b.x) / Float(b.y))
        let ratio = aspects.max() / aspects.min()
        if ratio > 1.01 {
            add(
                SeamFinding(
                    .crop, value: ratio, limit: 1.01, unit: "aspect ratio",
                    text: "the two have different aspects, so the second is cut or stretched"))
        }
        if clips.rates.min() > 0, abs(clips.rates.y / clips.rates.x - 1) > 0.005 {
            add(
                SeamFinding(
                    .rate, value: Float(clips.rates.y / clips.rates.x), limit: 1.005, unit: "ratio",
                    text: "the two have different frame rates; bring both to one"))
        }
    }

    private mutating func judgePerson() {
        guard let distance = clips.identityDistance else { return }
        seam.identityDistance = distance
        if distance > Self.identityLimit {
            add(
                SeamFinding(
                    .identity, value: distance, limit: Self.identityLimit, unit: "L2",
                    text: "the face after the joint is another person's, or has changed"))
        }
    }

    /// Faces of one person a frame apart stay below this; between people the least is about 0.5.
    static let identityLimit: Float = 0.42

    private mutating func chooseInPoint() {
        var point = 0
        var mends: [SeamFinding.Kind] = []
        if let overlap, has(.overlap) {
            point = overlap.frames
            mends.append(.overlap)
        }
        for finding in seam.findings where [.flash, .stall].contains(finding.kind) {
            guard let frame = finding.frame, frame >= 0, frame <= point + 2 else { continue }
            let length =
                finding.kind == .stall
                ? Int(finding.value ?? 1)
                : flashes.first { $0.frames.lowerBound == joint.before.count + frame }?
                    .frames.count ?? 1
            if frame + length > point { point = frame + length }
            mends.append(finding.kind)
        }
        seam.inPointFrame = min(point, joint.after.count)
        seam.inPointMends = mends
    }
}
