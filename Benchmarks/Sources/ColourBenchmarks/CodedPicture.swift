import VectorCore

/// A smooth picture of one coding: every code of the coding's range is met somewhere.
struct CodedPicture {
    /// Subsampling and place of chroma, by its usual name.
    struct Sampling: Hashable {
        let name: String
        let shiftX: Int
        let shiftY: Int
        let site: String

        static let all = [
            Sampling(name: "4:2:0 left", shiftX: 1, shiftY: 1, site: "left"),
            Sampling(name: "4:2:0 centre", shiftX: 1, shiftY: 1, site: "center"),
            Sampling(name: "4:2:0 top left", shiftX: 1, shiftY: 1, site: "topleft"),
            Sampling(name: "4:2:2 left", shiftX: 1, shiftY: 0, site: "left"),
            Sampling(name: "4:4:4", shiftX: 0, shiftY: 0, site: "left"),
        ]
    }

    let width: Int
    let height: Int
    let sampling: Sampling
    let depth: Int
    let coding: ColourCoding
    /// Luma, Cb, Cr in words, rows without padding.
    let words: [[UInt16]]
    /// The same in bytes, of 8 bits alone.
    let bytes: [[UInt8]]

    var chromaWidth: Int { (width + (1 << sampling.shiftX) - 1) >> sampling.shiftX }
    var chromaHeight: Int { (height + (1 << sampling.shiftY) - 1) >> sampling.shiftY }

    init(_ width: Int, _ height: Int, _ sampling: Sampling, depth: Int, coding: ColourCoding) {
        self.width = width
        self.height = height
        self.sampling = sampling
        self.depth = depth
        self.coding = coding
        let step = 1 << (depth - 8)
        let isFull = coding.range == .full
        let top = (1 << depth) - 1
        let luma = isFull ? (0, top) : (16 * step, 235 * step)
        // Half of the span: most of these colours lie inside the cube of R′G′B′.
        let chroma = isFull ? (top / 4, top * 3 / 4) : (72 * step, 184 * step)
        let size = (
            (width + (1 << sampling.shiftX) - 1) >> sampling.shiftX,
            (height + (1 << sampling.shiftY) - 1) >> sampling.shiftY
        )
        let ramp = { (x: Int, y: Int, period: Int, limits: (Int, Int)) -> UInt16 in
            // A triangle, so that neither border nor middle is met more often.
            let phase = (x + 2 * y) % (2 * period)
            let place = phase < period ? phase : 2 * period - phase
            return UInt16(limits.0 + (limits.1 - limits.0) * place / period)
        }
        words = [
            (0..<width * height).map { ramp($0 % width, $0 / width, 97, luma) },
            (0..<size.0 * size.1).map { ramp($0 % size.0, $0 / size.0, 61, chroma) },
            (0..<size.0 * size.1).map { ramp(3 * ($0 % size.0), $0 / size.0, 89, chroma) },
        ]
        bytes = depth == 8 ? words.map { $0.map { UInt8($0) } } : []
    }

    /// R′G′B′ in 0...1 in double precision, cut: what the standards define, chroma interpolated linearly.
    ///
    /// Source: ITU-R BT.601-7 §2.5, BT.709-6 §3, BT.2020-2 table 4, ITU-T H.273 §8.3 and figure 3.
    func exact() -> [Double] {
        let step = Double(1 << (depth - 8))
        let whole = Double(1 << depth) - 1
        let isFull = coding.range == .full
        let (kr, kb) = (coding.matrix.redWeight, coding.matrix.blueWeight)
        var result: [Double] = []
        result.reserveCapacity(3 * width * height)
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
                result += [red, green, blue].map { min(max($0, 0), 1) }
            }
        }
        return result
    }

    /// Chroma at the place of luma sample (x, y), edges repeated.
    private func interpolated(_ plane: [UInt16], _ x: Int, _ y: Int) -> Double {
        let (stepX, stepY) = (Double(1 << sampling.shiftX), Double(1 << sampling.shiftY))
        let across = sampling.site == "center" ? (stepX - 1) / 2 : 0
        let down = sampling.site == "topleft" ? 0 : (stepY - 1) / 2
        let (column, row) = ((Double(x) - across) / stepX, (Double(y) - down) / stepY)
        let (left, upper) = (column.rounded(.down), row.rounded(.down))
        let sample = { (i: Double, j: Double) -> Double in
            let i = min(max(Int(i), 0), chromaWidth - 1)
            let j = min(max(Int(j), 0), chromaHeight - 1)
            return Double(plane[j * chromaWidth + i])
        }
        let (fx, fy) = (column - left, row - upper)
        let above = sample(left, upper) * (1 - fx) + sample(left + 1, upper) * fx
        let below = sample(left, upper + 1) * (1 - fx) + sample(left + 1, upper + 1) * fx
        return above * (1 - fy) + below * fy
    }
}
