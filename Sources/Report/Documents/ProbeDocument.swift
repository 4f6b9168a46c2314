/// What the decoder sees of a file, measured by decoding all of it.
public struct ProbeDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.probe/1"

    /// Name and version of the schema.
    public var schema: String
    /// The take.
    public var take: TakeSection
    /// How code values map to colour.
    public var colour: ColourSection
    /// Every decoded frame, in presentation order.
    public var frames: [FrameSection]

    /// All of its fields but the schema, which is this type's own.
    public init(take: TakeSection, colour: ColourSection, frames: [FrameSection]) {
        schema = Self.schemaName
        self.take = take
        self.colour = colour
        self.frames = frames
    }
}

/// How code values of a file map to colour; a value is assumed when the file does not say.
public struct ColourSection: Codable, Hashable, Sendable {
    /// Luma coefficients, such as `bt709`.
    public var matrix: String
    /// `limited` or `full`.
    public var range: String
    /// Primaries, such as `bt709`.
    public var primaries: String
    /// Transfer characteristic, such as `bt709`.
    public var transfer: String
    /// Where chroma samples sit, such as `left`.
    public var chromaLocation: String
    /// Names of the fields above that the file does not state.
    public var assumed: [String]

    /// All of its fields.
    public init(
        matrix: String, range: String, primaries: String, transfer: String, chromaLocation: String,
        assumed: [String] = []
    ) {
        self.matrix = matrix
        self.range = range
        self.primaries = primaries
        self.transfer = transfer
        self.chromaLocation = chromaLocation
        self.assumed = assumed
    }
}

/// One decoded frame.
public struct FrameSection: Codable, Hashable, Sendable {
    /// Index in presentation order, from 0.
    public var frame: Int
    /// Presentation time stamp in the stream's time base.
    public var pts: Int
    /// Seconds from the first frame.
    @Seconds public var time: Double
    /// Whether it is a key frame.
    public var key: Bool

    /// All of its fields.
    public init(frame: Int, pts: Int, time: Double, key: Bool) {
        self.frame = frame
        self.pts = pts
        self.time = time
        self.key = key
    }
}
