/// A borrowed 8-bit Y′CbCr picture in three planes, chroma subsampled by powers of two.
///
/// This is what every measurement reads: the decoder's own planes where it gives 8-bit 4:2:0, 4:2:2 or
/// 4:4:4, a copy brought to that form otherwise. Upright: rotation has been applied.
public struct PlanarPicture {
    /// Luma, full size.
    public let luma: PlaneView
    /// Blue-difference chroma, `⌈width / 2^chromaShiftX⌉ × ⌈height / 2^chromaShiftY⌉`.
    public let cb: PlaneView
    /// Red-difference chroma, the size of `cb`.
    public let cr: PlaneView
    /// log₂ of horizontal chroma subsampling, 0...2.
    public let chromaShiftX: Int
    /// log₂ of vertical chroma subsampling, 0...2.
    public let chromaShiftY: Int
    /// How code values map to R′G′B′.
    public let coding: ColourCoding

    /// Width in luma samples.
    public var width: Int { luma.width }
    /// Height in luma samples.
    public var height: Int { luma.height }

    /// A picture over three planes.
    public init(
        luma: PlaneView, cb: PlaneView, cr: PlaneView, chromaShiftX: Int, chromaShiftY: Int,
        coding: ColourCoding
    ) {
        self.luma = luma
        self.cb = cb
        self.cr = cr
        self.chromaShiftX = chromaShiftX
        self.chromaShiftY = chromaShiftY
        self.coding = coding
    }
}
