import Embeddings
import Testing

/// Pairs published with the formula: Sharma, Wu and Dalal (2005), table 1.
@Suite struct CIEDE2000Tests {
    static let pairs: [(CIELab, CIELab, Float)] = [
        (lab(50, 2.6772, -79.7751), lab(50, 0, -82.7485), 2.0425),
        (lab(50, 3.1571, -77.2803), lab(50, 0, -82.7485), 2.8615),
        (lab(50, -1.3802, -84.2814), lab(50, 0, -82.7485), 1.0000),
        (lab(50, 0, 0), lab(50, -1, 2), 2.3669),
        (lab(50, 2.4900, -0.0010), lab(50, -2.4900, 0.0009), 7.1792),
        (lab(50, 2.4900, -0.0010), lab(50, -2.4900, 0.0010), 7.1792),
        (lab(50, 2.4900, -0.0010), lab(50, -2.4900, 0.0011), 7.2195),
        (lab(50, -0.0010, 2.4900), lab(50, 0.0009, -2.4900), 4.8045),
        (lab(50, -0.0010, 2.4900), lab(50, 0.0010, -2.4900), 4.8045),
        (lab(50, -0.0010, 2.4900), lab(50, 0.0011, -2.4900), 4.7461),
        (lab(50, 2.5, 0), lab(73, 25, -18), 27.1492),
        (lab(50, 2.5, 0), lab(58, 24, 15), 19.4535),
        (lab(60.2574, -34.0099, 36.2677), lab(60.4626, -34.1751, 39.4387), 1.2644),
        (lab(22.7233, 20.0904, -46.6940), lab(23.0331, 14.9730, -42.5619), 2.0373),
        (lab(90.9257, -0.5406, -0.9208), lab(88.6381, -0.8985, -0.7239), 1.5381),
        (lab(2.0776, 0.0795, -1.1350), lab(0.9033, -0.0636, -0.5514), 0.9082),
    ]

    static func lab(_ l: Float, _ a: Float, _ b: Float) -> CIELab {
        CIELab(lightness: l, a: a, b: b)
    }

    @Test(arguments: pairs)
    func agreesWithThePublishedPairs(_ first: CIELab, _ second: CIELab, _ expected: Float) {
        #expect(abs(first.difference(from: second) - expected) < 5e-4)
        #expect(abs(second.difference(from: first) - expected) < 5e-4)
    }

    @Test func isZeroForEqualColours() {
        #expect(Self.lab(40, 12, -7).difference(from: Self.lab(40, 12, -7)) == 0)
        #expect(Self.lab(0, 0, 0).difference(from: Self.lab(0, 0, 0)) == 0)
    }

    @Test func whiteIsWhite() {
        let white = CIELab(linear: SIMD3(1, 1, 1))
        #expect(abs(white.lightness - 100) < 1e-3)
        #expect(white.chroma < 0.02)
    }
}
