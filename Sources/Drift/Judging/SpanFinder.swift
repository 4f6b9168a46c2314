import Channels

/// Finds the spans in which a course has left its tolerance: hysteresis for their extent, a
/// cumulative sum and a least-squares segmentation for their onset.
struct SpanFinder {
    /// A span begins above this many tolerances.
    static let enter: Float = 1
    /// A span ends below this many tolerances.
    static let leave: Float = 0.7
    /// Spans with a shorter gap between them, in seconds, are one.
    static let shortestGap = 0.3
    /// An offset from the anchor ends below this share of the limit.
    static let anchorLeave: Float = 0.85
    /// A drift that needed less time to rise, in seconds, is a step.
    static let stepSeconds = 0.25
    /// A span with at least this many separate excursions is a flicker.
    static let flickerExcursions = 3

    let course: MeasuredCourse
    /// The point up to which the course is known to be calm: no later span begins before it.
    let calmUntil: Int
    let clock: TakeClock
    private let times: [Double]
    /// Departure in tolerances, smoothed.
    private let excess: [Float]
    /// Distance to the anchor over the channel's limit, smoothed; empty without a limit.
    private let offset: [Float]

    /// Points `core` are past the tolerance.
    private struct Candidate {
        var core: Range<Int>
        var excursions = 1
        var isOffset = false
    }

    init(course: MeasuredCourse, calmUntil: Int = 0, clock: TakeClock) {
        self.course = course
        self.calmUntil = calmUntil
        self.clock = clock
        times = course.points.map(\.time)
        excess = RunningMedian.smooth(
            course.points.map(\.excess), times: times, stretches: course.stretches)
        if let limit = course.descriptor.anchorLimit, limit > 0 {
            offset = RunningMedian.smooth(
                course.points.map { $0.value / limit }, times: times, stretches: course.stretches)
        } else {
            offset = []
        }
    }

    /// The drift spans, in order.
    func spans() -> [DriftSpan] {
        var spans: [DriftSpan] = []
        var floor = 0
        for candidate in candidates() {
            let span = span(of: candidate, notBefore: floor)
            floor = candidate.core.upperBound
            spans.append(span)
        }
        return spans
    }

    private func candidates() -> [Candidate] {
        var found: [Candidate] = []
        let initial = initialOffset()
        for stretch in course.stretches {
            var ofStretch: [Candidate] = []
            for core in cores(in: stretch) {
                if let last = ofStretch.last, gap(last.core, core) < Self.shortestGap {
                    ofStretch[ofStretch.count - 1] = Candidate(
                        core: last.core.lowerBound..<core.upperBound,
                        excursions: last.excursions + 1)
                } else {
                    ofStretch.append(Candidate(core: core))
                }
            }
            found += ofStretch.filter { duration($0.core) >= course.descriptor.minimumSpan - 1e-6 }
        }
        guard let initial else { return found }
        // Whatever departs while the take is off anyway belongs to the same span.
        var joined = Candidate(core: initial, isOffset: true)
        var rest: [Candidate] = []
        for candidate in found {
            if rest.isEmpty, candidate.core.lowerBound <= joined.core.upperBound,
                sharesStretch(joined.core.upperBound - 1, candidate.core.lowerBound)
            {
                let end = max(joined.core.upperBound, candidate.core.upperBound)
                joined.core = joined.core.lowerBound..<end
            } else if candidate.core.lowerBound >= joined.core.upperBound {
                rest.append(candidate)
            }
        }
        return [joined] + rest
    }

    /// Runs of points past the tolerance, by hysteresis.
    private func cores(in stretch: Range<Int>) -> [Range<Int>] {
        var cores: [Range<Int>] = []
        var start: Int?
        for index in stretch {
            if let from = start {
                if excess[index] < Self.leave {
                    cores.append(from..<index)
                    start = nil
                }
            } else if excess[index] > Self.enter {
                start = index
            }
        }
        if let start { cores.append(start..<stretch.upperBound) }
        return cores
    }

    /// The points from the first on at which the take stands off its anchor, when it does so in the
    /// middle of its first half second.
    private func initialOffset() -> Range<Int>? {
        guard let first = course.stretches.first, !offset.isEmpty,
            let middle = RobustStatistics.median(Array(offset[course.baseline])), middle > 1
        else { return nil }
        let end =
            (course.baseline.upperBound..<max(course.baseline.upperBound, first.upperBound))
            .first { offset[$0] < Self.anchorLeave } ?? first.upperBound
        let core = 0..<min(end, first.upperBound)
        return duration(core) >= course.descriptor.minimumSpan - 1e-6 ? core : nil
    }

    private func span(of candidate: Candidate, notBefore floor: Int) -> DriftSpan {
        let core = candidate.core
        let stretch = course.stretches.first { $0.contains(core.lowerBound) } ?? core
        let onset: OnsetFinder.Onset
        if candidate.isOffset {
            onset = OnsetFinder.Onset(index: core.lowerBound, riseSeconds: 0)
        } else {
            let calm = calmUntil < core.lowerBound ? calmUntil : 0
            let earliest = max(stretch.lowerBound, floor, calm)
            onset = OnsetFinder(
                times: times, excess: excess, baseline: course.baseline
            ).onset(of: core, notBefore: earliest)
        }
        let first = course.points[onset.index]
        // A take that is off where it could first be measured was off before, if only just.
        let fromStart = candidate.isOffset && first.time <= MeasuredCourse.baselineSeconds
        let startFrame = fromStart ? 0 : first.frame
        let frames = startFrame..<course.points[core.upperBound - 1].endFrame
        let peak = peak(of: candidate)
        return DriftSpan(
            frames: frames, seconds: clock.seconds(of: frames),
            kind: kind(of: candidate, riseSeconds: onset.riseSeconds),
            severity: DriftSpan.Severity(
                excess: peak.excess, severeFrom: course.descriptor.severeFrom),
            peak: peak, standard: candidate.isOffset ? .anchor : .beginning)
    }

    private func peak(of candidate: Candidate) -> DriftSpan.Peak {
        func level(_ index: Int) -> Float {
            candidate.isOffset
                ? max(excess[index], course.descriptor.anchorExcess(offset[index]))
                : excess[index]
        }
        var best = candidate.core.lowerBound
        for index in candidate.core where level(index) > level(best) { best = index }
        let point = course.points[best]
        return DriftSpan.Peak(
            frame: point.frame, time: point.time, value: point.value, excess: level(best))
    }

    private func kind(of candidate: Candidate, riseSeconds: Double) -> DriftSpan.Kind {
        if candidate.excursions >= Self.flickerExcursions { return .flicker }
        return riseSeconds <= Self.stepSeconds ? .step : .creep
    }

    private func duration(_ core: Range<Int>) -> Double {
        guard let last = core.last else { return 0 }
        return course.points[last].endTime - course.points[core.lowerBound].time
    }

    private func gap(_ left: Range<Int>, _ right: Range<Int>) -> Double {
        course.points[right.lowerBound].time - course.points[left.upperBound - 1].endTime
    }

    private func sharesStretch(_ left: Int, _ right: Int) -> Bool {
        course.stretches.contains { $0.contains(left) && $0.contains(right) }
    }
}

extension ChannelDescriptor {
    /// How far a distance to the anchor, as a share of the limit, is past it: 1 at the limit, and one more for
    /// each tolerance beyond.
    fileprivate func anchorExcess(_ share: Float) -> Float {
        1 + (share - 1) * (anchorLimit ?? tolerance) / tolerance
    }
}
