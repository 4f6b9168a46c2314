/// Turns planar Y′CbCr of any depth, subsampling and chroma place into rows of R′G′B′.
///
/// Chroma is interpolated linearly at the place of each luma sample, rows first, then along the row;
/// beyond the first and the last chroma sample the edge is repeated. Interpolation is exact, so the
/// result is within half a code of the exact value, as ``ConversionReference`` states.
public struct RGBRows: ~Copyable {
    /// Samples in three planes, without alpha.
    public struct Planes {
        /// First bytes of luma, Cb and Cr; Cb and Cr are `nil` for gray.
        public let bases: (luma: UnsafeRawPointer, cb: UnsafeRawPointer?, cr: UnsafeRawPointer?)
        /// Bytes from row to row of luma, Cb and Cr, any sign.
        public let bytesPerRow: (luma: Int, cb: Int, cr: Int)
        /// Bytes per sample, 1 or 2; two bytes are in the machine's order.
        public let bytesPerSample: Int

        /// Planes that stay alive while rows are made.
        public init(
            luma: (UnsafeRawPointer, Int), cb: (UnsafeRawPointer, Int)?,
            cr: (UnsafeRawPointer, Int)?, bytesPerSample: Int
        ) {
            precondition(bytesPerSample == 1 || bytesPerSample == 2)
            bases = (luma.0, cb?.0, cr?.0)
            bytesPerRow = (luma.1, cb?.1 ?? 0, cr?.1 ?? 0)
            self.bytesPerSample = bytesPerSample
        }
    }

    /// What the samples are.
    public struct Form {
        /// Size of luma.
        public let width: Int, height: Int
        /// log₂ of chroma subsampling, 0...2 each.
        public let shiftX: Int, shiftY: Int
        /// Bits per sample, 8...16.
        public let depth: Int
        /// Matrix and range.
        public let coding: ColourCoding
        /// Place of chroma.
        public let site: ChromaSite

        /// The form of a picture of `width` × `height` luma samples.
        public init(
            width: Int, height: Int, shiftX: Int, shiftY: Int, depth: Int, coding: ColourCoding,
            site: ChromaSite
        ) {
            precondition(width > 0 && height > 0 && (8...16).contains(depth))
            precondition((0...2).contains(shiftX) && (0...2).contains(shiftY))
            self.width = width
            self.height = height
            self.shiftX = shiftX
            self.shiftY = shiftY
            self.depth = depth
            self.coding = coding
            self.site = site
        }
    }

    private let planes: Planes
    private let form: Form
    private let kernels: ConversionKernels
    private let chromaWidth: Int
    private let chromaHeight: Int
    private let factors8: ToRGBCoefficients
    private let factors16: ToRGBCoefficients
    /// Four rows of numbers: Cb and Cr blended, Cb and Cr spread.
    private let scratch: UnsafeMutablePointer<Float>
    /// The way of bytes; `nil` for words, and for chroma of a quarter of the columns or rows.
    private let bytes: ByteRows?
    /// Five rows of words to widen bytes into, where they do not go their own way: luma, two of Cb, two
    /// of Cr.
    private let widened: UnsafeMutablePointer<UInt16>?

    /// - Precondition: `planes` hold `form`, and stay alive and unchanged while rows are made.
    public init(_ planes: Planes, form: Form, kernels: ConversionKernels) {
        self.planes = planes
        self.form = form
        self.kernels = kernels
        chromaWidth = (form.width + (1 << form.shiftX) - 1) >> form.shiftX
        chromaHeight = (form.height + (1 << form.shiftY) - 1) >> form.shiftY
        let unit = form.shiftX == 0 ? 8 : 64
        factors8 = ToRGBCoefficients(
            coding: form.coding, depth: form.depth, chromaUnit: unit, top: 255)
        factors16 = ToRGBCoefficients(
            coding: form.coding, depth: form.depth, chromaUnit: unit, top: 65535)
        scratch = .allocate(capacity: 4 * form.width)
        scratch.initialize(repeating: 0, count: 4 * form.width)
        let goesItsWay =
            planes.bytesPerSample == 1 && form.depth == 8 && form.shiftX < 2
            && form.shiftY < 2
        bytes = goesItsWay ? ByteRows(planes, form: form, kernels: kernels) : nil
        let isWidened = planes.bytesPerSample == 1 && !goesItsWay
        widened = isWidened ? .allocate(capacity: 5 * form.width) : nil
    }

    deinit {
        scratch.deallocate()
        widened?.deallocate()
    }

    /// Writes row `row` as `3 · width` bytes.
    public func write8(row: Int, to output: UnsafeMutablePointer<UInt8>) {
        if let bytes { return bytes.write(row: row, to: output) }
        let (cb, cr) = chroma(row: row)
        let luma = words(planes.bases.luma + row * planes.bytesPerRow.luma, form.width, 0)
        kernels.rgb8Row(luma, cb, cr, output, form.width, factors8)
    }

    /// A row as words: widened into place `number` where it is of bytes.
    private func words(
        _ row: UnsafeRawPointer, _ count: Int, _ number: Int
    ) -> UnsafePointer<UInt16> {
        guard let widened else { return row.assumingMemoryBound(to: UInt16.self) }
        let target = widened + number * form.width
        let bytes = row.assumingMemoryBound(to: UInt8.self)
        for x in 0..<count { target[x] = UInt16(bytes[x]) }
        return UnsafePointer(target)
    }

    /// Writes row `row` as `3 · width` words.
    ///
    /// - Precondition: samples have two bytes.
    public func write16(row: Int, to output: UnsafeMutablePointer<UInt16>) {
        precondition(planes.bytesPerSample == 2)
        let (cb, cr) = chroma(row: row)
        let luma = planes.bases.luma + row * planes.bytesPerRow.luma
        kernels.rgb16Row(
            luma.assumingMemoryBound(to: UInt16.self), cb, cr, output, form.width, factors16)
    }

    /// Chroma for every luma sample of `row`; zeros for gray.
    private func chroma(row: Int) -> (UnsafePointer<Float>, UnsafePointer<Float>) {
        let (blended, spread) = (scratch, scratch + 2 * form.width)
        guard let cb = planes.bases.cb, let cr = planes.bases.cr else {
            return (UnsafePointer(spread), UnsafePointer(spread + form.width))
        }
        let near = ChromaSite.neighbours(
            of: row, halves: form.site.halvesDown, shift: form.shiftY, count: chromaHeight)
        for (number, plane) in [
            (cb, planes.bytesPerRow.cb), (cr, planes.bytesPerRow.cr),
        ].enumerated() {
            let upper = plane.0 + near.first * plane.1
            let lower = plane.0 + near.second * plane.1
            let target = blended + number * form.width
            kernels.blendRows(
                words(upper, chromaWidth, 1 + 2 * number),
                words(lower, chromaWidth, 2 + 2 * number), above: near.firstWeight,
                below: near.secondWeight, zero: 1 << (form.depth - 1), target, chromaWidth)
            if form.shiftX > 0 {
                kernels.spreadRow(
                    target, chromaWidth, halves: form.site.halvesRight, shift: form.shiftX,
                    spread + number * form.width, form.width)
            }
        }
        let use = form.shiftX > 0 ? spread : blended
        return (UnsafePointer(use), UnsafePointer(use + form.width))
    }
}
