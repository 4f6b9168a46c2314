import Handoff
import TestSupport
import VectorCore

/// Frames of a texture that moves, and joints made of them.
struct DrawnJoint {
    static let width = 240
    static let height = 136

    /// One frame: where the texture lies, how large it is, how bright.
    struct Frame {
        var x: Float
        var scale: Float = 1
        var light: Float = 0
        var blue: Float = 0
        var gain: Float = 1
        var chroma: Float = 1
        /// Light of the left two thirds alone.
        var lamp: Float = 1
        /// Which noise of coding lies on it: a code more or less on each sixth square of 8; 0 for none.
        var noise: UInt64 = 0
    }

    /// Places of `count` frames that follow each other from `first` on, 1.5 samples a frame.
    static func course(_ first: Int, _ count: Int) -> [Frame] {
        (first..<first + count).map { Frame(x: 1.5 * Float($0)) }
    }

    private static let grains: [Float] = [-1, 1] + [Float](repeating: 0, count: 10)

    static let kernels = KernelTable().plane

    /// - Parameter other: where given, the same colours coded by it.
    static func picture(
        _ frame: Frame, coding: ColourCoding, codedAs other: ColourCoding? = nil
    ) -> JointPicture {
        var luma = [UInt8](repeating: 0, count: width * height)
        var cb = luma
        var cr = luma
        var noise = SplitMix64(seed: frame.noise)
        let squares = (0..<(width / 8 + 1) * (height / 8 + 1)).map { _ in
            frame.noise == 0 ? 0 : Self.grains[Int(noise.next() % 12)]
        }
        for y in 0..<height {
            for x in 0..<width {
                let u = (Float(x) - Float(width) / 2) / frame.scale + frame.x
                let v = (Float(y) - Float(height) / 2) / frame.scale
                let value =
                    118 + 34 * wave(u * 0.043 + v * 0.015) + 30 * wave(v * 0.051 - u * 0.011)
                    + 20 * wave(u * 0.021 + v * 0.063)
                let i = y * width + x
                let gain = frame.gain * (3 * x < 2 * width ? frame.lamp : 1)
                let grain = squares[y / 8 * (width / 8 + 1) + x / 8]
                luma[i] = UInt8(
                    min(235, max(16, 16 + gain * (value - 16) + frame.light + grain)))
                cb[i] = UInt8(
                    min(240, max(16, 128 + frame.chroma * 34 * wave(u * 0.012) + frame.blue)))
                cr[i] = UInt8(
                    min(240, max(16, 128 + frame.chroma * 30 * wave(v * 0.013 + u * 0.005))))
            }
        }
        if let other {
            for i in luma.indices {
                (luma[i], cb[i], cr[i]) = recoded((luma[i], cb[i], cr[i]), coding, other)
            }
        }
        return luma.withUnsafeBufferPointer { l in
            cb.withUnsafeBufferPointer { b in
                cr.withUnsafeBufferPointer { r in
                    func plane(_ p: UnsafeBufferPointer<UInt8>) -> PlaneView {
                        PlaneView(
                            base: p.baseAddress!, width: width, height: height, bytesPerRow: width)
                    }
                    return JointPicture(
                        PlanarPicture(
                            luma: plane(l), cb: plane(b), cr: plane(r), chromaShiftX: 0,
                            chromaShiftY: 0, coding: other ?? coding),
                        size: SIMD2(width, height), kernels: kernels)
                }
            }
        }
    }

    /// The codes of one colour in another coding.
    private static func recoded(
        _ codes: (UInt8, UInt8, UInt8), _ coding: ColourCoding, _ other: ColourCoding
    ) -> (UInt8, UInt8, UInt8) {
        let (from, to) = (coding.coefficients, other.coefficients)
        let y = from.lumaScale * (Float(codes.0) - from.lumaOffset)
        let (b, r) = (Float(codes.1) - 128, Float(codes.2) - 128)
        let red = y + from.crToRed * r
        let green = y + from.cbToGreen * b + from.crToGreen * r
        let blue = y + from.cbToBlue * b
        let (kr, kb) = (Float(other.matrix.redWeight), Float(other.matrix.blueWeight))
        let luma = kr * red + (1 - kr - kb) * green + kb * blue
        func code(_ value: Float) -> UInt8 { UInt8(min(255, max(0, value.rounded()))) }
        return (
            code(luma / to.lumaScale + to.lumaOffset), code((blue - luma) / to.cbToBlue + 128),
            code((red - luma) / to.crToRed + 128)
        )
    }

    /// A smooth wave that does not repeat evenly.
    private static func wave(_ t: Float) -> Float {
        let turns = t - t.rounded(.down)
        let bump = 16 * turns * turns * (1 - turns) * (1 - turns)
        let other = 0.618 * t + 0.3
        let rest = other - other.rounded(.down)
        return bump + 16 * rest * rest * (1 - rest) * (1 - rest) - 1
    }

    static func seam(
        _ before: [Frame], _ after: [Frame],
        coding: ColourCoding = ColourCoding(matrix: .bt709, range: .limited),
        size: SIMD2<Int> = SIMD2(width, height)
    ) -> Seam {
        let first = ColourCoding(matrix: .bt709, range: .limited)
        let joint = JointSequence(
            before: before.map { picture($0, coding: first) },
            after: after.map { picture($0, coding: coding) }, intervals: SIMD2(1 / 24, 1 / 24),
            kernels: kernels)
        return SeamJudge.judge(
            joint,
            clips: SeamJudge.Clips(
                sizes: (SIMD2(width, height), size), rates: SIMD2(24, 24), identityDistance: nil))
    }
}
