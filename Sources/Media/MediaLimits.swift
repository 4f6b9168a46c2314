/// How much of a file is taken in before it is refused.
public struct MediaLimits: Sendable, Hashable {
    /// Pixels of one video frame; the standard is 8192 × 4320.
    public var videoPixels: Int
    /// Frames of a video; the standard is 216 000, an hour at 60 frames a second.
    public var frames: Int
    /// Seconds of a video; the standard is 3600.
    public var seconds: Double
    /// Bytes of a video file; the standard is 16 000 000 000.
    public var videoBytes: Int
    /// Seconds that reading one video may take by the clock on the wall, everything between its first
    /// frame and its last included; the standard is 3600.
    public var workSeconds: Double
    /// Pixels of a still; the standard is 8192 × 8192.
    public var stillPixels: Int
    /// Bytes of a still; the standard is 30 000 000.
    public var stillBytes: Int

    /// The given limits; what is left out has its standard value.
    public init(
        videoPixels: Int = 8192 * 4320, frames: Int = 216_000, seconds: Double = 3600,
        videoBytes: Int = 16_000_000_000, workSeconds: Double = 3600,
        stillPixels: Int = 8192 * 8192, stillBytes: Int = 30_000_000
    ) {
        self.videoPixels = videoPixels
        self.frames = frames
        self.seconds = seconds
        self.videoBytes = videoBytes
        self.workSeconds = workSeconds
        self.stillPixels = stillPixels
        self.stillBytes = stillBytes
    }

    /// The standard limits.
    public static let standard = MediaLimits()
}
