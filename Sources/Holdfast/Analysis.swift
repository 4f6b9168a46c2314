public import Report

/// What came out of an analysis.
public struct Analysis: Sendable {
    /// The findings, as published.
    public var document: AnalysisDocument
    /// The raw embeddings, frame by frame.
    public var embeddings: EmbeddingTable
    /// Small pictures of frames and anchor, for a page; empty unless they were asked for.
    public var pictures = TakePictures()
    /// Whether the anchor shows the take's framing; where it does not, colour and structure are those against
    /// the take's own beginning.
    public var anchorSharesFraming = true
}
