internal import Glibc
public import VectorCore

/// How one picture lies over another of the same scene: a still and the frame that was made of it.
public struct FrameMatch: Sendable {
    /// Whether the blocks of one are found in the other; nothing else is measured where they are not.
    public let isRelated: Bool
    /// Size in the second over size in the first, across.
    public private(set) var scaleX: Float?
    /// Likewise, down.
    public private(set) var scaleY: Float?
    /// Shift of the centre, in shares of width and height.
    public private(set) var shift: SIMD2<Float>?
    /// Luma of the second less that of the first, share of full scale.
    public private(set) var lumaStep: Float?
    /// ΔE00, the median over places.
    public private(set) var deltaE: Float?
    /// Peak signal to noise ratio in dB at the size compared, of the luma that the second's matrix makes of both
    /// pictures' colours; `nil` where both are the same.
    public private(set) var psnr: Float?
    /// The coding that was mixed up, if one was.
    public private(set) var mixUp: CodingMixUp?

    /// Compares two pictures of one size.
    public init(_ first: JointPicture, _ second: JointPicture, kernels: PlaneKernels) {
        let motion = BlockMotion(from: first, to: second, reach: 14, kernels: kernels)
        let differences = motion.blocks.map(\.difference).sorted()
        isRelated =
            differences.isEmpty || differences[differences.count / 2] <= 10
            || first.distance(to: second, kernels: kernels) < 8
        guard isRelated else { return }
        let framing = FramingFit(motion, width: first.width, height: first.height)
        if let framing, framing.agreement > 0.3 {
            scaleX = framing.scaleX
            scaleY = framing.scaleY
            shift = SIMD2(
                framing.shift.x / Float(first.width), framing.shift.y / Float(first.height))
        }
        let pairs = ColourPairs(first, second, motion: motion, framing: framing)
        if let step = pairs.step() {
            lumaStep = step.luma
            deltaE = step.deltaE
        }
        mixUp = CodingMixUp(pairs, natural: [])
        let matrix = second.coding.matrix
        let (a, b) = (LumaWeights(first.coding, matrix), LumaWeights(second.coding, matrix))
        var sum = 0.0
        for i in 0..<first.width * first.height {
            let gap = a.luma(first, i) - b.luma(second, i)
            sum += Double(gap * gap)
        }
        let mean = sum / Double(first.width * first.height)
        psnr = mean > 0 ? Float(10 * log10(255 * 255 / mean)) : nil
    }
}

/// The luma, 0...255, that a matrix makes of colours which another one coded: one colour has two lumas where a
/// still and a take do not share their matrix.
private struct LumaWeights {
    private let offset: Float
    private let perLuma: Float
    private let perCb: Float
    private let perCr: Float

    init(_ coding: ColourCoding, _ matrix: ColourCoding.Matrix) {
        let codes = coding.coefficients
        let (red, blue) = (Float(matrix.redWeight), Float(matrix.blueWeight))
        let green = 1 - red - blue
        offset = codes.lumaOffset
        perLuma = 255 * codes.lumaScale
        guard coding.matrix != matrix else {
            (perCb, perCr) = (0, 0)
            return
        }
        perCb = 255 * (green * codes.cbToGreen + blue * codes.cbToBlue)
        perCr = 255 * (red * codes.crToRed + green * codes.crToGreen)
    }

    func luma(_ picture: JointPicture, _ place: Int) -> Float {
        perLuma * (Float(picture.luma.base[place]) - offset)
            + perCb * (Float(picture.cb.base[place]) - 128)
            + perCr * (Float(picture.cr.base[place]) - 128)
    }
}
