import TestSupport
import VectorCore

/// The tables of every level that this machine runs.
let tables = SIMDLevel.allCases.filter(\.isSupported).map { KernelTable(level: $0) }

/// Lengths around every unroll factor.
let lengths = [1, 2, 3, 7, 8, 9, 11, 15, 16, 17, 18, 21, 31, 32, 33, 35, 63, 64, 65, 257]

/// Samples in guarded memory: reading or writing past either end, as `side` says, ends the test.
struct Samples<Element: FixedWidthInteger & UnsignedInteger & BitwiseCopyable> {
    let memory: GuardedMemory
    let count: Int

    var pointer: UnsafeMutablePointer<Element> {
        // Safety: the memory is used as elements of one kind only; loads in the kernels take any
        // alignment, and this base is aligned to the element because whole elements end at a page.
        UnsafeMutableRawPointer(memory.base).assumingMemoryBound(to: Element.self)
    }

    var all: [Element] { Array(UnsafeBufferPointer(start: pointer, count: count)) }

    init(count: Int, flush side: GuardedMemory.Side) {
        self.count = count
        memory = GuardedMemory(count: count * MemoryLayout<Element>.size, flush: side)
    }

    /// Samples of `depth` bits in a pattern picked to break arithmetic.
    init(count: Int, flush side: GuardedMemory.Side, _ fill: SampleFill, depth: Int, seed: UInt64) {
        self.init(count: count, flush: side)
        var random = SplitMix64(seed: seed)
        let top = (1 << depth) - 1
        for i in 0..<count {
            let value =
                switch fill {
                case .zeros: 0
                case .top: top
                case .extremes: random.next() & 1 == 0 ? 0 : top
                case .noise: Int(truncatingIfNeeded: random.next() >> 20) & top
                }
            pointer[i] = Element(truncatingIfNeeded: value)
        }
    }
}

enum SampleFill: String, CaseIterable {
    case zeros
    case top
    case extremes
    case noise
}

/// Every length, side and pattern, each with a seed of its own.
struct RowCase: CustomStringConvertible {
    let count: Int
    let side: GuardedMemory.Side
    let fill: SampleFill
    let seed: UInt64

    var description: String { "length \(count), flush \(side), fill \(fill), seed \(seed)" }

    static let all = lengths.flatMap { count in
        GuardedMemory.Side.allCases.flatMap { side in
            SampleFill.allCases.map { fill in
                RowCase(count: count, side: side, fill: fill, seed: UInt64(count))
            }
        }
    }
}

let codings = ColourCoding.Matrix.allCases.flatMap { matrix in
    ColourCoding.Range.allCases.map { ColourCoding(matrix: matrix, range: $0) }
}
