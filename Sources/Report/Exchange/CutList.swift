/// Clips in a row with what is marked on them: what editing programs are told.
///
/// Frames are those of the editing program: places on a grid of `rate`. A take of uneven frame lengths is
/// laid on the grid of its mean rate.
public struct CutList: Hashable, Sendable {
    /// Name of the timeline.
    public var name: String
    /// Frames per second.
    public var rate: CutRate
    /// The clips, one after the other.
    public var clips: [CutClip]

    /// A list of clips.
    public init(name: String, rate: CutRate, clips: [CutClip]) {
        self.name = name
        self.rate = rate
        self.clips = clips
    }
}

/// A part of a media file in a timeline.
public struct CutClip: Hashable, Sendable {
    /// Name of the clip.
    public var name: String
    /// Path of the media file, as the caller gave it.
    public var mediaPath: String
    /// Frames that the file holds.
    public var mediaFrames: Int
    /// The frames used, half-open.
    public var range: Range<Int>
    /// Whether the clip is shown; what must go is kept in the timeline, switched off.
    public var isEnabled: Bool
    /// What is marked, in frames of the file.
    public var markers: [CutMarker]

    /// A part of a media file.
    public init(
        name: String, mediaPath: String, mediaFrames: Int, range: Range<Int>,
        isEnabled: Bool = true, markers: [CutMarker] = []
    ) {
        self.name = name
        self.mediaPath = mediaPath
        self.mediaFrames = mediaFrames
        self.range = range
        self.isEnabled = isEnabled
        self.markers = markers
    }
}

/// A marked span of a clip.
public struct CutMarker: Hashable, Sendable {
    /// Colours that every editing program knows.
    public enum Colour: String, Hashable, Sendable {
        /// Severe drift and defects.
        case red = "RED"
        /// Major drift.
        case orange = "ORANGE"
        /// Minor drift.
        case yellow = "YELLOW"
        /// The frame to hand on.
        case green = "GREEN"
        /// Announced changes and other notes.
        case blue = "BLUE"
    }

    /// Frames of the file, half-open, at least one.
    public var range: Range<Int>
    /// A few words.
    public var name: String
    /// A sentence with the numbers.
    public var comment: String
    /// Colour of the marker.
    public var colour: Colour

    /// A marked span; an empty range becomes one frame.
    public init(range: Range<Int>, name: String, comment: String = "", colour: Colour) {
        self.range = range.isEmpty ? range.lowerBound..<range.lowerBound + 1 : range
        self.name = name
        self.comment = comment
        self.colour = colour
    }
}

/// Frames per second of a timeline.
public struct CutRate: Hashable, Sendable {
    /// Frames per second, exact for rates of film and television.
    public let framesPerSecond: Double
    /// Whole frames that time code counts to a second, 1...120.
    public let nominal: Int

    /// The rate nearest to `framesPerSecond`.
    ///
    /// A rate within 0.01 % of a whole number, or of one over 1.001 (SMPTE ST 12-1, §5), is that number.
    /// A rate that is no positive number is 24.
    public init(_ framesPerSecond: Double) {
        guard framesPerSecond.isFinite, framesPerSecond > 0 else {
            self.framesPerSecond = 24
            nominal = 24
            return
        }
        let whole = max(1, framesPerSecond.rounded())
        let exact = [whole, whole * 1000 / 1001].first {
            abs($0 - framesPerSecond) < 1e-4 * framesPerSecond
        }
        self.framesPerSecond = exact ?? framesPerSecond
        nominal = Int(min(whole, 120))
    }

    /// `hh:mm:ss:ff` of frame `index`, without drop frames; hours start anew after 24.
    func timecode(_ index: Int) -> String {
        let index = max(0, index)
        let seconds = index / nominal
        let parts = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60, index % nominal]
        return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}
