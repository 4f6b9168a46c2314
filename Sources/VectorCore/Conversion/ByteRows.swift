/// Turns planes of bytes into rows of 8-bit R′G′B′, in whole numbers: what ``RGBRows`` does with them.
final class ByteRows {
    private let planes: RGBRows.Planes
    private let form: RGBRows.Form
    private let kernels: ConversionKernels
    private let coefficients: ByteCoefficients
    private let chromaWidth: Int
    private let chromaHeight: Int
    /// Three rows of terms, and three of the row of luma after.
    private let terms: UnsafeMutablePointer<Int32>
    private let stride: Int
    /// The row of luma whose terms were made along with those of the row before.
    private var readyRow: Int?

    /// - Precondition: samples are bytes, and chroma has at least half as many columns and rows as luma.
    init(_ planes: RGBRows.Planes, form: RGBRows.Form, kernels: ConversionKernels) {
        precondition(planes.bytesPerSample == 1 && form.depth == 8)
        // Weights between rows are whole quarters then.
        precondition(form.shiftX < 2 && form.shiftY < 2)
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
        stride = (chromaWidth + 16) / 16 * 16
        terms = UnsafeMutableRawPointer.allocate(byteCount: 24 * stride, alignment: 64)
            .bindMemory(to: Int32.self, capacity: 6 * stride)
        // Without chroma they stay as they are: no colour.
        terms.initialize(repeating: 0, count: 6 * stride)
    }

    deinit { UnsafeMutableRawPointer(terms).deallocate() }

    /// Writes row `row` as `3 · width` bytes.
    func write(row: Int, to output: UnsafeMutablePointer<UInt8>) {
        let luma = planes.bases.luma + row * planes.bytesPerRow.luma
        kernels.bytesRow(
            luma.assumingMemoryBound(to: UInt8.self), terms(row), stride: stride, output,
            form.width, coefficients)
    }

    /// The terms of a row of luma. Those of the row after it are made too where it lies between the same
    /// rows of chroma.
    private func terms(_ row: Int) -> UnsafePointer<Int32> {
        guard let cb = planes.bases.cb, let cr = planes.bases.cr else {
            return UnsafePointer(terms)
        }
        if row == readyRow { return UnsafePointer(terms + 3 * stride) }
        let near = neighbours(row)
        let after = neighbours(row + 1)
        let isShared = after.first == near.first && after.second == near.second
        readyRow = isShared ? row + 1 : nil
        let place = { (base: UnsafeRawPointer, row: Int, bytesPerRow: Int) in
            (base + row * bytesPerRow).assumingMemoryBound(to: UInt8.self)
        }
        let (cbStride, crStride) = (planes.bytesPerRow.cb, planes.bytesPerRow.cr)
        kernels.chromaTerms(
            place(cb, near.first, cbStride), place(cb, near.second, cbStride),
            place(cr, near.first, crStride), place(cr, near.second, crStride),
            above: near.firstWeight / 2, next: isShared ? after.firstWeight / 2 : nil, terms,
            stride: stride, chromaWidth, coefficients)
        return UnsafePointer(terms)
    }

    private func neighbours(
        _ row: Int
    ) -> (first: Int, second: Int, firstWeight: Int, secondWeight: Int) {
        ChromaSite.neighbours(
            of: row, halves: form.site.halvesDown, shift: form.shiftY, count: chromaHeight)
    }
}
