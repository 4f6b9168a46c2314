/// Frames of a take on its time axis.
struct TimeAxis: Sendable {
    /// Seconds from the first frame's beginning to the last one's end; positive.
    let duration: Double
    private let times: [Double]?
    private let secondsPerFrame: Double
    private let frames: Int

    init(_ document: AnalysisDocument) {
        let take = document.take
        frames = max(1, take.frames)
        let stated = take.duration > 0 ? take.duration : document.frameTimes?.last ?? 0
        duration = stated > 0 && stated.isFinite ? stated : 1
        times = document.frameTimes.flatMap { $0.count == take.frames ? $0 : nil }
        secondsPerFrame =
            take.frameRate > 0 && !take.variableFrameRate
            ? 1 / take.frameRate : duration / Double(frames)
    }

    /// The time at which `frame` begins, clamped to the take; the end for the frame after the last.
    func time(of frame: Int) -> Double {
        if frame >= frames { return duration }
        if let times { return min(max(0, times[max(0, frame)]), duration) }
        return min(max(0, Double(frame) * secondsPerFrame), duration)
    }

    /// The span in which sample `index` of `frames` stands: until the next sample, since strided
    /// channels skip frames.
    func span(ofSample index: Int, in sampled: [Int]) -> (start: Double, end: Double) {
        let next = index + 1 < sampled.count ? sampled[index + 1] : frames
        return (time(of: sampled[index]), time(of: next))
    }
}
