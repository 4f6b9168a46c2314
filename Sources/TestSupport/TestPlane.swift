public import VectorCore

/// Sample patterns picked to break arithmetic.
public enum Fill: String, CaseIterable, Sendable {
    /// All 0.
    case zeros
    /// All 255.
    case top
    /// 0 and 255 in random order.
    case extremes
    /// 0 and 255 like a chessboard.
    case chessboard
    /// Every value, random.
    case noise

    func sample(_ x: Int, _ y: Int, _ random: inout SplitMix64) -> UInt8 {
        switch self {
        case .zeros: 0
        case .top: 255
        case .extremes: random.next() & 1 == 0 ? 0 : 255
        case .chessboard: (x + y) % 2 == 0 ? 255 : 0
        case .noise: UInt8(truncatingIfNeeded: random.next() >> 17)
        }
    }
}

/// A plane in guarded memory: reading past its last sample, or before its first, faults, and the
/// padding of its rows holds guard bytes.
///
/// Its views are valid while the plane lives. A plane bound by `let` lives to the end of its scope;
/// one that is only reachable through a collection needs `withExtendedLifetime`.
public final class TestPlane: Sendable {
    private let memory: GuardedMemory
    /// Samples per row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// Distance between rows in bytes.
    public let bytesPerRow: Int
    private let guardValue: UInt8

    /// A plane of guard bytes, to be written; the last row has no padding.
    public init(
        _ width: Int, _ height: Int, padding: Int = 0, flush side: GuardedMemory.Side = .end,
        guardValue: UInt8 = 0xA5
    ) {
        self.width = width
        self.height = height
        self.guardValue = guardValue
        bytesPerRow = width + padding
        memory = GuardedMemory(
            count: bytesPerRow * (height - 1) + width, flush: side, guardValue: guardValue)
    }

    /// A plane of a pattern.
    public convenience init(
        _ width: Int, _ height: Int, _ fill: Fill, seed: UInt64, padding: Int = 0,
        flush side: GuardedMemory.Side = .end, guardValue: UInt8 = 0xA5
    ) {
        self.init(width, height, padding: padding, flush: side, guardValue: guardValue)
        var random = SplitMix64(seed: seed)
        setAll { x, y in fill.sample(x, y, &random) }
    }

    /// Sets every sample, row by row.
    public func setAll(_ sample: (_ x: Int, _ y: Int) -> UInt8) {
        for y in 0..<height {
            for x in 0..<width { memory.base[y * bytesPerRow + x] = sample(x, y) }
        }
    }

    /// The samples, to be read.
    public var view: PlaneView {
        PlaneView(base: memory.base, width: width, height: height, bytesPerRow: bytesPerRow)
    }

    /// The samples, to be written.
    public var mutableView: MutablePlaneView {
        MutablePlaneView(
            base: memory.base, width: width, height: height, bytesPerRow: bytesPerRow)
    }

    /// All samples, row by row without padding.
    public var samples: [UInt8] {
        (0..<height).flatMap { y in (0..<width).map { memory.base[y * bytesPerRow + $0] } }
    }

    /// Whether the padding between rows still holds the guard bytes.
    public var paddingIsIntact: Bool {
        (0..<height - 1).allSatisfy { y in
            (width..<bytesPerRow).allSatisfy { memory.base[y * bytesPerRow + $0] == guardValue }
        }
    }
}
