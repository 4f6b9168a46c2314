import Embeddings
import TestSupport
import VectorCore

/// A scene drawn by code, to be seen through changes of light, colour and camera with known size.
///
/// The scene is a smooth mosaic of 12 × 8 colours with fine detail over it; `View` says how a frame
/// sees it. Full-range BT.709, 4:4:4.
struct DrawnScene {
    static let width = 192
    static let height = 128
    private let mosaic: [SIMD3<Float>]

    init(seed: UInt64 = 7) {
        var random = SplitMix64(seed: seed)
        mosaic = (0..<96).map { _ in
            SIMD3(
                0.15 + 0.6 * random.unitFloat(), 0.15 + 0.6 * random.unitFloat(),
                0.15 + 0.6 * random.unitFloat())
        }
    }

    struct View {
        /// Factor on linear light.
        var light: Float = 1
        /// Factor on coded values about mid-grey.
        var contrast: Float = 1
        /// Factor on chroma.
        var chroma: Float = 1
        /// Added to red and taken from blue, in coded values.
        var warmth: Float = 0
        /// Shift in samples.
        var shift = SIMD2<Float>(0, 0)
        /// Amplitude of fine detail, in coded values.
        var detail: Float = 0.04
        var isBlack = false
    }

    /// The scene's embedding as seen by `view`.
    func embedding(_ view: View = View(), frame: Int = 0) -> FrameEmbedding {
        let count = Self.width * Self.height
        var planes = [[UInt8]](repeating: [UInt8](repeating: 0, count: count), count: 3)
        for y in 0..<Self.height {
            for x in 0..<Self.width {
                let codes = Self.codes(of: colour(x, y, view))
                for k in 0..<3 { planes[k][y * Self.width + x] = codes[k] }
            }
        }
        return planes[0].withUnsafeBufferPointer { luma in
            planes[1].withUnsafeBufferPointer { cb in
                planes[2].withUnsafeBufferPointer { cr in
                    func plane(_ samples: UnsafeBufferPointer<UInt8>) -> PlaneView {
                        PlaneView(
                            base: samples.baseAddress!, width: Self.width, height: Self.height,
                            bytesPerRow: Self.width)
                    }
                    let picture = PlanarPicture(
                        luma: plane(luma), cb: plane(cb), cr: plane(cr), chromaShiftX: 0,
                        chromaShiftY: 0, coding: ColourCoding(matrix: .bt709, range: .full))
                    return FrameEmbedder(
                        kernels: KernelTable().plane, reducedWidth: Self.width,
                        reducedHeight: Self.height, shape: SIMD2(Self.width, Self.height)
                    ).embed(picture, reduced: picture, face: nil, frame: frame)
                }
            }
        }
    }

    private func colour(_ x: Int, _ y: Int, _ view: View) -> SIMD3<Float> {
        guard !view.isBlack else { return .zero }
        let u = (Float(x) + view.shift.x) / Float(Self.width) * 11
        let v = (Float(y) + view.shift.y) / Float(Self.height) * 7
        var rgb = sample(u, v)
        let phase = (x &* 7 &+ y &* 13) % 4
        rgb += SIMD3(repeating: view.detail * (phase < 2 ? 1 : -1))
        let mean = (rgb * SIMD3(0.2126, 0.7152, 0.0722)).sum()
        rgb = SIMD3(repeating: mean) + (rgb - SIMD3(repeating: mean)) * view.chroma
        rgb = SIMD3(repeating: 0.45) + (rgb - SIMD3(repeating: 0.45)) * view.contrast
        rgb += SIMD3(view.warmth, 0, -view.warmth)
        // Coded values follow linear light to the power 1 / 2.2, near enough to sRGB here.
        var factor: Float = 1
        if view.light != 1 { factor = Self.power(view.light, 1 / 2.2) }
        return rgb * factor
    }

    private static func power(_ base: Float, _ exponent: Float) -> Float {
        // log and exp by series are enough for factors between 0.4 and 2.5.
        var logarithm: Float = 0
        let z = (base - 1) / (base + 1)
        var term = z
        for k in stride(from: 1, through: 21, by: 2) {
            logarithm += 2 * term / Float(k)
            term *= z * z
        }
        var result: Float = 1
        var power: Float = 1
        for k in 1...12 {
            power *= logarithm * exponent / Float(k)
            result += power
        }
        return result
    }

    private func sample(_ u: Float, _ v: Float) -> SIMD3<Float> {
        let x = min(max(u, 0), 10.999)
        let y = min(max(v, 0), 6.999)
        let (i, j) = (Int(x), Int(y))
        let (fx, fy) = (x - Float(i), y - Float(j))
        func cell(_ c: Int, _ r: Int) -> SIMD3<Float> { mosaic[r * 12 + c] }
        let top = cell(i, j) * (1 - fx) + cell(i + 1, j) * fx
        let bottom = cell(i, j + 1) * (1 - fx) + cell(i + 1, j + 1) * fx
        return top * (1 - fy) + bottom * fy
    }

    private static func codes(of rgb: SIMD3<Float>) -> [UInt8] {
        let y = 0.2126 * rgb.x + 0.7152 * rgb.y + 0.0722 * rgb.z
        let cb = (rgb.z - y) / 1.8556
        let cr = (rgb.x - y) / 1.5748
        return [y * 255, cb * 255 + 128, cr * 255 + 128].map {
            UInt8(min(max($0 + 0.5, 0), 255))
        }
    }
}

/// A take of the scene: `count` frames at 24 a second, `change` from frame `onset` on.
func drawnTake(
    _ scene: DrawnScene = DrawnScene(), count: Int = 30, onset: Int = 20,
    anchor: FrameEmbedding? = nil, change: (inout DrawnScene.View) -> Void
) -> TakeEmbeddings {
    var view = DrawnScene.View()
    change(&view)
    let changed = view
    return TakeEmbeddings(
        frames: (0..<count).map {
            scene.embedding($0 < onset ? DrawnScene.View() : changed, frame: $0)
        },
        seconds: (0..<count).map { Double($0) / 24 }, anchor: anchor)
}
