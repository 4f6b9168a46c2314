/// A take written up to its out-point, as decoding the file found it.
public struct TrimSection: Codable, Hashable, Sendable {
    /// Path of the file.
    public var path: String
    /// Frames that it holds.
    public var frames: Int
    /// Frames at its beginning that are the take's own bytes.
    public var copiedFrames: Int
    /// Frames at its end that had to be coded again.
    public var encodedFrames: Int
    /// The worst of these against the take's own, dB over all samples; `nil` when none differs.
    @NullableMeasured public var worstPSNR: Double?

    /// All of its fields.
    public init(
        path: String, frames: Int, copiedFrames: Int, encodedFrames: Int, worstPSNR: Double?
    ) {
        self.path = path
        self.frames = frames
        self.copiedFrames = copiedFrames
        self.encodedFrames = encodedFrames
        self.worstPSNR = worstPSNR
    }
}
