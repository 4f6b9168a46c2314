extension CutList {
    /// A take as analysed: up to the out-point a clip to use, after it one that is switched off, with every
    /// drift, defect and the frame to hand on marked.
    ///
    /// Where no frame can be handed on, or the take is to be rejected from its start, the clip ends where
    /// the out-point lies all the same; the markers say why.
    public init(_ document: AnalysisDocument) {
        let grid = FrameGrid(document)
        let path = document.take.path
        let name = PlainText.fileName(path)
        let out = min(max(0, grid.frame(document.handoff.outPoint.frame)), grid.count)
        let markers = Self.markers(of: document, on: grid)
        var clips: [CutClip] = []
        for (range, isEnabled) in [(0..<out, true), (out..<grid.count, false)]
        where !range.isEmpty {
            clips.append(
                CutClip(
                    name: isEnabled ? name : name + " (after the out-point)", mediaPath: path,
                    mediaFrames: grid.count, range: range, isEnabled: isEnabled,
                    markers: markers.filter { range.contains($0.range.lowerBound) }))
        }
        self.init(name: name, rate: grid.rate, clips: clips)
    }

    /// The frame handed on, as the clip that now ends there.
    public init(_ document: HandoffDocument) {
        let take = document.take
        let name = PlainText.fileName(take.path)
        let count = max(1, take.frames)
        let out = min(max(1, document.handoff.outPoint.frame), count)
        let last = min(max(0, document.handoff.frame), out - 1)
        self.init(
            name: name, rate: CutRate(take.frameRate),
            clips: [
                CutClip(
                    name: name, mediaPath: take.path, mediaFrames: count, range: 0..<out,
                    markers: [Self.marker(of: document.handoff, at: last)])
            ])
    }

    private static func markers(
        of document: AnalysisDocument, on grid: FrameGrid
    ) -> [CutMarker] {
        var markers: [CutMarker] = []
        for channel in document.channels {
            for drift in channel.drifts {
                let colour: CutMarker.Colour =
                    switch drift.severity {
                    case _ where drift.announced: .blue
                    case "severe": .red
                    case "major": .orange
                    default: .yellow
                    }
                markers.append(
                    CutMarker(
                        range: grid.range(drift.startFrame, drift.endFrame),
                        name: "\(PlainText.printable(channel.id)) drifts",
                        comment: "\(PlainText.printable(channel.id)) "
                            + SummaryWords.drift(drift), colour: colour))
            }
        }
        for defect in document.defects {
            markers.append(
                CutMarker(
                    range: grid.range(defect.startFrame, defect.endFrame),
                    name: PlainText.printable(defect.kind),
                    comment: PlainText.printable(SummaryWords.defect(defect)), colour: .red))
        }
        if document.take.frames > 0 {
            markers.append(
                marker(of: document.handoff, at: grid.frame(document.handoff.frame)))
        }
        // By place, then in the order of the document.
        return markers.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }.map(\.element)
    }

    private static func marker(of handoff: HandoffSection, at frame: Int) -> CutMarker {
        let isClean = handoff.clean ?? true
        return CutMarker(
            range: frame..<frame + 1, name: isClean ? "hand on" : "best, not clean",
            comment: SummaryWords.handoff(handoff, withRejections: false).text,
            colour: isClean ? .green : .red)
    }
}

/// The frames of a take on the even grid of an editing program.
private struct FrameGrid {
    let rate: CutRate
    /// Places that the take fills, at least 1.
    let count: Int
    private let axis: TimeAxis
    private let isUneven: Bool
    private let frames: Int

    init(_ document: AnalysisDocument) {
        rate = CutRate(document.take.frameRate)
        axis = TimeAxis(document)
        isUneven = document.take.variableFrameRate
        frames = max(1, document.take.frames)
        let length = axis.duration * rate.framesPerSecond
        count = isUneven ? Int(min(max(1, length.rounded()), 1e9)) : frames
    }

    /// Where decoded frame `index` stands.
    func frame(_ index: Int) -> Int {
        guard isUneven else { return min(max(0, index), frames) }
        return min(Int((axis.time(of: index) * rate.framesPerSecond).rounded()), count)
    }

    func range(_ start: Int, _ end: Int) -> Range<Int> {
        let first = min(frame(start), count - 1)
        return first..<max(first + 1, frame(end))
    }
}
