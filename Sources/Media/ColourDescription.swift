public import VectorCore

/// How the samples of a file stand for colours: what its tags say, and what had to be assumed.
public struct ColourDescription: Sendable, Hashable {
    /// Matrix and range used to read the samples.
    public let coding: ColourCoding
    /// Matrix as reports name it: `bt601`, `bt709`, `bt2020`, or `rgb` when samples are R′G′B′.
    public let matrix: String
    /// Range as reports name it: `limited` or `full`.
    public let range: String
    /// Primaries as tagged, in FFmpeg's words (`bt709`, `smpte170m`, `bt2020` …), or `unspecified`.
    public let primaries: String
    /// Transfer as tagged, in FFmpeg's words (`bt709`, `smpte2084`, `arib-std-b67` …), or `unspecified`.
    public let transfer: String
    /// Place of chroma samples: `left`, `center`, `topleft`, `top`, `bottomleft`, `bottom`.
    public let chromaLocation: String
    /// What the file does not say and which value was taken, one sentence each, in a fixed order.
    public internal(set) var assumed: [String]

    /// Whether the transfer is that of high dynamic range (PQ or HLG); pictures are then brought to the
    /// range of a standard display, and ``assumed`` says by what.
    public var isHighDynamicRange: Bool { transfer == "smpte2084" || transfer == "arib-std-b67" }
}
