import Channels
import Drift
import Embeddings
import Preflight

extension TakeCourse {
    /// What a judged take did; announced drifts need no cause.
    init(
        _ findings: [ChannelFinding], take: TakeEmbeddings, duration: Double, prompt: String?
    ) {
        self.init(
            duration: duration,
            drifts: findings.flatMap { finding in
                finding.drifts.filter { !$0.announced }.map {
                    Drift(
                        channel: finding.descriptor.id, onset: $0.seconds.lowerBound,
                        excess: Double($0.peak.excess))
                }
            },
            faceFinenessChange: Self.finenessChange(findings, take),
            promptWords: prompt.flatMap(PromptLengthCheck.words))
    }

    /// Median fineness of the face around the peak of its drift less that of the take's first half second.
    private static func finenessChange(
        _ findings: [ChannelFinding], _ take: TakeEmbeddings
    ) -> Double? {
        let drifts = findings.first { $0.descriptor.id == TextureChannel.descriptor.id }?.drifts
        guard let peak = drifts?.first(where: { !$0.announced })?.peak else { return nil }
        func median(of frames: some Sequence<FrameEmbedding>) -> Double? {
            let values = frames.compactMap { $0.face?.fineness }.sorted()
            return values.isEmpty ? nil : Double(values[values.count / 2])
        }
        let opening = zip(take.frames, take.seconds)
            .prefix { $0.1 < TakeEmbeddings.baselineSeconds }.map(\.0)
        let around = take.frames.filter { abs($0.frame - peak.frame) <= 3 }
        guard let before = median(of: opening), let after = median(of: around) else { return nil }
        return after - before
    }
}
