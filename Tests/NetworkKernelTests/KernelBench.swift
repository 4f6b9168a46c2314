internal import VectorCore

/// Deterministic numbers (SplitMix64, Steele, Lea and Flood, 2014).
struct Numbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform in -1 ..< 1, a multiple of 2⁻²³.
    mutating func unit() -> Float { Float(Int64(next() >> 40) - (1 << 23)) * 0x1p-23 }

    mutating func values(_ count: Int, _ fill: Fill) -> [Float] {
        (0..<count).map { _ in
            switch fill {
            case .zeros: 0
            case .noise: unit()
            case .large: unit() * 0x1p60
            case .cancelling: (next() & 1 == 0 ? 1 : -1) * (1 + unit() * 0x1p-12)
            case .tiny: unit() * 0x1p-140
            }
        }
    }
}

/// What inputs are filled with.
enum Fill: CaseIterable, Sendable { case zeros, noise, large, cancelling, tiny }

/// A stretch of floats at an odd address, between guards that must survive.
final class Guarded {
    let start: UnsafeMutablePointer<Float>
    private let base: UnsafeMutablePointer<Float>
    private let count: Int
    private static let guardCount = 32
    private static let mark = Float(bitPattern: 0x7FC0_BEEF)

    /// - Parameter shift: Floats by which `start` is off a 64-byte line.
    init(count: Int, shift: Int, fill: [Float] = []) {
        self.count = count
        let total = count + 2 * Self.guardCount + shift
        let raw = UnsafeMutableRawPointer.allocate(byteCount: total * 4, alignment: 64)
        base = raw.initializeMemory(as: Float.self, repeating: Self.mark, count: total)
        start = base + Self.guardCount + shift
        for (index, value) in fill.enumerated() { start[index] = value }
        end = total
        offset = Self.guardCount + shift
    }

    private let end: Int
    private let offset: Int

    deinit { UnsafeMutableRawPointer(base).deallocate() }

    var isIntact: Bool {
        let before = (0..<offset).allSatisfy { base[$0].bitPattern == Self.mark.bitPattern }
        let after = (offset + count..<end).allSatisfy {
            base[$0].bitPattern == Self.mark.bitPattern
        }
        return before && after
    }
}

/// A picture with its channels padded to the stride, at an odd address. The padding holds `junk`.
func padded(
    _ values: [Float], channels: Int, shift: Int, junk: Float = 12_345
) -> Guarded {
    let stride = NetworkKernels.channelStride(channels)
    let pixels = values.count / channels
    var fill = [Float](repeating: junk, count: pixels * stride)
    for pixel in 0..<pixels {
        for channel in 0..<channels {
            fill[pixel * stride + channel] = values[pixel * channels + channel]
        }
    }
    return Guarded(count: fill.count, shift: shift, fill: fill)
}

/// The levels that this machine runs.
let levels = SIMDLevel.allCases.filter(\.isSupported)

func kernels(_ level: SIMDLevel) -> NetworkKernels { KernelTable(level: level).network }

extension NetworkReference.Picture {
    init(_ height: Int, _ width: Int, _ channels: Int, _ values: [Float]) {
        self.init(
            height: height, width: width, channels: channels, values: values.map(Double.init))
    }
}
