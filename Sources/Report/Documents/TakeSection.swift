/// The take as the decoder saw it, all of it.
public struct TakeSection: Codable, Hashable, Sendable {
    /// Path as the caller gave it.
    public var path: String
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    public var sha256: String
    /// Decoded frames.
    public var frames: Int
    /// Seconds from the first frame's beginning to the last one's end.
    @Seconds public var duration: Double
    /// Mean frames per second.
    @Measured public var frameRate: Double
    /// Whether frames differ in length.
    public var variableFrameRate: Bool
    /// Width in pixels, upright.
    public var width: Int
    /// Height in pixels, upright.
    public var height: Int
    /// Name of the codec, as FFmpeg spells it.
    public var codec: String
    /// The frame at which decoding stopped before the file's end; `nil` when it did not.
    @Nullable public var truncatedAtFrame: Int?

    /// All of its fields.
    public init(
        path: String, sha256: String, frames: Int, duration: Double, frameRate: Double,
        variableFrameRate: Bool, width: Int, height: Int, codec: String,
        truncatedAtFrame: Int? = nil
    ) {
        self.path = path
        self.sha256 = sha256
        self.frames = frames
        self.duration = duration
        self.frameRate = frameRate
        self.variableFrameRate = variableFrameRate
        self.width = width
        self.height = height
        self.codec = codec
        self.truncatedAtFrame = truncatedAtFrame
    }
}
