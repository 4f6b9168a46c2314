#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Resamples pictures whose samples are not shown as squares.
enum SquareSamples {
    /// Longest side of a resampled picture.
    private static let longestSide = 16_384

    /// `source` stretched along one axis so that its samples are square; nothing is thrown away, the axis
    /// with the shorter side of a sample being kept.
    ///
    /// Interpolated by Lanczos windows of three samples to each side, in code values, edges repeated.
    /// Source: C. E. Duchon, "Lanczos Filtering in One and Two Dimensions", J. Appl. Meteorol. 18 (1979).
    ///
    /// - Parameter sampleAspect: width of a sample over its height.
    /// - Returns: `nil` when the aspect is no positive number or a side would exceed 16384 samples.
    static func resampled(_ source: RGBBuffer, sampleAspect: Double) -> RGBBuffer? {
        guard sampleAspect.isFinite, sampleAspect > 0 else { return nil }
        let isWide = sampleAspect > 1
        let old = isWide ? source.width : source.height
        let stretched = (Double(old) * (isWide ? sampleAspect : 1 / sampleAspect)).rounded()
        guard stretched <= Double(longestSide) else { return nil }
        let new = max(1, Int(stretched))
        guard new != old else { return source }
        let target = RGBBuffer(
            width: isWide ? new : source.width, height: isWide ? source.height : new,
            bytesPerSample: source.bytesPerSample)
        let taps = (0..<new).map { Taps(at: $0, of: new, over: old) }
        if source.bytesPerSample == 1 {
            stretch(source, target, taps, isWide, UInt8.self)
        } else {
            stretch(source, target, taps, isWide, UInt16.self)
        }
        return target
    }

    private static func stretch<Sample: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ source: RGBBuffer, _ target: RGBBuffer, _ taps: [Taps], _ isWide: Bool,
        _ type: Sample.Type
    ) {
        let from = source.bytes.assumingMemoryBound(to: Sample.self)
        let to = target.bytes.assumingMemoryBound(to: Sample.self)
        let step = isWide ? 3 : 3 * source.width
        let top = Float(Sample.max)
        for y in 0..<target.height {
            for x in 0..<target.width {
                let window = taps[isWide ? x : y]
                let line = isWide ? 3 * y * source.width : 3 * x
                for component in 0..<3 {
                    var sum: Float = 0
                    for tap in 0..<6 {
                        let place = line + window.indices[tap] * step + component
                        sum += window.weights[tap] * Float(from[place])
                    }
                    to[3 * (y * target.width + x) + component] =
                        Sample(min(max(sum + 0.5, 0), top))
                }
            }
        }
    }

    /// The samples around a place, and their weights, which add up to 1.
    private struct Taps {
        var indices: [6 of Int] = .init(repeating: 0)
        var weights: [6 of Float] = .init(repeating: 0)

        init(at index: Int, of new: Int, over old: Int) {
            let place = (Double(index) + 0.5) * Double(old) / Double(new) - 0.5
            let first = Int(place.rounded(.down)) - 2
            var raw: [6 of Double] = .init(repeating: 0)
            var sum = 0.0
            for tap in 0..<6 {
                indices[tap] = min(max(first + tap, 0), old - 1)
                raw[tap] = Self.window(place - Double(first + tap))
                sum += raw[tap]
            }
            for tap in 0..<6 { weights[tap] = Float(raw[tap] / sum) }
        }

        private static func window(_ distance: Double) -> Double {
            guard abs(distance) > 1e-9 else { return 1 }
            guard abs(distance) < 3 else { return 0 }
            let x = Double.pi * distance
            return 3 * sin(x) * sin(x / 3) / (x * x)
        }
    }
}
