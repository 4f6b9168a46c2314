import Channels
import Drift

/// The gates that a frame must pass to be handed on, measured against the take's own best.
struct HandoffGates {
    /// What speaks against a frame.
    struct Objections {
        /// Empty for a clean frame.
        var reasons: [HandoffReason] = []
        /// How much it is; larger is worse, 0 for a clean frame.
        var weight: Float = 0

        mutating func add(_ reason: HandoffReason, _ weight: Float) {
            reasons.append(reason)
            self.weight += weight
        }
    }

    /// Frames on each side over which the eyes must be steady.
    static let steadyReach = 2
    /// Eyes open less than this share of the take's usual opening are half closed.
    static let usualOpening: Float = 0.8
    /// Eyes that lose more than this share of the usual opening over `steadyReach` frames are closing.
    static let closingDrop: Float = 0.15
    /// Seconds before the frame that its sharpness is compared with.
    static let sharpnessSeconds = 2.0
    /// Energy below this share of the best in those seconds is soft.
    static let softShare: Float = 0.4
    /// Energy below this share is blurred, if the picture moves fast as well.
    static let blurShare: Float = 0.7
    /// Fast is this many times the take's usual motion,
    static let fastMotion: Float = 2
    /// and at least this many codes a frame.
    static let leastFastMotion: Float = 3
    /// A head turned further, in degrees, shows the next clip half a face.
    static let widestYaw: Float = 60
    /// A fade has lost this share of the brightest luma within a second,
    static let fadeLoss: Float = 0.15
    /// and moves steadily by this share over `fadeReach` frames on each side.
    static let fadeSlope: Float = 0.05
    static let fadeReach = 3

    private let frames: [FrameCondition]
    private let clock: TakeClock
    private let usualOpenness: Float?
    private let usualMotion: Float

    init(frames: [FrameCondition], clock: TakeClock) {
        self.frames = frames
        self.clock = clock
        let open = frames.filter { $0.eyes == .open }.compactMap { Self.finite($0.eyeOpenness) }
        usualOpenness = RobustStatistics.median(open)
        usualMotion =
            RobustStatistics.median(frames.compactMap { Self.finite($0.motion) }) ?? 0
    }

    /// All that speaks against frame `index`.
    func objections(to index: Int) -> Objections {
        var found = Objections()
        judgePicture(index, &found)
        judgeFace(index, &found)
        judgeSharpness(index, &found)
        for id in frames[index].driftingChannels { found.add(.drift(id), 10) }
        return found
    }

    /// How good a clean frame is, by its sharpness against the best of its seconds, its eyes against
    /// their usual opening, and its stillness; larger is better.
    func merit(of index: Int) -> Float {
        let frame = frames[index]
        let sharp = share(of: index, \.faceSharpness) ?? share(of: index, \.frameSharpness) ?? 1
        let motion = (Self.finite(frame.motion) ?? 0) / max(usualMotion, 0.5)
        return min(sharp, 1.2) - closedness(frame) - 0.1 * min(motion, 3)
    }

    private func judgePicture(_ index: Int, _ found: inout Objections) {
        let frame = frames[index]
        if frame.isBlack {
            found.add(.black, 1000)
        } else if isFading(index) {
            found.add(.fade, 40)
        }
        if frame.isCut || (index + 1 < frames.count && frames[index + 1].isCut) {
            found.add(.cut, 30)
        }
        if frame.isFrozen {
            found.add(.freeze, 5)
        } else if frame.isDuplicate {
            found.add(.duplicate, 5)
        }
    }

    private func judgeFace(_ index: Int, _ found: inout Objections) {
        let frame = frames[index]
        guard frame.faceFound else {
            if frame.faceExpected { found.add(.noFace, 200) }
            return
        }
        if !frame.faceInside { found.add(.faceCropped, 60) }
        if let yaw = Self.finite(frame.yawDegrees), abs(yaw) > Self.widestYaw {
            found.add(.profile, 60)
        }
        switch frame.eyes {
        case .shut: found.add(.eyesShut, 100)
        case .half: found.add(.eyesHalf, 60 + closedness(frame) * 20)
        case .occluded: found.add(.eyesHidden, 50)
        case .unknown: found.add(.eyesUnknown, 50)
        case .open:
            if closedness(frame) > 1 - Self.usualOpening {
                found.add(.eyesHalf, 40 + closedness(frame) * 20)
            } else if !isSteady(index) {
                found.add(.eyesUnsteady, 20)
            }
        }
    }

