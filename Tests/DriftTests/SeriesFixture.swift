import Channels
import Drift
import Testing

/// Even and normal pseudo-random numbers that are the same everywhere.
///
/// Source: Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators* (2014), SplitMix64.
struct Noise {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Even in 0..<1.
    mutating func even() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((z ^ (z >> 31)) >> 11) / Double(1 << 53)
    }

    /// Normal to three decimals: twelve even numbers, mean 0, deviation 1.
    mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + even() } }
}

/// A series drawn by code: what departs, when, under which noise, and where it cannot be measured.
struct SeriesFixture: CustomTestStringConvertible {
    var seconds = 5.0
    var rate = 25.0
    var stride = 1
    /// Deviation of the noise, in tolerances.
    var noise = 0.08
    var seed: UInt64 = 1
    /// Departure before noise, in tolerances, at a time in seconds.
    var level: @Sendable (Double) -> Double = { _ in 0.3 }
    /// Distance to the anchor above the departure, in the channel's unit.
    var anchorOffset = 0.0
    /// Where it cannot be measured, in seconds.
    var gaps: [Range<Double>] = []
    /// Frames that are wild: 6 tolerances.
    var outliers: Set<Int> = []
    var anchorLimit: Float?
    var calmShare: Float = 1

    static let tolerance: Float = 0.25

    var clock: TakeClock {
        TakeClock(frameCount: Int(seconds * rate + 0.5), frameRate: rate)
    }

    var descriptor: ChannelDescriptor {
        ChannelDescriptor(
            id: "identity.face", family: .identity, unit: "L2", tolerance: Self.tolerance,
            anchorLimit: anchorLimit, calmShare: calmShare, toleranceSource: "drawn")
    }

    var series: ChannelSeries {
        var random = Noise(seed: seed)
        let clock = clock
        let samples = Swift.stride(from: 0, to: clock.frameCount, by: stride).map { frame in
            let time = clock.start(of: frame)
            let wild = outliers.contains(frame) ? 6.0 : 0
            let drawn = level(time) + noise * random.normal() + wild
            if gaps.contains(where: { $0.contains(time) }) {
                return ChannelSample(frame: frame, measurement: .absent(.profile))
            }
            let departure = Float(max(0, drawn)) * Self.tolerance
            return ChannelSample(
                frame: frame,
                measurement: .measured(
                    value: departure + Float(anchorOffset), departure: departure))
        }
        return ChannelSeries(descriptor: descriptor, samples: samples)
    }

    var finding: ChannelFinding { DriftJudge.judge(series, clock: clock) }

    var testDescription: String {
        "\(seconds) s at \(rate), stride \(stride), noise \(noise), seed \(seed)"
    }

    /// From `low`, in `seconds` from `onset` on, to `high`.
    static func ramp(
        onset: Double, seconds: Double, low: Double = 0.3, high: Double
    ) -> @Sendable (Double) -> Double {
        { time in
            let share = seconds > 0 ? (time - onset) / seconds : time >= onset - 1e-9 ? 1 : 0
            return low + (high - low) * min(max(share, 0), 1)
        }
    }
}
