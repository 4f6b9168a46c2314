/// A defect of the take as a whole.
public struct DefectSection: Codable, Hashable, Sendable {
    /// `cut`, `freeze`, `black` or `duplicate`.
    public var kind: String
    /// Beginning in seconds.
    @Seconds public var start: Double
    /// End in seconds, half-open; equal to `start` for a cut.
    @Seconds public var end: Double
    /// First frame of it.
    public var startFrame: Int
    /// The frame after its last; equal to `startFrame` for a cut.
    public var endFrame: Int

    /// All of its fields.
    public init(kind: String, start: Double, end: Double, startFrame: Int, endFrame: Int) {
        self.kind = kind
        self.start = start
        self.end = end
        self.startFrame = startFrame
        self.endFrame = endFrame
    }
}
