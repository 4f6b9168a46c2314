/// Turns planes of bytes into rows of 8-bit R′G′B′, in whole numbers: what ``RGBRows`` does with them.
final class ByteRows {
    private let planes: RGBRows.Planes
    private let form: RGBRows.Form
    private let kernels: ConversionKernels
    private let coefficients: ByteCoefficients
    private let chromaWidth: Int
    private let chromaHeight: Int
    /// Three rows of terms.
    private let terms: UnsafeMutablePointer<Int32>
    private let stride: Int
    /// A row of chroma without colour, where the picture has none.
    private let neutral: UnsafeMutablePointer<UInt8>?

    /// - Precondition: samples are bytes, and chroma has at least half as many columns as luma.
    init(_ planes: RGBRows.Planes, form: RGBRows.Form, kernels: ConversionKernels) {
        precondition(planes.bytesPerSample == 1 && form.depth == 8 && form.shiftX < 2)
        self.planes = planes
        self.form = form
        self.kernels = kernels
        let isGray = planes.bases.cb == nil || planes.bases.cr == nil
        let shiftX = isGray ? 0 : form.shiftX
        coefficients = ByteCoefficients(
            coding: form.coding,
            spread: shiftX == 0 ? .none : form.site.halvesRight == 0 ? .onSample : .besideSample)
        chromaWidth = (form.width + (1 << shiftX) - 1) >> shiftX
        chromaHeight = (form.height + (1 << form.shiftY) - 1) >> form.shiftY
        // Rows begin at lines of the cache, for a store that lies across two costs two.
        stride = (chromaWidth + 15) / 16 * 16
        terms = UnsafeMutableRawPointer.allocate(byteCount: 12 * stride, alignment: 64)
            .bindMemory(to: Int32.self, capacity: 3 * stride)
        terms.initialize(repeating: 0, count: 3 * stride)
        neutral = isGray ? .allocate(capacity: chromaWidth) : nil
        neutral?.initialize(repeating: 128, count: chromaWidth)
        if let neutral {
            kernels.chromaTerms(
                neutral, neutral, neutral, neutral, above: 8, terms, stride: stride, chromaWidth,
                coefficients)
        }
    }

    deinit {
        UnsafeMutableRawPointer(terms).deallocate()
        neutral?.deallocate()
    }

    /// Writes row `row` as `3 · width` bytes.
    func write(row: Int, to output: UnsafeMutablePointer<UInt8>) {
        if let cb = planes.bases.cb, let cr = planes.bases.cr {
            let near = ChromaSite.neighbours(
                of: row, halves: form.site.halvesDown, shift: form.shiftY, count: chromaHeight)
            let place = { (base: UnsafeRawPointer, row: Int, bytesPerRow: Int) in
                (base + row * bytesPerRow).assumingMemoryBound(to: UInt8.self)
            }
            let (cbStride, crStride) = (planes.bytesPerRow.cb, planes.bytesPerRow.cr)
            kernels.chromaTerms(
                place(cb, near.first, cbStride), place(cb, near.second, cbStride),
                place(cr, near.first, crStride), place(cr, near.second, crStride),
                above: near.firstWeight, terms, stride: stride, chromaWidth, coefficients)
        }
        let luma = planes.bases.luma + row * planes.bytesPerRow.luma
        kernels.bytesRow(
            luma.assumingMemoryBound(to: UInt8.self), terms, stride: stride, output, form.width,
            coefficients)
    }
}
