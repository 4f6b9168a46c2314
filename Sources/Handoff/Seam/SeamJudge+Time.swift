import Channels
internal import Glibc
import Drift

/// What happens in time about the joint: motion, stalls, flashes, disturbances.
extension SeamJudge {
    static func log2(_ value: Float) -> Float { log2f(value) }

    /// Motion before and after, and stalls.
    mutating func judgeTime() {
        judgeStalls()
        guard
            let motion = JointMotion(
                before: natural.motionsBefore, after: natural.motionsAfter)
        else {
            seam.unmeasured += [.motionDirection, .motionSpeed]
            return
        }
        // Speeds count by time, not by frame.
        let pace =
            joint.intervals.min() > 0 ? Float(joint.intervals.x / joint.intervals.y) : 1
        seam.motionSpeedRatio = motion.ratio.map { $0 * pace }
        seam.motionAngle = motion.angle
        guard !has(.stall) else { return }
        let isJump = motion.jump > 2 * motion.naturalJump + Self.leastJump
        // Quick gestures turn within a few frames; there the very steps beside the joint tell.
        let quick = JointMotion(
            before: natural.motionsBefore, after: natural.motionsAfter, steps: 1)
        let isMirrored = joint.isMirrored
        if motion.speeds.min() <= Self.leastSpeed, !isMirrored {
            seam.unmeasured.append(.motionDirection)
        }
        if isMirrored
            || (motion.angle ?? 0 > Self.angleLimit && motion.speeds.min() > Self.leastSpeed
                && (isJump || quick?.turnsBack == true))
        {
            add(
                SeamFinding(
                    .motionDirection, value: motion.angle, limit: Self.angleLimit, unit: "degrees",
                    text: isMirrored || motion.angle ?? 0 > 135
                        ? "the motion turns back at the joint"
                        : "the motion takes another direction at the joint"))
        } else if let ratio = seam.motionSpeedRatio, isJump,
            motion.speeds.max() > 3 * Self.leastSpeed,
            ratio > Self.speedLimit || ratio < 1 / Self.speedLimit
        {
            add(
                SeamFinding(
                    .motionSpeed, value: ratio, limit: Self.speedLimit, unit: "ratio",
                    text: ratio > 1
                        ? "the motion is \(Self.text(ratio)) times as fast after the joint"
                        : "the motion falls to \(Int((100 * ratio).rounded())) % of its speed"))
        }
    }

    static let angleLimit: Float = 100
    static let speedLimit: Float = 2.5
    /// Samples a frame from which motion counts.
    static let leastSpeed: Float = 0.13
    /// Change of motion, in samples a frame, from which it counts.
    static let leastJump: Float = 0.1

    /// Fine distance of neighbours from which they count as moving.
    static let leastStep: Float = 0.3

    /// Frames that repeat each other at the end of the first clip or at the beginning of the second.
    private mutating func judgeStalls() {
        let (before, after) = (joint.stepsBefore, joint.stepsAfter)
        let moving = (before + after).filter { $0 > Self.leastStep }
        guard let usual = RobustStatistics.median(moving), moving.count >= 6, usual > 0.5 else {
            return
        }
        let limit = 0.12 * usual
        let held = before.reversed().prefix { $0 < limit }.count
        if held >= 2 {
            add(
                SeamFinding(
                    .stall, frame: -held - 1, value: Float(held), limit: 2, unit: "frames",
                    text: "the first clip stands still for its last \(held + 1) frames; "
                        + "end it earlier"))
        }
        let from = overlap?.frames ?? 0
        let waits = after.dropFirst(from).prefix { $0 < limit }.count
        if waits >= 2 {
            add(
                SeamFinding(
                    .stall, frame: from, value: Float(waits), limit: 2, unit: "frames",
                    text: "the second clip stands still for \(waits + 1) frames before it moves; "
                        + "begin it at frame \(from + waits)"))
        }
    }

    /// Flashes about the joint and sudden changes within a second after it.
    mutating func judgeDisturbances() {
        let count = joint.before.count
        for flash in flashes {
            let frame = flash.frames.lowerBound - count
            let length = flash.frames.count
            let what =
                flash.lumaChange > 2
                ? "brighter" : flash.lumaChange < -2 ? "darker" : "of another picture"
            let noun = length == 1 ? "one frame is" : "\(length) frames are"
            add(
                SeamFinding(
                    .flash, frame: frame, value: flash.lumaChange, limit: 2, unit: "codes",
                    text: "\(noun) \(what): a flash, unlike what comes before and after"))
        }
        judgePops()
    }

    /// A step of light, or of the picture itself, within the first second of the second clip.
    private mutating func judgePops() {
        let count = joint.before.count
        let frames = joint.after
        let second = joint.intervals.y > 0 ? Int((1 / joint.intervals.y).rounded()) : 24
        let levels = frames.map(\.meanLuma)
        let changes = zip(levels.dropFirst(), levels).map(-)
        let before = joint.before.map(\.meanLuma)
        let earlier = zip(before.dropFirst(), before).map(-)
        let usual = RobustStatistics.median((changes + earlier).map(abs)) ?? 0
        let pictureSteps = joint.stepsAfter
        let usualPicture =
            RobustStatistics.median((pictureSteps + joint.stepsBefore).map { $0 }) ?? 0
        // What the first clip does by itself is no disturbance, nor is what lies in frames shown before.
        let ownChange = earlier.map(abs).max() ?? 0
        let ownStep = joint.stepsBefore.max() ?? 0
        let first = max(1, start + 1)
        for k in first..<max(first, min(frames.count - 2, second)) {
            let touchesFlash = flashes.contains {
                $0.frames.lowerBound - 1 <= count + k && count + k <= $0.frames.upperBound + 1
            }
            guard !touchesFlash else { continue }
            let change = changes[k - 1]
            let low = levels[max(0, k - 3)..<k]
            let high = levels[k..<min(levels.count, k + 3)]
            let kept =
                high.reduce(0, +) / Float(high.count) - low.reduce(0, +) / Float(low.count)
            let limit = max(3, 8 * usual, 1.3 * ownChange)
            if abs(change) > limit, abs(kept) > 0.6 * abs(change) {
                add(
                    SeamFinding(
                        .disturbance, frame: k, value: change, limit: limit, unit: "codes",
                        text: "the light changes suddenly \(k) frames after the joint"))
                return
            }
            let pictureLimit = max(8, 6 * usualPicture, 1.3 * ownStep)
            if pictureSteps[k - 1] > pictureLimit {
                add(
                    SeamFinding(
                        .disturbance, frame: k, value: pictureSteps[k - 1], limit: pictureLimit,
                        unit: "codes",
                        text: "the picture changes suddenly \(k) frames after the joint"))
                return
            }
        }
    }
}
