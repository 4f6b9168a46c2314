public import Channels

/// Decides where one channel of a take drifts.
public enum DriftJudge {
    /// Judges one channel.
    ///
    /// Samples out of order, of frames that the clock does not have, and numbers that are not finite
    /// count as not measured.
    public static func judge(_ series: ChannelSeries, clock: TakeClock) -> ChannelFinding {
        let course = MeasuredCourse(series, clock: clock)
        guard !course.points.isEmpty else {
            return ChannelFinding(
                descriptor: series.descriptor, status: .notMeasurable, coverage: 0, drifts: [],
                unmeasured: course.unmeasured)
        }
        let drifts = SpanFinder(course: course, clock: clock).spans()
        return ChannelFinding(
            descriptor: series.descriptor, status: drifts.isEmpty ? .holds : .drifts,
            coverage: course.coverage, drifts: drifts, unmeasured: course.unmeasured)
    }
}
