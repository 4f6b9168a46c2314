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
                _ = try decoder(of: path, threads: 1)
            } catch {
                throw .unusable("\(error.description) (clip \(number + 1) of \(paths.count))")
            }
        }
        var links: [ChainDrift.Link] = []
        var pictures: [TakePictures] = []
        for path in paths {
            let analysis = try await analyze(
                take: path, anchors: anchors, keepsPictures: keepsPictures, progress: progress)
            links.append(
                ChainDrift.Link(
                    document: analysis.document, sharesFraming: analysis.anchorSharesFraming))
            pictures.append(analysis.pictures)
        }
        var seams: [SeamSection] = []
        for index in 1..<paths.count {
            seams.append(try seam(paths[index - 1], paths[index]).seam)
        }
        let channels = ChainDrift.channels(links)
        let document = ChainDocument(
            clips: links.map(\.document.take), anchors: links[0].document.anchors, seams: seams,
            channels: channels,
            restartAfterClip: channels.filter { ChainDrift.buildsUp($0.id) }
                .compactMap(\.exceedsAtClip).min().map { $0 - 1 },
            notes: ChainDrift.notes(links))
        return (document, pictures)
    }
}

/// What builds up along a chain of clips.
enum ChainDrift {
    /// Seconds at a clip's end that stand for it.
    static let endSeconds = 1.0
    /// Seconds at the chain's beginning that all is measured from.
    static let beginningSeconds = 0.5

    /// One clip as measured.
    struct Link {
        var document: AnalysisDocument
        /// Whether the anchor shows the clip's framing. Where it does not, colour and structure were held
        /// against the clip's own beginning and say nothing of the chain.
        var sharesFraming: Bool
    }

    /// Whether a channel may ask for a new start: person, colours and detail. Where the camera and the
    /// subject have gone since is no wear of the chain.
    static func buildsUp(_ channel: String) -> Bool {
        channel == "structure.texture"
            || !channel.hasPrefix("structure.") && channel != "colour.flicker"
                && channel != "colour.key-light"
    }

    static func channels(_ links: [Link]) -> [ChainChannelSection] {
        guard let first = links.first else { return [] }
        return first.document.channels.map { channel in
            let isOfPerson = channel.family == "identity"
            let values = links.map { link -> Double? in
                guard isOfPerson || link.sharesFraming,
                    let own = link.document.channels.first(where: { $0.id == channel.id })
                else { return nil }
                let from = link.document.take.duration - endSeconds
                return median(own, link.document) { $0 >= from }
            }
            let beginning =
                isOfPerson || first.sharesFraming
                ? median(channel, first.document) { $0 < beginningSeconds } : nil
            return ChainChannelSection(
                id: channel.id, unit: channel.unit, tolerance: channel.tolerance,
                beginning: beginning, values: values, slope: slope(values),
                exceedsAtClip: beginning.flatMap {
                    exceedsAt(values, limit: $0 + channel.tolerance)
                })
        }
    }

    /// The clip, counted from 1, from which on every clip measured is beyond `limit`: what comes back was
    /// movement and has not built up.
    static func exceedsAt(_ values: [Double?], limit: Double) -> Int? {
        var found: Int?
        for (index, value) in values.enumerated() {
            guard let value else { continue }
            if value <= limit { found = nil } else if found == nil { found = index + 1 }
        }
        return found
    }

    /// What the clips have to say, each sentence once, and which clips cannot be held to the anchor.
    static func notes(_ links: [Link]) -> [String] {
        var notes: [String] = []
        for note in links.flatMap(\.document.notes)
        where !notes.contains(note) && !note.hasPrefix(AnalysisDocument.framingNote) {
            notes.append(note)
        }
        let strange = links.indices.filter { !links[$0].sharesFraming }.map { "\($0 + 1)" }
        if !strange.isEmpty {
            notes.append(
                "the anchor shows another framing than clip \(strange.joined(separator: ", ")): colour "
                    + "and structure are not held against it there")
        }
        return notes
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
