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
    /// Peak signal to noise ratio of luma in dB at the size compared; `nil` where both are the same.
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
        let (a, b) = (first.coding.coefficients, second.coding.coefficients)
        var sum = 0.0
        for i in 0..<first.width * first.height {
            let gap =
                255 * a.lumaScale * (Float(first.luma.base[i]) - a.lumaOffset)
                - 255 * b.lumaScale * (Float(second.luma.base[i]) - b.lumaOffset)
            sum += Double(gap * gap)
        }
        let mean = sum / Double(first.width * first.height)
        psnr = mean > 0 ? Float(10 * log10(255 * 255 / mean)) : nil
    }
}
