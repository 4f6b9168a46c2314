public import MediaTime

/// What a video file says of itself, and the first frame confirms.
public struct VideoProperties: Sendable {
    /// Short name of the codec, such as `h264`.
    public let codec: String
    /// FFmpeg's name of the way samples are stored, such as `yuv420p`.
    public let pixelFormat: String
    /// Bits per sample, 1...16.
    public let bitDepth: Int
    /// Width of the upright picture in samples.
    public let width: Int
    /// Height of the upright picture in samples.
    public let height: Int
    /// Width of a sample over its height as shown, 1 for square samples; samples are delivered as coded.
    public let sampleAspect: Double
    /// Whether stored samples are turned or mirrored to be shown.
    public let isRotated: Bool
    /// Frames per second by the container, or `nil` when it does not say; the measured rate is in
    /// ``VideoTiming``.
    public let frameRate: Double?
    /// The length of one tick of frame timestamps.
    public let timescale: Timescale
    /// How samples stand for colours.
    public let colour: ColourDescription
    /// Seconds by the container, or `nil` when it does not say. Only decoding tells the truth.
    public let containerDuration: Double?
    /// Frames to expect, for showing progress; `nil` when unknown. May be wrong.
    public let estimatedFrameCount: Int?
}

/// How the frames that were decoded lie in time.
public struct VideoTiming: Sendable, Hashable {
    /// Frames decoded.
    public let frameCount: Int
    /// Seconds from the first frame's start to the last frame's end.
    public let duration: Double
    /// Frames per second: the rate that the container states where the frames bear it out, else frames
    /// over ``duration``; 0 when neither is known.
    public let frameRate: Double
    /// Whether frames follow each other unevenly.
    public let isVariableFrameRate: Bool
    /// Timestamps that were missing or did not rise, and were replaced.
    public let repairedTimestamps: Int
}

/// Damage met while decoding.
public struct VideoDamage: Sendable, Hashable {
    /// Index of the first frame that is missing or may be broken: all before it are whole and in place.
    /// The number of frames when the file ends early and its frames are stored in the order shown.
    public let frameIndex: Int
    /// One clause in words: what was found.
    public let reason: String
}
