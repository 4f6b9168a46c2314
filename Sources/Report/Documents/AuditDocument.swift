/// Whether a picture is the frame of a take that it claims to be.
public struct AuditDocument: Codable, Hashable, Sendable {
    /// Name and version of the schema.
    public static let schemaName = "holdfast.audit/1"

    /// Name and version of the schema.
    public var schema: String
    /// The take.
    public var take: TakeSection
    /// The picture.
    public var picture: AuditedPictureSection
    /// The frame that it shows.
    public var frame: Int
    /// The first and the last frame of the run that shows the same, `frame` among them.
    public var sameFrames: [Int]
    /// Frames from `frame` to the take's last, not negative.
    public var offsetFromLast: Int
    /// Mean of picture less frame, in codes of 255.
    public var error: AuditErrorSection
    /// `exact`, `rounding`, `swscale`, `matrix`, `range`, `jpeg`, `resize` or `unknown`.
    public var cause: String
    /// One sentence for people.
    public var text: String
    /// Assumptions and limits of this run, one sentence each.
    public var notes: [String]

    /// All of its fields but the schema, which is this type's own.
    public init(
        take: TakeSection, picture: AuditedPictureSection, frame: Int, sameFrames: [Int],
        offsetFromLast: Int, error: AuditErrorSection, cause: String, text: String,
        notes: [String] = []
    ) {
        schema = Self.schemaName
        self.take = take
        self.picture = picture
        self.frame = frame
        self.sameFrames = sameFrames
        self.offsetFromLast = offsetFromLast
        self.error = error
        self.cause = cause
        self.text = text
        self.notes = notes
    }
}

/// A picture that was extracted from a take by someone else.
public struct AuditedPictureSection: Codable, Hashable, Sendable {
    /// Path as the caller gave it.
    public var path: String
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    public var sha256: String
    /// Width in pixels.
    public var width: Int
    /// Height in pixels.
    public var height: Int

    /// All of its fields.
    public init(path: String, sha256: String, width: Int, height: Int) {
        self.path = path
        self.sha256 = sha256
        self.width = width
        self.height = height
    }
}

/// How far a picture's colours are from the frame's own, in codes of 255.
public struct AuditErrorSection: Codable, Hashable, Sendable {
    /// Mean of red, picture less frame.
    @Measured public var red: Double
    /// Likewise of green.
    @Measured public var green: Double
    /// Likewise of blue.
    @Measured public var blue: Double
    /// Mean absolute difference of all samples.
    @Measured public var mean: Double
    /// The greatest difference of a sample.
    public var largest: Int

    /// All of its fields.
    public init(red: Double, green: Double, blue: Double, mean: Double, largest: Int) {
        self.red = red
        self.green = green
        self.blue = blue
        self.mean = mean
        self.largest = largest
    }
}
