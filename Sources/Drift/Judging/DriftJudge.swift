public import Channels

/// Decides where one channel of a take drifts.
public enum DriftJudge {
    /// Judges one channel.
    ///
    /// Samples out of order, of frames that the clock does not have, and numbers that are not finite
    /// count as not measured. The finding's descriptor carries the tolerance that was judged by: a take that
    /// has been calm is held to a part of the channel's own (``ChannelDescriptor/calmShare``).
    public static func judge(_ series: ChannelSeries, clock: TakeClock) -> ChannelFinding {
        let whole = MeasuredCourse(series, clock: clock)
        guard let narrowing = CalmTolerance.narrowing(whole) else {
            return judge(series, whole, clock: clock)
        }
        let narrowed = ChannelSeries(
            descriptor: series.descriptor.narrowed(to: narrowing.part), samples: series.samples)
        return judge(
            narrowed, MeasuredCourse(narrowed, clock: clock), calmUntil: narrowing.calmUntil,
            clock: clock)
    }

    private static func judge(
        _ series: ChannelSeries, _ course: MeasuredCourse, calmUntil: Int = 0, clock: TakeClock
    ) -> ChannelFinding {
        guard !course.points.isEmpty else {
            return ChannelFinding(
                descriptor: series.descriptor, status: .notMeasurable, coverage: 0, drifts: [],
                unmeasured: course.unmeasured)
        }
        let drifts = SpanFinder(course: course, calmUntil: calmUntil, clock: clock).spans()
        return ChannelFinding(
            descriptor: series.descriptor, status: drifts.isEmpty ? .holds : .drifts,
            coverage: course.coverage, drifts: drifts, unmeasured: course.unmeasured)
    }
}
