/// A way to name one frame of a take.
public enum FrameAddress: Sendable, Hashable {
    /// Place in presentation order, from 0.
    case index(Int)
    /// The frame that is shown at this many seconds from the first frame.
    case time(Double)
    /// The last frame that can be decoded.
    case last
}

extension VideoDecoder {
    /// Decodes up to the frame at `address` and returns it.
    ///
    /// The decoder must be fresh: frames already taken cannot be found again.
    ///
    /// - Throws: what ``next()`` throws; `noSuchFrame` when the take has no such frame, naming what it has.
    public mutating func frame(at address: FrameAddress) throws(MediaError) -> DecodedFrame {
        switch address {
        case .index(let index):
            guard index >= 0 else {
                throw missing("has no frame \(index); frames count from 0")
            }
            var count = 0
            while let frame = try next() {
                if frame.index == index { return frame }
                count = frame.index + 1
            }
            throw missing(
                "has \(count) frames, so no frame \(index); ask for 0 to \(max(0, count - 1))")
        case .time(let seconds):
            guard seconds.isFinite, seconds >= 0 else {
                throw missing("has no frame at that time; times count from 0 s")
            }
            var shown: DecodedFrame?
            while let frame = try next() {
                if frame.time > seconds, let shown { return shown }
                shown = frame
            }
            let end = timing.duration
            if let shown, seconds < end || shown.time == seconds { return shown }
            throw missing("ends before that time; ask for less than its \(end) s")
        case .last:
            var shown: DecodedFrame?
            while let frame = try next() { shown = frame }
            if let shown { return shown }
            throw missing("has no frame left")
        }
    }

    private func missing(_ message: String) -> MediaError {
        MediaError(.noSuchFrame, message, path: path)
    }
}
