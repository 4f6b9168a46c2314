public import VectorCore

/// What a caller says of a video's colour coding; it goes before what the file says.
///
/// For files without tags, and for those whose tags are wrong. Samples that are R′G′B′ have no matrix,
/// and are read as they are.
public struct AssumedColour: Sendable, Hashable {
    /// The matrix to read samples with; `nil` goes by the file's tag, else by the rule for untagged ones.
    public var matrix: ColourCoding.Matrix?
    /// The range to read samples with; `nil` goes by the file's tag, else by the rule for untagged ones.
    public var range: ColourCoding.Range?

    /// What is left out is taken from the file.
    public init(matrix: ColourCoding.Matrix? = nil, range: ColourCoding.Range? = nil) {
        self.matrix = matrix
        self.range = range
    }

    /// Everything is taken from the file.
    public static let nothing = AssumedColour()
}
