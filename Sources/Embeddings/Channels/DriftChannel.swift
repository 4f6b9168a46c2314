public import Channels

/// One measured aspect of a take, computed from its embeddings.
public protocol DriftChannel: Sendable {
    /// Identity, unit, tolerance and its source.
    static var descriptor: ChannelDescriptor { get }

    /// The channel over the take: at each frame that was measured the distance to the anchor and to the
    /// take's own beginning, or why there is none.
    func measure(_ take: TakeEmbeddings) -> [ChannelSample]
}

extension DriftChannel {
    /// The channel over the take with its descriptor.
    public func series(of take: TakeEmbeddings) -> ChannelSeries {
        ChannelSeries(descriptor: Self.descriptor, samples: measure(take))
    }
}

extension TakeEmbeddings {
    /// Samples of a face channel where neither anchor nor take shows anyone; `nil` where one does.
    var samplesWithoutFace: [ChannelSample]? {
        showsFace
            ? nil
            : frames.map {
                ChannelSample(frame: $0.frame, measurement: .absent(.noFaceInAnchor))
            }
    }

    /// Samples of a channel that compares tiles: `part` takes the quantity, not negative, out of a
    /// relation to baseline or anchor; `nil` from it gives `reason`.
    ///
    /// Where the anchor shows another framing, the distance to the take's own beginning stands for both.
    func tileSamples(
        reason: UnmeasuredReason, _ part: (TileRelation) -> Float?
    ) -> [ChannelSample] {
        tileSamples(reason: reason) { _, relation, _ in part(relation) }
    }

    /// The same for a quantity that needs the frame's index and the reference too.
    func tileSamples(
        reason: UnmeasuredReason, _ part: (Int, TileRelation, ReferenceSignature?) -> Float?
    ) -> [ChannelSample] {
        frames.indices.map { i in
            guard let relation = toBaseline[i] else {
                return ChannelSample(
                    frame: frames[i].frame,
                    measurement: .absent(baseline == nil ? .noBaseline : .black))
            }
            guard let departure = part(i, relation, baseline) else {
                return ChannelSample(frame: frames[i].frame, measurement: .absent(reason))
            }
            let value = toAnchor[i].flatMap { part(i, $0, anchorReference) } ?? departure
            return ChannelSample(
                frame: frames[i].frame,
                measurement: .measured(value: value, departure: departure))
        }
    }
}
