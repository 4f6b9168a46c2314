/// Chromaticities of red, green, blue and white, and the matrices between them.
struct Primaries: Sendable {
    let red: SIMD2<Double>
    let green: SIMD2<Double>
    let blue: SIMD2<Double>
    let white: SIMD2<Double>

    private static let d65 = SIMD2(0.3127, 0.3290)

    /// Source: ITU-R BT.709-6 §1.3.
    static let bt709 = Primaries(
        red: SIMD2(0.640, 0.330), green: SIMD2(0.300, 0.600), blue: SIMD2(0.150, 0.060), white: d65)
    /// Source: ITU-R BT.2020-2 table 3.
    static let bt2020 = Primaries(
        red: SIMD2(0.708, 0.292), green: SIMD2(0.170, 0.797), blue: SIMD2(0.131, 0.046), white: d65)
    /// Source: SMPTE EG 432-1, Display P3.
    static let displayP3 = Primaries(
        red: SIMD2(0.680, 0.320), green: SIMD2(0.265, 0.690), blue: SIMD2(0.150, 0.060), white: d65)

    /// The primaries by FFmpeg's name; `nil` for others.
    init?(named name: String) {
        switch name {
        case "bt709": self = .bt709
        case "bt2020": self = .bt2020
        case "smpte432": self = .displayP3
        default: return nil
        }
    }

    private init(
        red: SIMD2<Double>, green: SIMD2<Double>, blue: SIMD2<Double>, white: SIMD2<Double>
    ) {
        self.red = red
        self.green = green
        self.blue = blue
        self.white = white
    }

    /// Nine numbers by rows that take linear light of `source` to linear light of `target`.
    static func conversion(from source: Primaries, to target: Primaries) -> [Double] {
        multiplied(inverse(target.toXYZ), source.toXYZ)
    }

    /// Linear light to CIE XYZ, by rows, white having Y = 1. Source: SMPTE RP 177.
    private var toXYZ: [Double] {
        let columns = [red, green, blue].map { SIMD3($0.x / $0.y, 1, (1 - $0.x - $0.y) / $0.y) }
        let plain = (0..<3).flatMap { row in columns.map { $0[row] } }
        let goal = SIMD3(white.x / white.y, 1, (1 - white.x - white.y) / white.y)
        let inverse = Self.inverse(plain)
        let scales = (0..<3).map { row in
            (0..<3).reduce(0.0) { $0 + inverse[3 * row + $1] * goal[$1] }
        }
        return (0..<9).map { plain[$0] * scales[$0 % 3] }
    }

    private static func multiplied(_ a: [Double], _ b: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: 9)
        for row in 0..<3 {
            for column in 0..<3 {
                for k in 0..<3 { result[3 * row + column] += a[3 * row + k] * b[3 * k + column] }
            }
        }
        return result
    }

    private static func inverse(_ m: [Double]) -> [Double] {
        let cofactor = { (row: Int, column: Int) -> Double in
            let (r1, r2) = ((row + 1) % 3, (row + 2) % 3)
            let (c1, c2) = ((column + 1) % 3, (column + 2) % 3)
            return m[3 * r1 + c1] * m[3 * r2 + c2] - m[3 * r1 + c2] * m[3 * r2 + c1]
        }
        let determinant: Double =
            m[0] * cofactor(0, 0) + m[1] * cofactor(0, 1) + m[2] * cofactor(0, 2)
        return (0..<9).map { cofactor($0 % 3, $0 / 3) / determinant }
    }
}
