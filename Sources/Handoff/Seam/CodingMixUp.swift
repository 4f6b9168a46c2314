public import VectorCore

/// Two pictures whose samples were meant for one coding and are read as another.
///
/// A grade moves what is neutral or bends colours freely; a mix-up leaves neutrals where they are (matrix)
/// or moves black and white by known amounts (range). Each possible mix-up foretells a difference of
/// colour for each place; it is named when the measured differences are that foretold, neither less nor
/// more, and neither a free grade of six numbers nor a plain step of light explains them better. Colours alone cannot tell which of the
/// two clips is the wrong one.
public struct CodingMixUp: Hashable, Sendable {
    /// What was mixed up.
    public enum Kind: String, Sendable {
        /// BT.601, BT.709 or BT.2020.
        case matrix
        /// Limited or full range.
        case range
        /// Both at once.
        case matrixAndRange = "matrix-and-range"
    }

    /// What was mixed up.
    public let kind: Kind
    /// Whether the second picture, read otherwise, agrees with the first; else it is the first that is to
    /// be read otherwise to agree with the second.
    public let rereadsSecond: Bool
    /// How that picture says that it is to be read.
    public let stated: ColourCoding
    /// How it must be read for both to agree.
    public let read: ColourCoding
    /// Root mean square of the foretold difference of R′G′B′, in codes.
    public let size: Float
    /// The part of it that was measured, 1 for all.
    public let share: Float

    /// Least foretold difference that is looked for, in codes.
    static let leastSize: Float = 0.5
    /// What natural changes may leave of the foretold difference to be taken for a part of a mix-up.
    static let naturalLeft: Float = 0.7
    /// What may be measured of the foretold difference.
    static let shares: ClosedRange<Float> = 0.7...1.35

    /// The mix-up that explains `pairs`, or `nil` when there is nothing to explain or none does.
    ///
    /// - Parameter natural: pairs of neighbouring frames within the clips; what these show of a mix-up by
    ///   chance, the joint must show four times.
    init?(_ pairs: ColourPairs, natural: [ColourPairs]) {
        guard pairs.codes.count >= 12 else { return nil }
        var best: (mixUp: CodingMixUp, cost: Float)?
        for rereadsSecond in [true, false] {
            let stated = rereadsSecond ? pairs.secondCoding : pairs.firstCoding
            for matrix in ColourCoding.Matrix.allCases {
                for range in ColourCoding.Range.allCases {
                    let read = ColourCoding(matrix: matrix, range: range)
                    guard read != stated else { continue }
                    guard let fit = MixUpFit(pairs, rereading: rereadsSecond, as: read),
                        fit.size > Self.leastSize, Self.shares.contains(fit.share)
                    else { continue }
                    let kind: Kind =
                        matrix == stated.matrix
                        ? .range : range == stated.range ? .matrix : .matrixAndRange
                    // Both at once explains much by chance; it must leave nothing.
                    let patience: Float = kind == .matrixAndRange ? 0.1 : 0.3
                    // Half a code is what motion and rounding leave of near-grey, where a grade of six
                    // numbers still finds some of it.
                    let allowance = max(0.12, 0.25 / (fit.size * fit.size))
                    guard fit.left < patience, fit.left < fit.leftByGrade + allowance,
                        fit.left < fit.leftByOneNumber,
                        natural.count(where: {
                            guard let own = MixUpFit($0, rereading: rereadsSecond, as: read) else {
                                return false
                            }
                            return abs(own.share) * 4 > fit.share && own.left < Self.naturalLeft
                        }) * 6 <= natural.count
                    else { continue }
                    // A single mix-up is likelier than two at once, and common matrices than rare ones.
                    var cost = fit.left + (kind == .matrixAndRange ? 0.1 : 0)
                    if matrix == .bt2020, stated.matrix != .bt2020 { cost += 0.05 }
                    if cost < best?.cost ?? .infinity {
                        let mixUp = CodingMixUp(
                            kind: kind, rereadsSecond: rereadsSecond, stated: stated, read: read,
                            size: fit.size, share: fit.share)
                        best = (mixUp, cost)
                    }
                }
            }
        }
        guard let best else { return nil }
        self = best.mixUp
    }

    /// Whether colours are strong enough for a mix-up of BT.601 and BT.709 to show in `pairs`: grey is grey
    /// under each matrix.
    static func isMatrixMeasurable(_ pairs: ColourPairs) -> Bool {
        guard pairs.codes.count >= 12 else { return false }
        let stated = pairs.secondCoding
        let other = ColourCoding(
            matrix: stated.matrix == .bt601 ? .bt709 : .bt601, range: stated.range)
        return MixUpFit(pairs, rereading: true, as: other)?.size ?? 0 > leastSize
    }

    private init(
        kind: Kind, rereadsSecond: Bool, stated: ColourCoding, read: ColourCoding, size: Float,
        share: Float
    ) {
        self.kind = kind
        self.rereadsSecond = rereadsSecond
        self.stated = stated
        self.read = read
        self.size = size
        self.share = share
    }
}

/// How well foretold differences of colour are those measured.
private struct MixUpFit {
    /// Root mean square of the foretold differences, in codes.
    let size: Float
    /// <measured, foretold> / <foretold, foretold>.
    let share: Float
    /// Energy that is left once the foretold is taken away, over the energy foretold, beyond what the
    /// better of both explanations leaves.
    let left: Float
    /// The same for a grade.
    let leftByGrade: Float
    /// The same for one number: light added to all places alike, or multiplied.
    let leftByOneNumber: Float

    /// The fit of `pairs` to a mix-up; `nil` where it foretells nothing.
    init?(_ pairs: ColourPairs, rereading second: Bool, as coding: ColourCoding) {
        let measured = pairs.differences
        let foretold = pairs.differences(rereading: second, as: coding)
        let graded = pairs.gradedDifferences
        let first = pairs.firstColours
        func energy(_ v: SIMD3<Float>) -> Float { (v * v).sum() }
        // Places that nothing explains show something else.
        let unexplained = measured.indices.map {
            min(energy(measured[$0] - foretold[$0]), energy(measured[$0] - graded[$0]))
        }
        let order = unexplained.indices.sorted {
            (unexplained[$0], $0) < (unexplained[$1], $1)
        }
        let kept = order.prefix(order.count * 17 / 20)
        var own: Float = 0
        var product: Float = 0
        var left: Float = 0
        var byGrade: Float = 0
        for i in kept {
            own += energy(foretold[i])
            product += (measured[i] * foretold[i]).sum()
            left += energy(measured[i] - foretold[i])
            byGrade += energy(measured[i] - graded[i])
        }
        guard !kept.isEmpty, own > 0 else { return nil }
        size = (own / Float(kept.count) / 3).squareRoot()
        share = product / own
        let least = min(left, byGrade)
        self.left = (left - least) / own
        leftByGrade = (byGrade - least) / own
        var sums = SIMD4<Float>.zero
        for i in kept {
            sums += SIMD4(
                measured[i].sum(), (measured[i] * first[i]).sum(), energy(first[i]), 0)
        }
        let offset = SIMD3<Float>(repeating: sums.x / Float(3 * kept.count))
        let gain = sums.z > 0 ? sums.y / sums.z : 0
        var one = SIMD2<Float>.zero
        for i in kept {
            one += SIMD2(energy(measured[i] - offset), energy(measured[i] - gain * first[i]))
        }
        leftByOneNumber = (one.min() - least) / own
    }
}