    private func judgeSharpness(_ index: Int, _ found: inout Objections) {
        let frame = frames[index]
        guard !frame.isBlack else { return }
        let shares = [
            share(of: index, \.faceSharpness), share(of: index, \.frameSharpness),
        ]
        guard let share = shares[0] ?? shares[1] else { return }
        let motion = Self.finite(frame.motion) ?? 0
        let fast = motion > max(Self.leastFastMotion, Self.fastMotion * usualMotion)
        if fast, share < Self.blurShare {
            found.add(.motionBlur, 20 + (1 - share) * 20)
        } else if share < Self.softShare {
            found.add(.soft, 15 + (1 - share) * 20)
        }
    }

    /// Energy over the best of the last seconds; nine tenths of the frames lie below the best.
    private func share(of index: Int, _ energy: KeyPath<FrameCondition, Float?>) -> Float? {
        guard let own = Self.finite(frames[index][keyPath: energy]), own >= 0 else { return nil }
        let end = clock.end(of: index)
        let first = min(index, clock.firstFrame(from: end - Self.sharpnessSeconds))
        let others = frames[first...index].filter { !$0.isBlack }
            .compactMap { Self.finite($0[keyPath: energy]) }
        guard let best = RobustStatistics.quantile(others, 0.9), best > 0 else { return nil }
        return own / best
    }

    /// 0 for eyes as open as the take's usually are, 1 for shut ones.
    private func closedness(_ frame: FrameCondition) -> Float {
        guard let usual = usualOpenness, usual > 0, let own = Self.finite(frame.eyeOpenness)
        else { return 0 }
        return min(max(1 - own / usual, 0), 1)
    }

    /// Whether the eyes neither close after this frame nor have just opened.
    private func isSteady(_ index: Int) -> Bool {
        let first = max(0, index - Self.steadyReach)
        let last = min(frames.count - 1, index + Self.steadyReach)
        for near in first...last where frames[near].faceFound {
            switch frames[near].eyes {
            case .shut: return false
            // A frame that is half closed only for the shut one beyond it tells of that, which is further
            // away. Not on the other side: lids open more slowly than they close.
            case .half where near < index + Self.steadyReach || !closesAfter(near): return false
            default: break
            }
        }
        guard let usual = usualOpenness,
            let before = Self.finite(frames[first].eyeOpenness),
            let own = Self.finite(frames[index].eyeOpenness)
        else { return true }
        return before - own <= Self.closingDrop * usual
    }

    /// Whether the lids of a frame are up, and it is called half closed for the next one, which is shut.
    private func closesAfter(_ index: Int) -> Bool {
        index + 1 < frames.count && frames[index + 1].eyes == .shut
            && frames[index].eyeOpenness != nil
            && closedness(frames[index]) <= 1 - Self.usualOpening
    }

    /// Whether the picture is on its way to or from black.
    private func isFading(_ index: Int) -> Bool {
        guard let own = Self.finite(frames[index].meanLuma) else { return false }
        let first = clock.firstFrame(from: clock.start(of: index) - 1)
        let last = min(frames.count, clock.firstFrame(from: clock.start(of: index) + 1))
        let near = frames[min(first, index)..<max(last, index + 1)]
            .compactMap { Self.finite($0.meanLuma) }
        guard let brightest = near.max(), own < (1 - Self.fadeLoss) * brightest else {
            return false
        }
        let reach = max(0, index - Self.fadeReach)...min(frames.count - 1, index + Self.fadeReach)
        let course = frames[reach].compactMap { Self.finite($0.meanLuma) }
        let steps = zip(course.dropFirst(), course).map(-)
        guard let start = course.first, let end = course.last, !steps.isEmpty else { return false }
        let monotone = steps.allSatisfy { $0 >= 0 } || steps.allSatisfy { $0 <= 0 }
        return monotone && abs(end - start) > Self.fadeSlope * brightest
    }

    private static func finite(_ value: Float?) -> Float? {
        value.flatMap { $0.isFinite ? $0 : nil }
    }
}
