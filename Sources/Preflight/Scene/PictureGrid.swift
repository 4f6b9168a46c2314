import VectorCore

/// Every n-th sample of a picture's luma in full-range codes: small, and as clipped as the picture is,
/// which an average would not be.
struct PictureGrid {
    /// The longer side is at most this.
    static let longSide = 768

    let width: Int
    let height: Int
    /// Picture pixels to one of the grid.
    let step: Float
    /// 0...255, black to white, row by row.
    let luma: [UInt8]
    /// Whether the sample belongs to a backdrop of plain white or plain black.
    let isBackdrop: [Bool]
    /// `white` or `black`, where there is such a backdrop.
    let backdrop: String?

    /// Code from which on a sample has lost its detail to white, and up to which to black.
    static let white: UInt8 = 250
    static let black: UInt8 = 5

    init(of picture: PlanarPicture) {
        let long = max(picture.width, picture.height)
        let step = max(1, Float(long) / Float(Self.longSide))
        let width = max(1, Int(Float(picture.width) / step))
        let height = max(1, Int(Float(picture.height) / step))
        let coding = picture.coding.coefficients.codeValues
        let codes = (0..<256).map { code -> UInt8 in
            let value = coding.lumaScale * (Float(code) - coding.lumaOffset)
            return UInt8(min(max(value, 0), 255).rounded())
        }
        var luma = [UInt8](repeating: 0, count: width * height)
        for y in 0..<height {
            let row =
                picture.luma.base
                + min(picture.height - 1, Int((Float(y) + 0.5) * step)) * picture.luma.bytesPerRow
            for x in 0..<width {
                luma[y * width + x] =
                    codes[Int(row[min(picture.width - 1, Int((Float(x) + 0.5) * step))])]
            }
        }
        self.width = width
        self.height = height
        self.step = step
        self.luma = luma
        (isBackdrop, backdrop) = Self.backdrop(of: luma, width, height)
    }

    /// Share of samples for which `condition` holds, among those off a plain backdrop; `nil` when the
    /// backdrop is all there is.
    func share(where condition: (UInt8) -> Bool) -> Double? {
        var all = 0
        var found = 0
        for (value, isOff) in zip(luma, isBackdrop) where !isOff {
            all += 1
            if condition(value) { found += 1 }
        }
        // What is left of a cut-out of nothing says nothing.
        guard all * 50 > luma.count else { return nil }
        return Double(found) / Double(all)
    }

    /// A backdrop is paper or a lit wall, not a blown window: seven tenths of the frame's edge, along the
    /// top and down the upper half of both sides, are nearly as white (or black) as it is.
    private static func backdrop(
        of luma: [UInt8], _ width: Int, _ height: Int
    ) -> ([Bool], String?) {
        let none = [Bool](repeating: false, count: luma.count)
        guard width > 8, height > 8 else { return (none, nil) }
        var edge = Array(luma[..<width])
        for y in 0..<height / 2 {
            edge.append(luma[y * width])
            edge.append(luma[y * width + width - 1])
        }
        if edge.count(where: { $0 >= 225 }) * 10 >= 7 * edge.count {
            return (flooded(luma, width, height) { $0 >= white - 10 }, "white")
        }
        if edge.count(where: { $0 <= 8 }) * 10 >= 7 * edge.count {
            return (flooded(luma, width, height) { $0 <= black + 10 }, "black")
        }
        return (none, nil)
    }

    /// What of the samples that pass `isPlain` hangs together with the frame's edge.
    private static func flooded(
        _ luma: [UInt8], _ width: Int, _ height: Int, _ isPlain: (UInt8) -> Bool
    ) -> [Bool] {
        var reached = [Bool](repeating: false, count: luma.count)
        var open: [Int] = []
        func visit(_ index: Int) {
            guard !reached[index], isPlain(luma[index]) else { return }
            reached[index] = true
            open.append(index)
        }
        for x in 0..<width {
            visit(x)
            visit((height - 1) * width + x)
        }
        for y in 0..<height {
            visit(y * width)
            visit(y * width + width - 1)
        }
        while let index = open.popLast() {
            let x = index % width
            if x > 0 { visit(index - 1) }
            if x + 1 < width { visit(index + 1) }
            if index >= width { visit(index - width) }
            if index + width < luma.count { visit(index + width) }
        }
        return reached
    }
}
