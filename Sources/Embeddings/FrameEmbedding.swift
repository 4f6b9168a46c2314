/// What is kept of one frame: small, comparable, free of pixels.
public struct FrameEmbedding: Sendable {
    /// Index of the frame in its take; 0 for a still.
    public let frame: Int
    /// Width of the picture in pixels.
    public let pictureWidth: Int
    /// Height of the picture in pixels.
    public let pictureHeight: Int
    /// Whether the frame is black or nearly so; nothing else is then comparable.
    public let isBlack: Bool
    /// Colour and light, tile by tile and as a whole.
    public let colour: ColourSignature
    /// Edges and sharpness, tile by tile.
    public let structure: StructureSignature
    /// The subject's face, or why there is none.
    public let face: FaceSignature?
    /// Eyes, marks, clothes and hair; `nil` when people were not looked for.
    public private(set) var person: PersonSignature?

    /// Left edge, top edge, width and height in pixels of each face beside the subject's; `nil` where
    /// they were not looked for.
    public private(set) var others: [SIMD4<Float>]?
    /// What the picture looks like to a network that knows things, of unit length; `nil` where it did
    /// not run.
    public private(set) var look: [Float]?

    /// The same with other faces beside the subject, and another look.
    public func with(others: [SIMD4<Float>]?, look: [Float]?) -> FrameEmbedding {
        var embedding = self
        embedding.others = others
        embedding.look = look
        return embedding
    }

    /// The same with another person.
    public func with(person: PersonSignature?) -> FrameEmbedding {
        var embedding = self
        embedding.person = person
        return embedding
    }

    init(
        frame: Int, pictureWidth: Int, pictureHeight: Int, isBlack: Bool, colour: ColourSignature,
        structure: StructureSignature,
        face: FaceSignature?
    ) {
        self.frame = frame
        self.pictureWidth = pictureWidth
        self.pictureHeight = pictureHeight
        self.isBlack = isBlack
        self.colour = colour
        self.structure = structure
        self.face = face
    }
}

extension FrameEmbedding {
    /// Share of the frame from which a face is all there is to see.
    private static let closeUp: Float = 0.55

    /// Whether the face fills the frame: what it does is then all that the picture does.
    var isCloseUp: Bool {
        guard let bounds = face?.bounds, pictureWidth > 0, pictureHeight > 0 else { return false }
        let across = min(bounds.x + bounds.z, Float(pictureWidth)) - max(bounds.x, 0)
        let down = min(bounds.y + bounds.w, Float(pictureHeight)) - max(bounds.y, 0)
        return max(0, across) * max(0, down)
            >= Self.closeUp * Float(pictureWidth) * Float(pictureHeight)
    }
}
