#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Brings rows of 16-bit R′G′B′ of high dynamic range to 16-bit sRGB.
///
/// Functions are looked up in tables; against double precision a result is off by less than one of 65535
/// codes per thousand of light.
final class ToneMap: Sendable {
    private static let steps = 16_384

    private let isHLG: Bool
    /// Light of each code.
    private let light: [Float]
    /// Factor of the display for scene light √0...√1, HLG only.
    private let system: [Float]
    /// Factor that compresses display light, over √(light / 10 000).
    private let gain: [Float]
    /// sRGB codes over √(light / white).
    private let coded: [Float]
    /// Source primaries to those of sRGB, by rows.
    private let matrix: [Float]

    /// - Parameter primaries: FFmpeg's name; `bt2020` where none is stated.
    init(_ curve: HighDynamicRange, primaries: String) {
        let steps = Self.steps
        isHLG = curve == .hybridLogGamma
        light = (0..<65_536).map { Float(curve.light(of: Double($0) / 65_535)) }
        let roots = (0...steps).map { Double($0) / Double(steps) }
        // Source: ITU-R BT.2100-2 table 5, note 5f: system gamma 1.2 at 1000 cd/m².
        system =
            isHLG ? roots.map { Float(HighDynamicRange.sourcePeak * pow($0 * $0, 0.2)) } : []
        gain = roots.map { root in
            let light = 10_000 * root * root
            return light > 0 ? Float(HighDynamicRange.compressed(light) / light) : 1
        }
        // Source: IEC 61966-2-1.
        coded = roots.map { root in
            let x = root * root
            return Float(65_535 * (x <= 0.003_130_8 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055))
        }
        let source = Primaries(named: primaries) ?? .bt2020
        matrix = Primaries.conversion(from: source, to: .bt709).map { Float($0) }
    }

    /// Maps `count` pixels of three words in place.
    func apply(to words: UnsafeMutablePointer<UInt16>, count: Int) {
        let white = Float(HighDynamicRange.white)
        for i in 0..<count {
            let pixel = words + 3 * i
            var (r, g, b) = (light[Int(pixel[0])], light[Int(pixel[1])], light[Int(pixel[2])])
            if isHLG {
                let scene = 0.2627 * r + 0.6780 * g + 0.0593 * b
                let factor = Self.interpolated(system, scene.squareRoot())
                (r, g, b) = (r * factor, g * factor, b * factor)
            }
            let largest = max(r, max(g, b))
            let scale = Self.interpolated(gain, (largest / 10_000).squareRoot()) / white
            (r, g, b) = (r * scale, g * scale, b * scale)
            for row in 0..<3 {
                let sum = matrix[3 * row] * r + matrix[3 * row + 1] * g + matrix[3 * row + 2] * b
                let value = Self.interpolated(coded, min(max(sum, 0), 1).squareRoot())
                pixel[row] = UInt16(min(value + 0.5, 65_535))
            }
        }
    }

    /// The value of a table over 0...1.
    private static func interpolated(_ table: [Float], _ place: Float) -> Float {
        let position = min(place, 1) * Float(steps)
        let index = min(Int(position), steps - 1)
        return table[index] + (table[index + 1] - table[index]) * (position - Float(index))
    }
}
