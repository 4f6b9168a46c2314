internal import Glibc

import Embeddings

/// Whether the stills of one sheet show one person in one light.
public enum SheetPreflight {
    /// The results for the stills together, in a fixed order.
    public static func results(_ members: [SheetMember]) -> [CheckResult] {
        [
            CheckResult(
                identity,
                spread(
                    members.map(\.identity),
                    by: { Double(FaceChannel.distance($0, $1)) }),
                limit: .atMost(warn: 0.5, reject: 0.6)),
            CheckResult(
                exposure,
                spread(members.map(\.skin)) { a, b in
                    Double(abs(log2f(luminance(a) / luminance(b))))
                }, limit: .atMost(warn: 0.5)),
            CheckResult(
                whiteBalance,
                spread(members.map(\.skin)) { a, b in
                    let (first, second) = (
                        CIELab(linear: a / luminance(a) * 0.3),
                        CIELab(linear: b / luminance(b) * 0.3)
                    )
                    return Double(first.difference(from: second))
                }, limit: .atMost(warn: 4)),
        ]
    }

    /// `sheet.identity`: dlib's 0.6 and what is left of it between look-alikes.
    static let identity = CheckDescriptor(
        id: "sheet.identity", unit: "L2",
        effect: "the model averages the people on the sheet into one whom nobody cast",
        advice: "leave out the still that shows someone else, or looks it")

    /// `sheet.exposure`: skin, in stops.
    static let exposure = CheckDescriptor(
        id: "sheet.exposure", unit: "stops",
        effect: "the face changes its tone between angles",
        advice: "expose all stills of a sheet alike")

    /// `sheet.white-balance`: skin of equal lightness.
    static let whiteBalance = CheckDescriptor(
        id: "sheet.white-balance", unit: "ΔE00",
        effect: "the colour of the skin wanders between angles",
        advice: "shoot the whole sheet under one light and one white balance")

    /// The greatest of all pairwise distances; the two stills are named by their place, from 1.
    private static func spread<Value>(
        _ values: [Value?], by distance: (Value, Value) -> Double
    ) -> CheckReading {
        let known = values.indices.compactMap { i in values[i].map { (i, $0) } }
        var most: (distance: Double, pair: String)?
        for (place, (i, a)) in known.enumerated() {
            for (j, b) in known.dropFirst(place + 1) {
                let d = distance(a, b)
                if most.map({ d > $0.distance }) ?? true {
                    most = (d, "between stills \(i + 1) and \(j + 1)")
                }
            }
        }
        guard let most else { return .absent("fewer than two stills show a measurable face") }
        let missing = values.count - known.count
        return .measured(
            most.distance,
            detail: most.pair + (missing > 0 ? ", \(missing) not measurable" : ""))
    }

    private static func luminance(_ light: SIMD3<Float>) -> Float {
        max(1e-4, 0.2126729 * light.x + 0.7151522 * light.y + 0.0721750 * light.z)
    }
}
