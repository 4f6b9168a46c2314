import TestSupport
import Testing
import VectorCore

/// Whole pictures against double precision written from the standards, not from the kernels.
@Suite struct ExactColourTests {
    struct Form: CustomTestStringConvertible, Sendable {
        let shiftX: Int
        let shiftY: Int
        let site: String
        let depth: Int
        var testDescription: String { "\(shiftX)\(shiftY) \(site) \(depth) bit" }
    }

    static let forms = [(1, 1), (1, 0), (0, 0), (0, 1), (2, 0), (2, 2)].flatMap { shift in
        ["left", "center", "topleft", "bottomleft"].flatMap { site in
            [8, 10, 12].map {
                Form(shiftX: shift.0, shiftY: shift.1, site: site, depth: $0)
            }
        }
    }

    @Test(arguments: forms)
    func staysWithinHalfACode(form: Form) {
        for (width, height) in [(1, 1), (2, 3), (5, 4), (37, 9), (64, 6)] {
            for coding in codings {
                let planes = TruthPlanes(width, height, form)
                let exact = planes.exactRGB(coding)
                for table in tables {
                    let error = planes.largestError(coding, exact, table)
                    #expect(
                        error.bytes <= 0.5001 && error.words <= 0.5 + 1e-6,
                        "\(table.level): \(width)×\(height), \(coding), \(error)")
                }
            }
        }
    }
}

/// Random planes of a form, as words and, at 8 bits, as bytes.
private struct TruthPlanes {
    let width: Int
    let height: Int
    let chromaWidth: Int
    let chromaHeight: Int
    let form: ExactColourTests.Form
    let words: [[UInt16]]

    init(_ width: Int, _ height: Int, _ form: ExactColourTests.Form) {
        self.width = width
        self.height = height
        self.form = form
        chromaWidth = (width + (1 << form.shiftX) - 1) >> form.shiftX
        chromaHeight = (height + (1 << form.shiftY) - 1) >> form.shiftY
        var random = SplitMix64(seed: UInt64(width * 1000 + height))
        let top = UInt64(1 << form.depth)
        words = [width * height, chromaWidth * chromaHeight, chromaWidth * chromaHeight].map {
            (0..<$0).map { _ in UInt16(random.next() % top) }
        }
    }

    /// R′G′B′ in 0...1, not clamped, three numbers per pixel.
    func exactRGB(_ coding: ColourCoding) -> [Double] {
        let step = Double(1 << (form.depth - 8))
        let whole = Double(1 << form.depth) - 1
        let isFull = coding.range == .full
        let (kr, kb) = (coding.matrix.redWeight, coding.matrix.blueWeight)
        var result: [Double] = []
        for y in 0..<height {
            for x in 0..<width {
                let code = Double(words[0][y * width + x])
                let luma = isFull ? code / whole : (code - 16 * step) / (219 * step)
                let chroma = [1, 2].map { plane -> Double in
                    let value = interpolated(words[plane], x, y) - 128 * step
                    return isFull ? value / whole : value / (224 * step)
                }
                let red = luma + 2 * (1 - kr) * chroma[1]
                let blue = luma + 2 * (1 - kb) * chroma[0]
                let green = (luma - kr * red - kb * blue) / (1 - kr - kb)
                result += [red, green, blue]
            }
        }
        return result
    }

    /// Linear interpolation at the place of luma sample (x, y), edges repeated.
    private func interpolated(_ plane: [UInt16], _ x: Int, _ y: Int) -> Double {
        let across = form.site == "center" ? (Double(1 << form.shiftX) - 1) / 2 : 0
        let middle = (Double(1 << form.shiftY) - 1) / 2
        let down =
            switch form.site {
            case "topleft": 0.0
            case "bottomleft": 2 * middle
            default: middle
            }
        let at = (
            x: (Double(x) - across) / Double(1 << form.shiftX),
            y: (Double(y) - down) / Double(1 << form.shiftY)
        )
        let (left, upper) = (at.x.rounded(.down), at.y.rounded(.down))
        let sample = { (i: Double, j: Double) -> Double in
            let column = min(max(Int(i), 0), chromaWidth - 1)
            let row = min(max(Int(j), 0), chromaHeight - 1)
            return Double(plane[row * chromaWidth + column])
        }
        let (fx, fy) = (at.x - left, at.y - upper)
        let above = sample(left, upper) * (1 - fx) + sample(left + 1, upper) * fx
        let below = sample(left, upper + 1) * (1 - fx) + sample(left + 1, upper + 1) * fx
        return above * (1 - fy) + below * fy
    }

    func largestError(
        _ coding: ColourCoding, _ exact: [Double], _ table: KernelTable
    ) -> (bytes: Double, words: Double) {
        var worst = (bytes: 0.0, words: 0.0)
        let rowForm = RGBRows.Form(
            width: width, height: height, shiftX: form.shiftX, shiftY: form.shiftY,
            depth: form.depth, coding: coding,
            site: ChromaSite(named: form.site, shiftX: form.shiftX, shiftY: form.shiftY))
        let samples = words.map { plane in
            let copy = Samples<UInt16>(count: plane.count, flush: .end)
            for (i, value) in plane.enumerated() { copy.pointer[i] = value }
            return copy
        }
        let rows = RGBRows(
            .init(
                luma: (UnsafeRawPointer(samples[0].pointer), 2 * width),
                cb: (UnsafeRawPointer(samples[1].pointer), 2 * chromaWidth),
                cr: (UnsafeRawPointer(samples[2].pointer), 2 * chromaWidth), bytesPerSample: 2),
            form: rowForm, kernels: table.conversion)
        let bytes = form.depth == 8 ? byteRows(rowForm, table) : nil
        let narrow = Samples<UInt8>(count: 3 * width, flush: .end)
        let wide = Samples<UInt16>(count: 3 * width, flush: .end)
        for y in 0..<height {
            rows.write8(row: y, to: narrow.pointer)
            rows.write16(row: y, to: wide.pointer)
            let own = bytes.map { Array($0[y]) }
            for i in 0..<3 * width {
                let value = min(max(exact[3 * y * width + i], 0), 1)
                worst.bytes = max(worst.bytes, abs(Double(narrow.pointer[i]) - 255 * value))
                if let own { worst.bytes = max(worst.bytes, abs(Double(own[i]) - 255 * value)) }
                worst.words = max(worst.words, abs(Double(wide.pointer[i]) - 65535 * value))
            }
        }
        withExtendedLifetime(samples) {}
        return worst
    }

    /// The rows that come of planes of bytes.
    private func byteRows(_ rowForm: RGBRows.Form, _ table: KernelTable) -> [[UInt8]] {
        let samples = words.map { plane in
            let copy = Samples<UInt8>(count: plane.count, flush: .end)
            for (i, value) in plane.enumerated() { copy.pointer[i] = UInt8(value) }
            return copy
        }
        let rows = RGBRows(
            .init(
                luma: (UnsafeRawPointer(samples[0].pointer), width),
                cb: (UnsafeRawPointer(samples[1].pointer), chromaWidth),
                cr: (UnsafeRawPointer(samples[2].pointer), chromaWidth), bytesPerSample: 1),
            form: rowForm, kernels: table.conversion)
        let result = (0..<height).map { y in
            let row = Samples<UInt8>(count: 3 * width, flush: .end)
            rows.write8(row: y, to: row.pointer)
            return row.all
        }
        withExtendedLifetime(samples) {}
        return result
    }
}
