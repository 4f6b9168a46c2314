public import Drift

/// Chooses the frame that the next clip continues from: the latest one that passes every gate.
public enum HandoffChooser {
    /// Chooses a frame of a take.
    ///
    /// Candidates are taken from the end backwards. When none within the window passes, the one with
    /// the least against it is chosen, the latest of equals, and `clean` is false.
    ///
    /// - Parameters:
    ///   - frames: one condition for each frame of the take, in order.
    ///   - clock: the take's; frames that it does not have are ignored.
    ///   - window: how far before the end of the take a frame may begin, in seconds. The last frame is
    ///     always a candidate.
    ///   - prefersBest: whether the best of the clean frames is taken and not the latest.
    /// - Returns: `nil` for a take without frames.
    public static func choose(
        frames: [FrameCondition], clock: TakeClock, window: Double = 1,
        prefersBest: Bool = false
    ) -> HandoffChoice? {
        let count = min(frames.count, clock.frameCount)
        guard count > 0 else { return nil }
        let gates = HandoffGates(frames: Array(frames.prefix(count)), clock: clock)
        let end = count == clock.frameCount ? clock.end : clock.start(of: count)
        let first = min(count - 1, clock.firstFrame(from: end - max(0, window) - 1e-6))
        let judged = (first..<count).map { gates.objections(to: $0) }
        var best = judged.count - 1
        for index in judged.indices.reversed() {
            if judged[index].weight < judged[best].weight { best = index }
            if judged[index].reasons.isEmpty {
                best = index
                break
            }
        }
        if prefersBest, judged[best].reasons.isEmpty {
            // The later of equals.
            for index in judged.indices.reversed() where judged[index].reasons.isEmpty {
                if gates.merit(of: first + index) > gates.merit(of: first + best) { best = index }
            }
        }
        func passedOver(_ indices: Range<Int>) -> [HandoffChoice.Rejection] {
            indices.reversed().map {
                HandoffChoice.Rejection(frame: first + $0, reasons: judged[$0].reasons)
            }
        }
        return choice(
            frame: first + best, reasons: judged[best].reasons,
            rejected: passedOver((best + 1)..<judged.count), earlier: passedOver(0..<best),
            clock: clock)
    }

    /// Judges a frame that a person has named.
    ///
    /// - Returns: that frame with all that speaks against it, and no list of later ones; `nil` when
    ///   the take has no such frame.
    public static func appoint(
        frame: Int, frames: [FrameCondition], clock: TakeClock
    ) -> HandoffChoice? {
        let count = min(frames.count, clock.frameCount)
        guard frame >= 0, frame < count else { return nil }
        let gates = HandoffGates(frames: Array(frames.prefix(count)), clock: clock)
        return choice(
            frame: frame, reasons: gates.objections(to: frame).reasons, rejected: [], clock: clock)
    }

    private static func choice(
        frame: Int, reasons: [HandoffReason], rejected: [HandoffChoice.Rejection],
        earlier: [HandoffChoice.Rejection] = [], clock: TakeClock
    ) -> HandoffChoice {
        HandoffChoice(
            frame: frame, time: clock.start(of: frame), clean: reasons.isEmpty, reasons: reasons,
            outPointFrame: frame + 1, outPointTime: clock.end(of: frame), rejected: rejected,
            earlier: earlier)
    }
}
