import Channels

extension TakeEmbeddings {
    /// Samples of a channel of the person: at each frame at which `part` was looked at, what `compare`
    /// makes of it against the take's own beginning and against the anchor.
    ///
    /// - Parameters:
    ///   - part: the part of a frame's person.
    ///   - reference: the same part of a reference; `nil` where it shows none.
    ///   - incomparable: why `compare` finds nothing in common.
    ///   - needsColour: whether nothing can be said of a picture without colour.
    ///   - compare: index of the frame, its part, a reference's part, and what the frame's light did
    ///     since; `nil` where the two have nothing in common.
    func personSamples<Value, Reference>(
        _ part: (PersonSignature) -> PersonSignature.Part<Value>,
        _ reference: (ReferencePerson) -> Reference?,
        incomparable: UnmeasuredReason = .noBaseline, needsColour: Bool = false,
        _ compare: (Int, Value, Reference, LightChange) -> Float?
    ) -> [ChannelSample] {
        if let absent = samplesWithoutFace { return absent }
        let usual = reference(personBaseline)
        let still = anchor == nil ? usual : personAnchor.flatMap(reference)
        return frames.indices.compactMap { i in
            let frame = frames[i]
            func sample(_ measurement: ChannelSample.Measurement) -> ChannelSample {
                ChannelSample(frame: frame.frame, measurement: measurement)
            }
            if frame.isBlack { return sample(.absent(.black)) }
            guard let person = frame.person else { return sample(.absent(.noFace)) }
            switch part(person) {
            case .skipped: return nil
            case .absent(let reason): return sample(.absent(reason))
            case .measured(let value):
                if strangers[i] { return sample(.absent(.anotherPerson)) }
                if needsColour, lacksColour(frame) { return sample(.absent(.withoutColour)) }
                guard let usual else { return sample(.absent(.noBaseline)) }
                guard let departure = compare(i, value, usual, LightChange(toBaseline[i])) else {
                    return sample(.absent(incomparable))
                }
                let distance = still.flatMap { compare(i, value, $0, LightChange(toAnchor[i])) }
                return sample(.measured(value: distance ?? departure, departure: departure))
            }
        }
    }
}

extension TakeEmbeddings {
    /// Root mean square OKLab chroma below which a picture is black and white.
    private static let leastChroma: Float = 0.004

    /// Whether neither the frame nor the take's beginning has any colour.
    func lacksColour(_ frame: FrameEmbedding) -> Bool {
        max(frame.colour.chroma, baseline?.chroma ?? 0) < Self.leastChroma
    }
}

extension TakeEmbeddings {
    /// Indices of the frames in which much of the face is covered, by its marks.
    var framesWithCoveredFace: Set<Int> {
        guard let marks = personBaseline.marks else { return [] }
        return Set(
            frames.compactMap { frame in
                guard let map = frame.person?.marks.value else { return nil }
                return MarkComparison([map], marks).isMostlyCovered ? frame.frame : nil
            })
    }
}

extension Array where Element == ChannelSample {
    /// The same, each number no less than the nearest of `other` in time, times `factor`; as it was where `other`
    /// has none within a quarter of a second.
    func raised(by other: [ChannelSample], times factor: Float, in take: TakeEmbeddings)
        -> [ChannelSample]
    {
        var times = [Int: Double](minimumCapacity: take.frames.count)
        for (frame, second) in zip(take.frames, take.seconds) { times[frame.frame] = second }
        let numbers = other.compactMap {
            sample -> (time: Double, value: Float, departure: Float)? in
            guard case .measured(let value, let departure) = sample.measurement,
                let time = times[sample.frame]
            else { return nil }
            return (time, factor * value, factor * departure)
        }
        var next = 0
        return map { sample in
            guard case .measured(let value, let departure) = sample.measurement,
                let time = times[sample.frame]
            else { return sample }
            while next < numbers.count, numbers[next].time < time { next += 1 }
            let near = numbers[Swift.max(0, next - 1)..<Swift.min(numbers.count, next + 1)]
                .min { abs($0.time - time) < abs($1.time - time) }
            guard let near, abs(near.time - time) <= 0.25 else { return sample }
            return ChannelSample(
                frame: sample.frame,
                measurement: .measured(
                    value: Swift.max(value, near.value),
                    departure: Swift.max(departure, near.departure)))
        }
    }

    /// The same with every number replaced by the median of those at most `reach` seconds away.
    func steadied(over reach: Double, seconds: [Double], frames: [FrameEmbedding])
        -> [ChannelSample]
    {
        var times = [Int: Double](minimumCapacity: frames.count)
        for (frame, second) in zip(frames, seconds) { times[frame.frame] = second }
        let measured = compactMap { sample -> (Double, Float, Float)? in
            guard case .measured(let value, let departure) = sample.measurement else { return nil }
            return (times[sample.frame] ?? 0, value, departure)
        }
        var low = 0
        return map { sample in
            guard case .measured = sample.measurement, let time = times[sample.frame] else {
                return sample
            }
            while low < measured.count, measured[low].0 < time - reach { low += 1 }
            let near = measured[low...].prefix { $0.0 <= time + reach }
            return ChannelSample(
                frame: sample.frame,
                measurement: .measured(
                    value: RobustStatistics.median(near.map(\.1)) ?? 0,
                    departure: RobustStatistics.median(near.map(\.2)) ?? 0))
        }
    }
}
