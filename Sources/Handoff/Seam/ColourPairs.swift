import Channels
internal import Glibc
import Drift
import Embeddings
import VectorCore

/// Mean colours of the same places in two pictures, block by block, as coded.
struct ColourPairs {
    /// Mean Y′, Cb, Cr codes of each place in the first and in the second picture.
    let codes: [(first: SIMD3<Float>, second: SIMD3<Float>)]
    /// The block of the first picture that each of `codes` is of.
    let blocks: [Int]
    let firstCoding: ColourCoding
    let secondCoding: ColourCoding
    /// What a grade explains of `differences`: each of Y′, Cb, Cr with a gain and an offset of its own.
    let gradedDifferences: [SIMD3<Float>]

    /// Places are the blocks of `motion`: certain ones where they were found, others where `framing`
    /// puts them. The tenth that differ most in what they show are left out: something else is there.
    init(
        _ first: JointPicture, _ second: JointPicture, motion: BlockMotion, framing: FramingFit?
    ) {
        firstCoding = first.coding
        secondCoding = second.coding
        let limit = RobustStatistics.quantile(motion.blocks.map(\.difference), 0.9) ?? 0
        var codes: [(first: SIMD3<Float>, second: SIMD3<Float>)] = []
        let half = Float(BlockMotion.side) / 2
        var blocks: [Int] = []
        for (index, block) in motion.blocks.enumerated() where block.difference <= limit {
            let target =
                block.isCertain
                ? block.centre + block.vector
                : framing?.place(of: block.centre, width: first.width, height: first.height)
                    ?? block.centre
            guard target.x >= half, target.y >= half, target.x + half <= Float(second.width),
                target.y + half <= Float(second.height)
            else { continue }
            codes.append((Self.mean(first, block.centre), Self.mean(second, target)))
            blocks.append(index)
        }
        self.codes = codes
        self.blocks = blocks
        gradedDifferences = Self.grade(codes, first.coding, second.coding)
    }

    private static func grade(
        _ codes: [(first: SIMD3<Float>, second: SIMD3<Float>)], _ firstCoding: ColourCoding,
        _ secondCoding: ColourCoding
    ) -> [SIMD3<Float>] {
        var gains = SIMD3<Float>(repeating: 1)
        var offsets = SIMD3<Float>.zero
        for k in 0..<3 where !codes.isEmpty {
            let line = line(codes.map { ($0.first[k], $0.second[k]) })
            gains[k] = line.slope
            offsets[k] = line.offset
        }
        return codes.map {
            rgb($0.first * gains + offsets, secondCoding) - rgb($0.first, firstCoding)
        }
    }

    private static func mean(_ picture: JointPicture, _ centre: SIMD2<Float>) -> SIMD3<Float> {
        // The inner 12 × 12 samples, at whole places.
        let reach = BlockMotion.side / 2 - 2
        let x = min(max(Int(centre.x.rounded()), reach), picture.width - reach)
        let y = min(max(Int(centre.y.rounded()), reach), picture.height - reach)
        var sums = SIMD3<Int>.zero
        for row in y - reach..<y + reach {
            for column in x - reach..<x + reach {
                sums &+= SIMD3(
                    Int(picture.luma.base[row * picture.luma.bytesPerRow + column]),
                    Int(picture.cb.base[row * picture.cb.bytesPerRow + column]),
                    Int(picture.cr.base[row * picture.cr.bytesPerRow + column]))
            }
        }
        return SIMD3(Float(sums.x), Float(sums.y), Float(sums.z)) / Float(4 * reach * reach)
    }

    /// R′G′B′ of a colour as coded, 0...255, not clamped.
    static func rgb(_ code: SIMD3<Float>, _ coding: ColourCoding) -> SIMD3<Float> {
        let c = coding.coefficients
        let y = c.lumaScale * (code.x - c.lumaOffset)
        let (u, v) = (code.y - 128, code.z - 128)
        return 255
            * SIMD3(y + c.crToRed * v, y + c.cbToGreen * u + c.crToGreen * v, y + c.cbToBlue * u)
    }

    /// CIELab of a colour as coded.
    static func lab(_ code: SIMD3<Float>, _ coding: ColourCoding) -> CIELab {
        let rgb = rgb(code, coding) / 255
        return CIELab(
            linear: SIMD3(linear(rgb.x), linear(rgb.y), linear(rgb.z)))
    }

