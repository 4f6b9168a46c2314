import TestSupport
import VectorCore

/// What every kernel is checked over: sizes around each unroll factor, patterns, padding, and which
/// side of the memory is guarded by a fault.
struct PlaneCase: CustomStringConvertible {
    let width: Int
    let height: Int
    let fill: Fill
    let padding: Int
    let side: GuardedMemory.Side

    static let sizes = [
        (1, 1), (1, 7), (7, 1), (2, 2), (3, 3), (5, 4), (8, 8), (9, 12), (15, 16), (16, 9),
        (17, 17), (18, 8), (23, 10), (31, 5), (33, 34), (34, 16), (40, 21), (50, 12), (64, 8),
        (65, 13), (83, 35), (130, 11),
    ]

    static let all: [PlaneCase] = sizes.flatMap { size in
        Fill.allCases.flatMap { fill in
            [(0, GuardedMemory.Side.end), (13, .start), (3, .end)].map { padding, side in
                PlaneCase(
                    width: size.0, height: size.1, fill: fill, padding: padding, side: side)
            }
        }
    }

    func plane(seed: UInt64, _ width: Int? = nil, _ height: Int? = nil) -> TestPlane {
        TestPlane(
            width ?? self.width, height ?? self.height, fill, seed: seed, padding: padding,
            flush: side, guardValue: UInt8(truncatingIfNeeded: 91 &* padding))
    }

    var description: String {
        "\(width) × \(height), fill \(fill), padding \(padding), guarded \(side)"
    }
}

/// The tables of every level that this machine runs.
let tables = SIMDLevel.allCases.filter(\.isSupported).map { KernelTable(level: $0) }
