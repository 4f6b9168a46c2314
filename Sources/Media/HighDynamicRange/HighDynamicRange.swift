#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A transfer of high dynamic range, and how its light is brought to a standard display.
///
/// Light above what diffuse white has is compressed by the electrical-electrical transfer function of
/// ITU-R BT.2390, from a display of 1000 cd/m² to one of 203 cd/m², the diffuse white of ITU-R BT.2408;
/// below about 93 cd/m², where faces are, nothing changes. The function is taken of the largest of
/// red, green and blue and scales all three, so that hues stay.
enum HighDynamicRange: Sendable {
    /// SMPTE ST 2084, absolute light.
    case perceptualQuantiser
    /// ARIB STD-B67, light relative to the display, which is taken to have 1000 cd/m².
    case hybridLogGamma

    /// Peak of the display that pictures were made for, cd/m².
    static let sourcePeak = 1000.0
    /// Diffuse white, which becomes white, cd/m². Source: ITU-R BT.2408-7 §2.2.
    static let white = 203.0

    /// The curve of a transfer by FFmpeg's name, or `nil` for one of standard range.
    init?(transfer: String) {
        switch transfer {
        case "smpte2084": self = .perceptualQuantiser
        case "arib-std-b67": self = .hybridLogGamma
        default: return nil
        }
    }

    /// What happens to the light, for ``ColourDescription/assumed``.
    var statement: String {
        let name = self == .perceptualQuantiser ? "PQ (smpte2084)" : "HLG (arib-std-b67)"
        return "\(name) tone-mapped to sRGB by the EETF of BT.2390, 1000 to 203 cd/m²"
    }

    /// Light of a component of 0...1: cd/m² for PQ, scene light in 0...1 for HLG.
    ///
    /// Source: ITU-R BT.2100-2, tables 4 and 5.
    func light(of signal: Double) -> Double {
        switch self {
        case .perceptualQuantiser: return Self.pqLight(signal)
        case .hybridLogGamma:
            let (a, b, c) = (0.17883277, 0.28466892, 0.55991073)
            return signal <= 0.5 ? signal * signal / 3 : (exp((signal - c) / a) + b) / 12
        }
    }

    /// PQ signal 0...1 to cd/m². Source: ITU-R BT.2100-2 table 4.
    static func pqLight(_ signal: Double) -> Double {
        let power = pow(max(signal, 0), 1 / m2)
        return 10_000 * pow(max(power - c1, 0) / (c2 - c3 * power), 1 / m1)
    }

    /// cd/m² to PQ signal 0...1. Source: ITU-R BT.2100-2 table 4.
    static func pqSignal(_ light: Double) -> Double {
        let power = pow(max(light, 0) / 10_000, m1)
        return pow((c1 + c2 * power) / (1 + c3 * power), m2)
    }

    private static let m1 = 2610.0 / 16384
    private static let m2 = 2523.0 / 4096 * 128
    private static let c1 = 3424.0 / 4096
    private static let c2 = 2413.0 / 4096 * 32
    private static let c3 = 2392.0 / 4096 * 32

    /// Light of the smaller display for light of the larger, both in cd/m², both with a black of 0.
    ///
    /// Source: ITU-R BT.2390-10 §5.4.1.
    static func compressed(_ light: Double) -> Double {
        let top = pqSignal(sourcePeak)
        let signal = min(pqSignal(light) / top, 1)
        let most = pqSignal(white) / top
        let knee = 1.5 * most - 0.5
        guard signal > knee else { return light }
        let t = (signal - knee) / (1 - knee)
        let (t2, t3) = (t * t, t * t * t)
        let curve =
            (2 * t3 - 3 * t2 + 1) * knee + (t3 - 2 * t2 + t) * (1 - knee) + (3 * t2 - 2 * t3) * most
        return pqLight(curve * top)
    }
}