    /// R′G′B′ of the first, place by place, in codes.
    var firstColours: [SIMD3<Float>] { codes.map { Self.rgb($0.first, firstCoding) } }

    /// R′G′B′ of the second less that of the first, place by place, in codes.
    var differences: [SIMD3<Float>] {
        codes.map { Self.rgb($0.second, secondCoding) - Self.rgb($0.first, firstCoding) }
    }

    /// What `differences` would be if one of the two, read as `coding`, were the other.
    func differences(rereading second: Bool, as coding: ColourCoding) -> [SIMD3<Float>] {
        codes.map {
            second
                ? Self.rgb($0.second, secondCoding) - Self.rgb($0.second, coding)
                : Self.rgb($0.first, coding) - Self.rgb($0.first, firstCoding)
        }
    }

    /// Luma of both, place by place, read as stated or as a mix-up says; share of full scale.
    func levels(reading mixUp: CodingMixUp? = nil) -> [(first: Float, second: Float)] {
        let (first, second) = codings(reading: mixUp)
        return codes.map { (Self.level($0.first, first), Self.level($0.second, second)) }
    }

    private func codings(reading mixUp: CodingMixUp?) -> (ColourCoding, ColourCoding) {
        guard let mixUp else { return (firstCoding, secondCoding) }
        return mixUp.rereadsSecond ? (firstCoding, mixUp.read) : (mixUp.read, secondCoding)
    }

    /// What lies between the two, both read as stated or as a mix-up says.
    func step(reading mixUp: CodingMixUp? = nil) -> Step? {
        guard codes.count >= 12 else { return nil }
        let (firstCoding, secondCoding) = codings(reading: mixUp)
        let labs = codes.map {
            (Self.lab($0.first, firstCoding), Self.lab($0.second, secondCoding))
        }
        func median(_ values: [Float]) -> Float { RobustStatistics.median(values) ?? 0 }
        return Step(
            luma: median(levels(reading: mixUp).map { $0.second - $0.first }),
            a: median(labs.map { $1.a - $0.a }), b: median(labs.map { $1.b - $0.b }),
            deltaE: median(labs.map { $0.0.difference(from: $0.1) }))
    }

    /// A step of light and colour from the first picture to the second; medians over places.
    struct Step {
        /// Y′ of R′G′B′, share of full scale.
        var luma: Float
        /// CIELab a*.
        var a: Float
        /// CIELab b*.
        var b: Float
        /// ΔE00, not signed.
        var deltaE: Float
        /// Length of the step in a* and b*.
        var chroma: Float { (a * a + b * b).squareRoot() }
    }

    /// Luma of R′G′B′ by the weights of BT.709, whatever the coding: what is coded as Y′ is another sum under
    /// another matrix.
    private static func level(_ code: SIMD3<Float>, _ coding: ColourCoding) -> Float {
        (rgb(code, coding) * SIMD3(0.2126, 0.7152, 0.0722)).sum() / 255
    }

    /// The reduced major axis through the 80 % of points nearest to it, three rounds.
    private static func line(_ points: [(Float, Float)]) -> (slope: Float, offset: Float) {
        var kept = points
        var result: (slope: Float, offset: Float) = (1, 0)
        for _ in 0..<3 {
            let n = Float(kept.count)
            let meanX = kept.reduce(0) { $0 + $1.0 } / n
            let meanY = kept.reduce(0) { $0 + $1.1 } / n
            let spreadX = kept.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) }
            let spreadY = kept.reduce(0) { $0 + ($1.1 - meanY) * ($1.1 - meanY) }
            // A channel without colour has no gain to speak of.
            let slope = spreadX > 2 * n && spreadY > 2 * n ? (spreadY / spreadX).squareRoot() : 1
            result = (slope, meanY - slope * meanX)
            let gaps = points.map { abs($0.1 - result.slope * $0.0 - result.offset) }
            let limit = RobustStatistics.quantile(gaps, 0.8) ?? 0
            kept = zip(points, gaps).filter { $0.1 <= limit }.map(\.0)
            guard kept.count >= 12 else { break }
        }
        return result
    }

    private static func linear(_ coded: Float) -> Float {
        let x = min(max(coded, 0), 1)
        return x <= 0.04045 ? x / 12.92 : powf((x + 0.055) / 1.055, 2.4)
    }
}
