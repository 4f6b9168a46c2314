import TestSupport
import Testing
import VectorCore

@Suite struct RowKernelTests {
    @Test(arguments: [8, 9, 10, 12, 16])
    func reducesDepthWithTheSameBitsOnEveryLevel(depth: Int) {
        let reductions: [DepthReduction] = [
            .limited(depth: depth), .full(depth: depth), .fullChroma(depth: depth),
        ]
        for row in RowCase.all {
            let source = Samples<UInt16>(
                count: row.count, flush: row.side, row.fill, depth: depth, seed: row.seed)
            for reduction in reductions {
                let expected = Samples<UInt8>(count: row.count, flush: row.side)
                ConversionReference.reduceDepth(
                    source.pointer, expected.pointer, row.count, reduction)
                for table in tables {
                    let result = Samples<UInt8>(count: row.count, flush: row.side)
                    table.conversion.reduceDepth(
                        source.pointer, result.pointer, row.count, reduction)
                    #expect(result.all == expected.all, "\(table.level): \(row), depth \(depth)")
                }
            }
        }
    }

    /// Every code of every depth against whole-number division.
    @Test(arguments: 8...16)
    func reducesDepthToTheNearestCode(depth: Int) {
        let top = (1 << depth) - 1
        let source = (0...top).map { UInt16($0) }
        var result = [UInt8](repeating: 0, count: source.count)
        let check = { (reduction: DepthReduction, exact: (Int) -> Int) in
            tables[0].conversion.reduceDepth(source, &result, source.count, reduction)
            let wrong = (0...top).first { Int(result[$0]) != min(255, exact($0)) }
            #expect(wrong == nil, "depth \(depth), code \(wrong ?? 0)")
        }
        let step = 1 << (depth - 8)
        check(.limited(depth: depth)) { (2 * $0 + step) / (2 * step) }
        check(.full(depth: depth)) { (2 * $0 * 255 + top) / (2 * top) }
        // 128 + (v − 2^(depth − 1)) · 255 / top
        check(.fullChroma(depth: depth)) {
            (2 * (128 * top + ($0 - (1 << (depth - 1))) * 255) + top) / (2 * top)
        }
    }

    @Test(arguments: [8, 10, 16])
    func comesFromRGBWithTheSameBitsOnEveryLevel(depth: Int) {
        let scale = FromRGBScale(depth: depth)
        for row in RowCase.all {
            let source = (0..<3).map {
                Samples<UInt16>(
                    count: row.count, flush: row.side, row.fill, depth: depth,
                    seed: row.seed + UInt64($0))
            }
            let run = { (body: ([Samples<UInt8>]) -> Void) in
                let target = (0..<3).map { _ in
                    Samples<UInt8>(count: row.count, flush: row.side)
                }
                body(target)
                return target.map(\.all)
            }
            let expected = run {
                ConversionReference.ycbcrFromRGB(
                    source[0].pointer, source[1].pointer, source[2].pointer, $0[0].pointer,
                    $0[1].pointer, $0[2].pointer, row.count, scale)
            }
            for table in tables {
                let result = run {
                    table.conversion.ycbcrFromRGB(
                        source[0].pointer, source[1].pointer, source[2].pointer, $0[0].pointer,
                        $0[1].pointer, $0[2].pointer, row.count, scale)
                }
                #expect(result == expected, "\(table.level): \(row), depth \(depth)")
            }
        }
    }

    @Test func comesFromRGBWithinHalfACode() {
        var worst = 0.0
        let steps = Array(stride(from: 0, through: 255, by: 17)).map { UInt16($0) }
        for red in steps {
            for green in steps {
                for blue in steps {
                    var (y, cb, cr): (UInt8, UInt8, UInt8) = (0, 0, 0)
                    tables[0].conversion.ycbcrFromRGB(
                        [red], [green], [blue], &y, &cb, &cr, 1, FromRGBScale(depth: 8))
                    let (r, g, b) = (Double(red), Double(green), Double(blue))
                    let luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
                    let exact = [
                        luma, min(255, (b - luma) / 1.8556 + 128),
                        min(255, (r - luma) / 1.5748 + 128),
                    ]
                    for (got, wanted) in zip([y, cb, cr], exact) {
                        worst = max(worst, abs(Double(got) - wanted))
                    }
                }
            }
        }
        #expect(worst <= 0.5001, "\(worst)")
    }

    @Test func blendsRowsWithTheSameBitsOnEveryLevel() {
        for row in RowCase.all {
            for above in 0...8 {
                let words = (0..<2).map {
                    Samples<UInt16>(
                        count: row.count, flush: row.side, row.fill, depth: 16,
                        seed: row.seed + UInt64($0))
                }
                let expectedWords = TestFloats(count: row.count, flush: row.side)
                ConversionReference.blendRows(
                    UnsafePointer(words[0].pointer), UnsafePointer(words[1].pointer),
                    above: above, below: 8 - above, zero: 32768, expectedWords.pointer, row.count)
                for table in tables {
                    let result = TestFloats(count: row.count, flush: row.side)
                    table.conversion.blendRows(
                        UnsafePointer(words[0].pointer), UnsafePointer(words[1].pointer),
                        above: above, below: 8 - above, zero: 32768, result.pointer, row.count)
                    #expect(result.bits == expectedWords.bits, "\(table.level): \(row) \(above)")
                }
            }
        }
    }

