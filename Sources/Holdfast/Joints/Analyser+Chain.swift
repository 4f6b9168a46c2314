import Media
public import Report

extension Analyser {
    /// Measures clips that follow each other: every joint, and how far each clip's end has gone from the
    /// original anchor.
    ///
    /// - Parameters:
    ///   - paths: at least two clips, in order.
    ///   - anchors: what the first clip was made from; with none, the first clip's first frame is missing as
    ///     a measure, so at least one is needed.
    ///   - progress: called now and then, from any thread.
    /// - Throws: an error with exit code 65 for a clip or still that cannot be used; all clips are opened
    ///   before the first is measured.
    public func chain(
        _ paths: [String], anchors: [AnchorRequest],
        progress: (@Sendable (AnalysisProgress) -> Void)? = nil
    ) async throws(HoldfastError) -> ChainDocument {
        try await picturedChain(
            paths, anchors: anchors, keepsPictures: false, progress: progress
        ).document
    }

    /// As `chain`, with small pictures of each clip for a page; none where `keepsPictures` is false.
    public func picturedChain(
        _ paths: [String], anchors: [AnchorRequest], keepsPictures: Bool = true,
        progress: (@Sendable (AnalysisProgress) -> Void)? = nil
    ) async throws(HoldfastError) -> (document: ChainDocument, pictures: [TakePictures]) {
        guard paths.count >= 2 else {
            throw .unusable("a chain has at least 2 clips; pass them in order")
        }
        guard !anchors.isEmpty else {
            throw .unusable("a chain is held against the still it began with; pass it as an anchor")
        }
        for (number, path) in paths.enumerated() {
            do throws(MediaError) {
                _ = try VideoDecoder(path: path, threads: 1)
            } catch {
                throw .unusable("\(error.description) (clip \(number + 1) of \(paths.count))")
            }
        }
        var documents: [AnalysisDocument] = []
        var pictures: [TakePictures] = []
        for path in paths {
            let analysis = try await analyze(
                take: path, anchors: anchors, keepsPictures: keepsPictures, progress: progress)
            documents.append(analysis.document)
            pictures.append(analysis.pictures)
        }
        var seams: [SeamSection] = []
        for index in 1..<paths.count {
            seams.append(try seam(paths[index - 1], paths[index]).seam)
        }
        let channels = ChainDrift.channels(documents)
        let first = channels.compactMap(\.exceedsAtClip).min()
        var notes: [String] = []
        for note in documents.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
        let document = ChainDocument(
            clips: documents.map(\.take), anchors: documents[0].anchors, seams: seams,
            channels: channels, restartAfterClip: first.map { $0 - 1 }, notes: notes)
        return (document, pictures)
    }
}

/// What builds up along a chain of clips.
enum ChainDrift {
    /// Seconds at a clip's end that stand for it.
    static let endSeconds = 1.0
    /// Seconds at the chain's beginning that all is measured from.
    static let beginningSeconds = 0.5

    static func channels(_ documents: [AnalysisDocument]) -> [ChainChannelSection] {
        guard let first = documents.first else { return [] }
        return first.channels.map { channel in
            let own = documents.map { document in
                document.channels.first { $0.id == channel.id }
            }
            let values = zip(documents, own).map { document, channel -> Double? in
                let from = document.take.duration - endSeconds
                return channel.flatMap { median($0, document) { $0 >= from } }
            }
            let beginning = median(channel, first) { $0 < beginningSeconds }
            var exceeds: Int?
            if let beginning {
                exceeds = values.firstIndex {
                    $0.map { $0 - beginning > channel.tolerance } ?? false
                }
                .map { $0 + 1 }
            }
            return ChainChannelSection(
                id: channel.id, unit: channel.unit, tolerance: channel.tolerance,
                beginning: beginning, values: values, slope: slope(values), exceedsAtClip: exceeds)
        }
    }

    /// Median of a channel over the frames whose time is wanted; `nil` with none.
    private static func median(
        _ channel: ChannelSection, _ document: AnalysisDocument, where isWanted: (Double) -> Bool
    ) -> Double? {
        let rate = document.take.frameRate
        let values = zip(channel.samples.frame, channel.samples.value)
            .compactMap { frame, value -> Double? in
                let time =
                    document.frameTimes.flatMap { frame < $0.count ? $0[frame] : nil }
                    ?? (rate > 0 ? Double(frame) / rate : 0)
                return isWanted(time) ? value : nil
            }.sorted()
        guard !values.isEmpty else { return nil }
        let middle = values.count / 2
        return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
    }

    /// Growth a clip, by least squares over the clips measured.
    static func slope(_ values: [Double?]) -> Double? {
        let points = values.enumerated().compactMap { index, value in
            value.map { (Double(index), $0) }
        }
        guard points.count >= 2 else { return nil }
        let n = Double(points.count)
        let meanX = points.reduce(0) { $0 + $1.0 } / n
        let meanY = points.reduce(0) { $0 + $1.1 } / n
        let spread = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) }
        return points.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / spread
    }
}
