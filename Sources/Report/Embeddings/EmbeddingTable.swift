/// What is kept of each frame of a take, in three families, as rows of equal length.
public struct EmbeddingTable: Sendable {
    /// Frame indices, [n], ascending.
    public var frame: [Int]
    /// The identity embedding of each frame, [n, 128]; `nil` where there is no face.
    public var identity: [[Float]?]
    /// Colour features of each frame, [n, c].
    public var colour: [[Float]]
    /// Structure features of each frame, [n, s].
    public var structure: [[Float]]

    /// Floats in an identity embedding.
    public static let identityLength = 128

    /// A table; `NPZWriter` checks that its parts fit together.
    public init(
        frame: [Int] = [], identity: [[Float]?] = [], colour: [[Float]] = [],
        structure: [[Float]] = []
    ) {
        self.frame = frame
        self.identity = identity
        self.colour = colour
        self.structure = structure
    }
}
