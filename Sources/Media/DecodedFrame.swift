internal import CFFmpeg
internal import Synchronization
public import VectorCore

/// One decoded frame: its place in the take, and its samples on loan.
public final class DecodedFrame: @unchecked Sendable {
    // Safety: the frame structure is never written after `init`, its buffers are counted atomically by
    // FFmpeg, and the converted copy is made under a lock.

    /// Place in presentation order, from 0.
    public let index: Int
    /// Presentation timestamp in ticks of the stream's timescale.
    public let pts: Int64
    /// Seconds from the first frame.
    public let time: Double
    /// Whether decoding could start here.
    public let isKeyframe: Bool
    /// Width of the upright picture.
    public let width: Int
    /// Height of the upright picture.
    public let height: Int
    /// How samples stand for colours.
    public let colour: ColourDescription

    let picture: Picture
    let layout: PixelLayout
    let orientation: Orientation
    let kernels: ConversionKernels
    /// What brings the picture to standard range; `nil` where it is of standard range.
    let toneMap: ToneMap?
    private let converted = Mutex<PlanarBuffer?>(nil)

    init(
        _ picture: consuming Picture, index: Int, pts: Int64, time: Double, layout: PixelLayout,
        orientation: Orientation, colour: ColourDescription, toneMap: ToneMap?,
        kernels: ConversionKernels
    ) {
        self.index = index
        self.pts = pts
        self.time = time
        isKeyframe = picture.pointer.pointee.key_frame != 0
        (width, height) = orientation.size(width: picture.width, height: picture.height)
        self.colour = colour
        self.layout = layout
        self.orientation = orientation
        self.toneMap = toneMap
        self.kernels = kernels
        self.picture = picture
    }

    /// Lends the upright 8-bit Y′CbCr picture to `body`; it is valid only inside the call.
    ///
    /// The decoder's own planes where they are 8-bit planar Y′CbCr and upright; otherwise a copy that the
    /// first call makes and the frame keeps: deeper samples rounded to 8 bits, R′G′B′ as full-range
    /// BT.709 4:4:4, high dynamic range tone-mapped and then the same, gray with chroma 128, alpha over
    /// mid-grey, turned upright. Chroma of a mirrored picture of odd size is placed up to one luma sample off.
    public func withPicture<Result, Failure: Error>(
        _ body: (PlanarPicture) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        if let picture = directPicture { return try body(picture) }
        let buffer = converted.withLock { stored in
            if let stored { return stored }
            let made =
                toneMap != nil
                ? PlanarBuffer(RGBBuffer(self), kernels: kernels)
                : PlanarBuffer(
                    picture, layout: layout, orientation: orientation, coding: colour.coding,
                    kernels: kernels)
            stored = made
            return made
        }
        return try withExtendedLifetime(buffer) { () throws(Failure) -> Result in
            try body(buffer.picture)
        }
    }

    /// The decoder's own planes, when they can be lent as they are.
    private var directPicture: PlanarPicture? {
        guard toneMap == nil, layout.isPlanar8, orientation.isUpright,
            let luma = picture.plane(0), let cb = picture.plane(1), let cr = picture.plane(2)
        else { return nil }
        let (chromaWidth, chromaHeight) = (layout.chromaWidth(width), layout.chromaHeight(height))
        // Rows stored upwards have a negative distance, which views do not know.
        guard picture.bytesPerRow(0) >= width, picture.bytesPerRow(1) >= chromaWidth,
            picture.bytesPerRow(2) >= chromaWidth
        else { return nil }
        return PlanarPicture(
            luma: PlaneView(
                base: luma, width: width, height: height, bytesPerRow: picture.bytesPerRow(0)),
            cb: PlaneView(
                base: cb, width: chromaWidth, height: chromaHeight,
                bytesPerRow: picture.bytesPerRow(1)),
            cr: PlaneView(
                base: cr, width: chromaWidth, height: chromaHeight,
                bytesPerRow: picture.bytesPerRow(2)),
            chromaShiftX: layout.shiftX, chromaShiftY: layout.shiftY, coding: colour.coding)
    }
}