    @Test(arguments: [(1, 0), (1, 1), (1, 2), (2, 0), (2, 3), (2, 6)])
    func spreadsRowsWithTheSameNumbersOnEveryLevel(shift: Int, halves: Int) {
        for width in lengths + [2, 4, 20, 22, 24, 36, 37, 38, 39, 40, 100] {
            for side in GuardedMemory.Side.allCases {
                let count = (width + (1 << shift) - 1) >> shift
                var random = SplitMix64(seed: UInt64(width))
                let input = TestFloats(count: count, flush: side) { _ in
                    Float(Int(random.next() % 4096) - 2048)
                }
                let expected = TestFloats(count: width, flush: side)
                ConversionReference.spreadRow(
                    input.pointer, count, halves: halves, shift: shift, expected.pointer, width)
                for table in tables {
                    let result = TestFloats(count: width, flush: side)
                    table.conversion.spreadRow(
                        input.pointer, count, halves: halves, shift: shift, result.pointer, width)
                    let same = (0..<width).allSatisfy { result.pointer[$0] == expected.pointer[$0] }
                    #expect(same, "\(table.level): width \(width), shift \(shift), \(halves)")
                }
            }
        }
    }

    @Test(arguments: codings)
    func makesRGBWithTheSameBitsOnEveryLevel(coding: ColourCoding) {
        for row in RowCase.all {
            var random = SplitMix64(seed: row.seed)
            let chroma = (0..<2).map { _ in
                TestFloats(count: row.count, flush: row.side) { _ in
                    Float(Int(random.next() % 16384) - 8192)
                }
            }
            let shallow = Samples<UInt16>(
                count: row.count, flush: row.side, row.fill, depth: 8, seed: row.seed)
            let words = Samples<UInt16>(
                count: row.count, flush: row.side, row.fill, depth: 12, seed: row.seed)
            let factors = ToRGBCoefficients(coding: coding, depth: 8, chromaUnit: 64, top: 255)
            let deep = ToRGBCoefficients(coding: coding, depth: 12, chromaUnit: 64, top: 65535)
            let expected = Samples<UInt8>(count: 3 * row.count, flush: row.side)
            let expectedWords = Samples<UInt16>(count: 3 * row.count, flush: row.side)
            ConversionReference.rgb8Row(
                UnsafePointer(shallow.pointer), chroma[0].pointer, chroma[1].pointer,
                expected.pointer, row.count, factors)
            ConversionReference.rgb16Row(
                words.pointer, chroma[0].pointer, chroma[1].pointer, expectedWords.pointer,
                row.count, deep)
            for table in tables {
                let result = Samples<UInt8>(count: 3 * row.count, flush: row.side)
                table.conversion.rgb8Row(
                    UnsafePointer(shallow.pointer), chroma[0].pointer, chroma[1].pointer,
                    result.pointer, row.count, factors)
                #expect(result.all == expected.all, "\(table.level): \(row), \(coding)")
                let wide = Samples<UInt16>(count: 3 * row.count, flush: row.side)
                table.conversion.rgb16Row(
                    words.pointer, chroma[0].pointer, chroma[1].pointer, wide.pointer, row.count,
                    deep)
                #expect(wide.all == expectedWords.all, "\(table.level): \(row), \(coding)")
            }
        }
    }

    /// Odd widths, with a last pair of one pixel, and both kinds of pairs.
    @Test(arguments: codings, [ByteCoefficients.Spread.none, .onSample, .besideSample])
    func addsTermsWithTheSameBitsOnEveryLevel(
        coding: ColourCoding, spread: ByteCoefficients.Spread
    ) {
        let coefficients = ByteCoefficients(coding: coding, spread: spread)
        for row in RowCase.all {
            for width in spread == .none ? [row.count] : [2 * row.count - 1, 2 * row.count] {
                let chroma = (0..<4).map {
                    Samples<UInt8>(
                        count: row.count, flush: row.side, row.fill, depth: 8,
                        seed: row.seed + UInt64($0))
                }
                let luma = Samples<UInt8>(
                    count: width, flush: row.side, row.fill, depth: 8, seed: row.seed)
                let above = Int(row.seed) % 5
                // The row of luma after it: its terms are made along with the first ones, or not at all.
                let next = row.seed % 2 == 0 ? (above + 3) % 5 : nil
                let stride = row.count + 1
                let rows = next == nil ? 3 : 6
                let expected = (
                    terms: Samples<UInt32>(count: rows * stride, flush: row.side),
                    bytes: Samples<UInt8>(count: 3 * width, flush: row.side)
                )
                for (number, above) in [above, next].compactMap(\.self).enumerated() {
                    ConversionReference.chromaTerms(
                        chroma[0].pointer, chroma[1].pointer, chroma[2].pointer, chroma[3].pointer,
                        above: above, signed(expected.terms) + 3 * stride * number,
                        stride: stride, row.count, coefficients)
                }
                ConversionReference.bytesRow(
                    luma.pointer, signed(expected.terms), stride: stride,
                    expected.bytes.pointer, width, coefficients)
                for table in tables {
                    let terms = Samples<UInt32>(count: rows * stride, flush: row.side)
                    let bytes = Samples<UInt8>(count: 3 * width, flush: row.side)
                    table.conversion.chromaTerms(
                        chroma[0].pointer, chroma[1].pointer, chroma[2].pointer,
                        chroma[3].pointer, above: above, next: next, signed(terms),
                        stride: stride, row.count, coefficients)
                    #expect(terms.all == expected.terms.all, "\(table.level): \(row) \(spread)")
                    table.conversion.bytesRow(
                        luma.pointer, signed(terms), stride: stride, bytes.pointer, width,
                        coefficients)
                    #expect(bytes.all == expected.bytes.all, "\(table.level): \(row) \(spread)")
                }
            }
        }
    }

    private func signed(_ samples: Samples<UInt32>) -> UnsafeMutablePointer<Int32> {
        // Safety: both kinds of number have one size, and the memory is used as the signed kind alone.
        UnsafeMutableRawPointer(samples.pointer).assumingMemoryBound(to: Int32.self)
    }
}
