internal import CVectorShims

/// An instruction-set level for which the kernels are compiled.
///
/// Source: the x86-64 psABI's micro-architecture levels. `baseline` is plain SSE2, or NEON on arm64.
public enum SIMDLevel: String, CaseIterable, Comparable, Sendable {
    /// What every processor of the architecture has.
    case baseline
    /// x86-64-v3: AVX2 and FMA.
    case v3
    /// x86-64-v4: AVX-512 F, BW, CD, DQ and VL.
    case v4

    /// The level as reports name it.
    public var reportedName: String {
        switch self {
        case .baseline: "baseline"
        case .v3: "avx2"
        case .v4: "avx512"
        }
    }

    /// Whether this machine runs the level.
    public var isSupported: Bool {
        switch self {
        case .baseline: true
        case .v3: cvs_supports_v3()
        case .v4: cvs_supports_v4()
        }
    }

    /// The highest level that this machine runs.
    public static var best: SIMDLevel {
        allCases.last { $0.isSupported } ?? .baseline
    }

    /// Orders levels from `baseline` upwards.
    public static func < (left: SIMDLevel, right: SIMDLevel) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .baseline: 0
        case .v3: 1
        case .v4: 2
        }
    }
}
