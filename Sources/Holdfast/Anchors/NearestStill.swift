import Channels
import Embeddings

/// One channel held to several stills of one role: each frame to the one that is nearest.
enum NearestStill {
    /// The channel over the views of one take, each held to another still.
    ///
    /// - Parameters:
    ///   - views: at least one.
    ///   - byPose: whether the nearest is the still whose head is turned most alike, as in a sheet of
    ///     angles; else it is the one that the frame is least far from.
    static func merged(
        _ channel: any DriftChannel, _ views: [TakeEmbeddings], byPose: Bool
    ) -> ChannelSeries {
        let all = views.map { channel.series(of: $0) }
        let first = all[0]
        guard all.allSatisfy({ $0.samples.map(\.frame) == first.samples.map(\.frame) }) else {
            return first
        }
        let places = Dictionary(
            uniqueKeysWithValues: views[0].frames.enumerated().map { ($1.frame, $0) })
        var chosen: [Int] = []
        for (i, sample) in first.samples.enumerated() {
            let frame = places[sample.frame].map { views[0].frames[$0] }
            chosen.append(
                byPose
                    ? nearestPose(of: frame?.face, views)
                    : least(all.map { $0.samples[i].measurement }))
        }
        var samples = first.samples.indices.map { all[chosen[$0]].samples[$0] }
        if byPose, first.descriptor.id == FaceChannel.descriptor.id {
            samples = excused(samples, chosen, views, places)
        }
        return ChannelSeries(descriptor: first.descriptor, samples: samples)
    }

    /// The view whose still turns the head most like `face`; the first where there is nothing to go by.
    private static func nearestPose(of face: FaceSignature?, _ views: [TakeEmbeddings]) -> Int {
        guard let face else { return 0 }
        let turns = views.map { view in
            view.anchor?.face.map { turn(face.pose, $0.pose) } ?? .infinity
        }
        return turns.indices.min { turns[$0] < turns[$1] } ?? 0
    }

    /// Degrees by which two heads are turned apart; pitch changes an embedding less than yaw.
    private static func turn(_ left: SIMD3<Float>, _ right: SIMD3<Float>) -> Float {
        abs(left.x - right.x) + 0.7 * abs(left.y - right.y)
    }

    private static func least(_ measurements: [ChannelSample.Measurement]) -> Int {
        let values = measurements.map { measurement -> Float in
            if case .measured(let value, _) = measurement { value } else { .infinity }
        }
        return values.indices.min { values[$0] < values[$1] } ?? 0
    }

    /// The same samples, where a turned head departs no further from the take's beginning than from the
    /// still of that pose: what a frame has beyond the beginning's own distance to its nearest still.
    private static func excused(
        _ samples: [ChannelSample], _ chosen: [Int], _ views: [TakeEmbeddings],
        _ places: [Int: Int]
    ) -> [ChannelSample] {
        let take = views[0]
        var opening: [(value: Float, pose: SIMD3<Float>)] = []
        for sample in samples {
            guard case .measured(let value, _) = sample.measurement,
                let place = places[sample.frame], let face = take.frames[place].face,
                take.seconds[place] < TakeEmbeddings.baselineSeconds
            else { continue }
            opening.append((value, face.pose))
        }
        guard !opening.isEmpty else { return samples }
        let usual = opening.map(\.value).sorted()[opening.count / 2]
        let yaw = opening.map(\.pose.x).sorted()[opening.count / 2]
        let pitch = opening.map(\.pose.y).sorted()[opening.count / 2]
        let start = SIMD3(yaw, pitch, 0)
        return samples.indices.map { i in
            let sample = samples[i]
            guard case .measured(let value, let departure) = sample.measurement,
                let place = places[sample.frame], let face = take.frames[place].face,
                let still = views[chosen[i]].anchor?.face,
                turn(face.pose, still.pose) < turn(face.pose, start)
            else { return sample }
            return ChannelSample(
                frame: sample.frame,
                measurement: .measured(
                    value: value, departure: min(departure, max(0, value - usual))))
        }
    }
}
