import CVectorShims
import Testing
import VectorCore

@Suite struct PoolingTests {
    static let windows: [(kernel: Int, stride: Int, padding: Int)] = [
        (1, 1, 0), (2, 2, 0), (3, 2, 0), (3, 2, 1), (3, 1, 1), (5, 3, 2),
    ]

    @Test(arguments: levels, windows)
    func maximaAreExactAndMeansWithinTheirError(
        _ level: SIMDLevel, _ window: (kernel: Int, stride: Int, padding: Int)
    ) {
        for (height, width, channels) in [(5, 5, 1), (7, 6, 8), (9, 13, 11), (6, 5, 24)] {
            let outHeight = (height + 2 * window.padding - window.kernel) / window.stride + 1
            let outWidth = (width + 2 * window.padding - window.kernel) / window.stride + 1
            let stride = NetworkKernels.channelStride(channels)
            for fill in Fill.allCases {
                var numbers = Numbers(seed: 3)
                let picture = numbers.values(height * width * channels, fill)
                let inside = NetworkReference.windows(
                    .init(height, width, channels, picture),
                    window: .init(
                        height: window.kernel, width: window.kernel, strideY: window.stride,
                        strideX: window.stride, top: window.padding, left: window.padding),
                    height: outHeight, width: outWidth)
                for isMaximum in [true, false] {
                    let input = padded(picture, channels: channels, shift: 1)
                    let output = Guarded(count: outHeight * outWidth * stride, shift: 5)
                    var call = cvs_window()
                    call.input = UnsafePointer(input.start)
                    call.output = output.start
                    call.inputHeight = Int64(height)
                    call.inputWidth = Int64(width)
                    call.outputHeight = Int64(outHeight)
                    call.outputWidth = Int64(outWidth)
                    call.channels = Int64(stride)
                    call.kernelHeight = Int64(window.kernel)
                    call.kernelWidth = Int64(window.kernel)
                    call.strideY = Int64(window.stride)
                    call.strideX = Int64(window.stride)
                    call.paddingTop = Int64(window.padding)
                    call.paddingLeft = Int64(window.padding)
                    if isMaximum {
                        kernels(level).maximumPool(&call)
                    } else {
                        kernels(level).averagePool(&call)
                    }
                    var worst = 0.0
                    for p in 0..<outHeight * outWidth {
                        for channel in 0..<channels {
                            let values = inside[p * channels + channel]
                            let computed = Double(output.start[p * stride + channel])
                            worst = max(worst, excess(computed, values, isMaximum))
                        }
                    }
                    #expect(
                        worst <= 1,
                        "\(level) \(height)x\(width)x\(channels) \(window) \(fill): \(worst)")
                    #expect(output.isIntact && input.isIntact)
                }
            }
        }
    }

    /// The error of a maximum or mean, relative to what is allowed.
    private func excess(_ computed: Double, _ values: [Double], _ isMaximum: Bool) -> Double {
        if isMaximum { return computed == values.max() ? 0 : .infinity }
        let count = Double(values.count)
        let magnitude = values.reduce(0) { $0 + abs($1) } / count
        let limit = NetworkReference.sumError(terms: values.count + 1) * magnitude + 0x1p-148
        return abs(computed - values.reduce(0, +) / count) / limit
    }

    @Test(arguments: levels, [1, 2, 3, 4, 5, 7, 36, 81])
    func globalMeansStayWithinTheirError(_ level: SIMDLevel, _ pixels: Int) {
        for channels in [1, 8, 13, 32] {
            let stride = NetworkKernels.channelStride(channels)
            for fill in Fill.allCases {
                var numbers = Numbers(seed: 4)
                let picture = numbers.values(pixels * channels, fill)
                let input = padded(picture, channels: channels, shift: 3)
                let output = Guarded(count: stride, shift: 1)
                kernels(level).globalAverage(
                    UnsafePointer(input.start), output.start, pixels, stride)
                for channel in 0..<channels {
                    let values = (0..<pixels).map { Double(picture[$0 * channels + channel]) }
                    let worst = excess(Double(output.start[channel]), values, false)
                    #expect(worst <= 1, "\(level) \(pixels)x\(channels) \(fill): \(worst)")
                }
                #expect(output.isIntact && input.isIntact)
            }
        }
    }

    @Test(arguments: levels)
    func interpolationStaysWithinItsError(_ level: SIMDLevel) {
        for (height, width, channels) in [(1, 1, 3), (2, 5, 8), (3, 4, 17)] {
            for (outHeight, outWidth) in [(1, 1), (5, 9), (6, 8)] {
                for fill in Fill.allCases {
                    check(level, height, width, channels, outHeight, outWidth, fill)
                }
            }
        }
    }

    private func check(
        _ level: SIMDLevel, _ height: Int, _ width: Int, _ channels: Int, _ outHeight: Int,
        _ outWidth: Int, _ fill: Fill
    ) {
        var numbers = Numbers(seed: 8)
        let picture = numbers.values(height * width * channels, fill)
        let stride = NetworkKernels.channelStride(channels)
        let input = padded(picture, channels: channels, shift: 1)
        let output = Guarded(count: outHeight * outWidth * stride, shift: 3)
        let rows = (0..<outHeight).map { _ in Int32(numbers.next() % UInt64(height)) }
        let nextRows = rows.map { min($0 + 1, Int32(height - 1)) }
        let columns = (0..<outWidth).map { _ in Int32(numbers.next() % UInt64(width)) }
        let nextColumns = columns.map { min($0 + 1, Int32(width - 1)) }
        let down = (0..<outHeight).map { _ in abs(numbers.unit()) }
        let across = (0..<outWidth).map { _ in abs(numbers.unit()) }
        withPointers(rows, nextRows, columns, nextColumns) { rows, nextRows, columns, nextColumns in
            withPointers(down, across, down, across) { down, across, _, _ in
                var call = cvs_resize(
                    input: UnsafePointer(input.start), output: output.start,
                    inputWidth: Int64(width), outputHeight: Int64(outHeight),
                    outputWidth: Int64(outWidth), channels: Int64(stride), lowerRow: rows,
                    upperRow: nextRows, rowFraction: down, lowerColumn: columns,
                    upperColumn: nextColumns, columnFraction: across)
                kernels(level).resize(&call)
            }
        }
        let reference = NetworkReference.Picture(height, width, channels, picture)
        let largest = picture.reduce(0) { max($0, abs(Double($1))) }
        var worst = 0.0
        for y in 0..<outHeight {
            for x in 0..<outWidth {
                for channel in 0..<channels {
                    let expected = NetworkReference.bilinear(
                        reference, lowerRow: Int(rows[y]), upperRow: Int(nextRows[y]),
                        rowFraction: Double(down[y]), lowerColumn: Int(columns[x]),
                        upperColumn: Int(nextColumns[x]), columnFraction: Double(across[x]),
                        channel: channel)
                    let computed = Double(output.start[(y * outWidth + x) * stride + channel])
                    let limit = 10 * 0x1p-24 * 4 * largest + 8 * 0x1p-149
                    worst = max(worst, abs(computed - expected) / limit)
                }
            }
        }
        #expect(
            worst <= 1,
            "\(level) \(height)x\(width)x\(channels) -> \(outHeight)x\(outWidth) \(fill): \(worst)")
        #expect(output.isIntact && input.isIntact)
    }

    private func withPointers<Element>(
        _ a: [Element], _ b: [Element], _ c: [Element], _ d: [Element],
        _ body: (
            UnsafePointer<Element>?, UnsafePointer<Element>?, UnsafePointer<Element>?,
            UnsafePointer<Element>?
        ) -> Void
    ) {
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                c.withUnsafeBufferPointer { c in
                    d.withUnsafeBufferPointer { d in
                        body(a.baseAddress, b.baseAddress, c.baseAddress, d.baseAddress)
                    }
                }
            }
        }
    }
}
