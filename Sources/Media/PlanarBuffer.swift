internal import VectorCore

/// An owned, upright 8-bit Y′CbCr picture: what is lent where the decoder's own planes cannot be.
final class PlanarBuffer: @unchecked Sendable {
    // Safety: written only inside `init`, read-only afterwards, freed once in `deinit`.
    private let bytes: UnsafeMutablePointer<UInt8>
    private let width: Int
    private let height: Int
    private let chromaWidth: Int
    private let chromaHeight: Int
    private let shiftX: Int
    private let shiftY: Int
    private let coding: ColourCoding

    /// Planes of `width` × `height` luma samples; `fill` writes luma, Cb and Cr, rows without padding.
    init(
        width: Int, height: Int, shiftX: Int, shiftY: Int, coding: ColourCoding,
        fill: (
            _ luma: UnsafeMutablePointer<UInt8>, _ cb: UnsafeMutablePointer<UInt8>,
            _ cr: UnsafeMutablePointer<UInt8>
        ) -> Void
    ) {
        self.width = width
        self.height = height
        self.shiftX = shiftX
        self.shiftY = shiftY
        self.coding = coding
        chromaWidth = (width + (1 << shiftX) - 1) >> shiftX
        chromaHeight = (height + (1 << shiftY) - 1) >> shiftY
        let chroma = chromaWidth * chromaHeight
        bytes = .allocate(capacity: width * height + 2 * chroma)
        bytes.initialize(repeating: 128, count: width * height + 2 * chroma)
        fill(bytes, bytes + width * height, bytes + width * height + chroma)
    }

    deinit { bytes.deallocate() }

    /// The picture; valid while the buffer lives.
    var picture: PlanarPicture {
        let chroma = bytes + width * height
        let plane = { (base: UnsafeMutablePointer<UInt8>) in
            PlaneView(
                base: base, width: self.chromaWidth, height: self.chromaHeight,
                bytesPerRow: self.chromaWidth)
        }
        return PlanarPicture(
            luma: PlaneView(base: bytes, width: width, height: height, bytesPerRow: width),
            cb: plane(chroma), cr: plane(chroma + chromaWidth * chromaHeight),
            chromaShiftX: shiftX, chromaShiftY: shiftY, coding: coding)
    }
}
