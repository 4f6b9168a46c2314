/// A coded picture for a page.
public struct PagePicture: Hashable, Sendable {
    /// A JPEG file.
    public var jpeg: [UInt8]
    /// Columns.
    public var width: Int
    /// Rows.
    public var height: Int

    /// A coded picture.
    public init(jpeg: [UInt8], width: Int, height: Int) {
        self.jpeg = jpeg
        self.width = width
        self.height = height
    }
}

/// The pictures of one frame, or of a still.
public struct FramePictures: Hashable, Sendable {
    /// Index of the frame; 0 for a still.
    public var frame: Int
    /// All of it, small.
    public var whole: PagePicture?
    /// The face, upright and of one size; `nil` where there is none.
    public var face: PagePicture?
    /// Head and shoulders, upright and of one size; `nil` where there is no face.
    public var bust: PagePicture?

    /// The pictures of a frame.
    public init(
        frame: Int, whole: PagePicture? = nil, face: PagePicture? = nil, bust: PagePicture? = nil
    ) {
        self.frame = frame
        self.whole = whole
        self.face = face
        self.bust = bust
    }
}

/// Pictures of a take, small, to show beside its numbers.
public struct TakePictures: Hashable, Sendable {
    /// Frames in ascending order; long takes keep only every n-th and all of the end.
    public var frames: [FramePictures]
    /// The still that the take is held to; `nil` when its own beginning stands in.
    public var anchor: FramePictures?

    /// Pictures of a take.
    public init(frames: [FramePictures] = [], anchor: FramePictures? = nil) {
        self.frames = frames
        self.anchor = anchor
    }

    /// What the page of `document` shows, and no more: the frames of each drift, the one handed on, and the
    /// end.
    func shown(for document: AnalysisDocument) -> TakePictures {
        var wanted: Set<Int> = []
        for drift in document.channels.flatMap(\.drifts).prefix(PageTables.mostDrifts) {
            for index in [0, drift.startFrame, drift.peak.frame] {
                if let kept = nearest(index) { wanted.insert(kept.frame) }
            }
        }
        let end = Set(PageEvidence.end(of: document, in: self).map(\.frame))
        let chosen = frames.compactMap { frame -> FramePictures? in
            if wanted.contains(frame.frame) { return frame }
            return end.contains(frame.frame)
                ? FramePictures(frame: frame.frame, whole: frame.whole) : nil
        }
        return TakePictures(frames: chosen, anchor: anchor)
    }

    /// The frame to hand on as a small picture; `nil` where none was kept.
    public func handoff(of document: AnalysisDocument) -> PagePicture? {
        nearest(document.handoff.frame)?.whole
    }

    /// The pictures kept that are nearest to frame `index`; `nil` when there are none.
    func nearest(_ index: Int) -> FramePictures? {
        var low = 0
        var high = frames.count
        while low < high {
            let middle = (low + high) / 2
            if frames[middle].frame < index { low = middle + 1 } else { high = middle }
        }
        let after = low < frames.count ? frames[low] : nil
        let before = low > 0 ? frames[low - 1] : nil
        guard let after else { return before }
        guard let before else { return after }
        return index - before.frame < after.frame - index ? before : after
    }
}
