import Channels
internal import Glibc

import VectorCore

/// How the tiles of one frame relate to those of a reference, once registered: light, colour, edges
/// and sharpness, each as one robust number.
///
/// Light and colour are fitted on the 70 % of tiles that agree best with one straight line in lightness,
/// so that a moving subject does not pass for a change of light. Each is then held against the same
/// quantity taken over whole-frame statistics, and the smaller of the two counts when they agree in
/// sign, nothing when they do not: a pan upsets tiles but not statistics, a gesture upsets statistics
/// but not most tiles, a change of grade moves both. A grade reaches people too: where they do not follow a change
/// of contrast or colour, a tenth of it counts, for then it is another room behind them; of contrast only people
/// are asked who still stand where they stood.
struct TileRelation: Sendable {
    let registration: Registration
    /// Share of the frame's tiles that the reference shows too, 0...1.
    let overlap: Float
    /// How far differences may be laid to a change of light and colour rather than of content, 0.3...1.
    let trust: Float
    /// log₂ ratio of luminance, frame over reference.
    let exposure: Float
    /// Shift in a* and b* beyond what a change of chroma's spread explains.
    let whiteBalance: SIMD2<Float>
    /// log₂ ratio of the spread of lightness; `nil` for a flat picture.
    let contrast: Float?
    /// log₂ ratio of chroma; `nil` for a picture without colour.
    let saturation: Float?
    /// Gain and shift that take the reference's a*, b* to the frame's.
    let chromaGain: Float
    let chromaShift: SIMD2<Float>
    /// See ``EdgeLayout``.
    let edgeDistance: Float?
    /// Median change of detail over tiles that have or had any outside the subject, log₂ of energy, with
    /// zoom and contrast taken out; `nil` when too few have.
    let backgroundDetail: Float?
    /// The same over all tiles.
    let frameDetail: Float?
    /// The same as `backgroundDetail` for detail of the reduced picture, which soft backgrounds have too;
    /// and that of the subject, 0 where it shows too little.
    let coarseBackground: Float?
    let coarseSubject: Float

    /// Mean squared Laplacian, in squared codes, below which a tile has no detail to lose.
    private static let leastDetail: Float = 6
    /// Squared codes that 8-bit coding adds to any Laplacian energy.
    private static let noise: Float = 2
    /// Tiles below which a median over them means little.
    private static let leastTiles = 10
    /// Correlation of lightness from which tiles are taken to show the same things. Below it a change of
    /// content is the likelier reason for other colours, and they count in proportion.
    private static let recognised: Float = 0.9
    /// Share of a change from which people follow it, and what counts of one that they do not follow.
    private static let following: Float = 0.8
    private static let unfollowed: Float = 0.1
    /// Tiles of people below which they do not speak, and the change below which they are not asked, log₂.
    private static let leastOfPeople = 16
    private static let leastAsked: Float = 0.02
    /// Correlation of the lightness of their tiles below which people have moved too far to be asked.
    private static let standing: Float = 0.88
    /// Tiles beside the subject below which a picture shows little of its scene: a close-up.
    private static let littleScene = 60
    /// Veiling light added to luminance before taking ratios, so that blacks do not decide.
    private static let flare: Float = 0.004

    init(
        frame: FrameEmbedding, reference: ReferenceSignature, registration: Registration,
        people: PeopleTiles? = nil, referencePeople: PeopleTiles? = nil
    ) {
        let grid = reference.grid
        let colour = frame.colour
        self.registration = registration

        var pairs = TilePairs()
        var ofPeople: [Int] = []
        var background: [Float] = []
        var detail: [Float] = []
        var coarse: (background: [Float], subject: [Float]) = ([], [])
        let subject = SubjectTiles(bounds: frame.face?.bounds, grid: grid, frame: frame)
        // Head and shoulders as they are guessed leave nothing of a close-up's scene; a mask does.
        let shown =
            subject.count(outside: grid) < Self.littleScene
            ? SubjectTiles.masked(
                bounds: frame.face?.bounds, grid: grid, frame: frame, people: people) : nil
        let before = shown == nil ? referencePeople : referencePeople?.grown
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let i = row * grid.columns + column
                let p = registration.position(column: column, row: row, grid: grid)
                guard let tap = BilinearTap(x: p.x, y: p.y, grid: grid) else { continue }
                pairs.append(
                    frame: SIMD4(
                        colour.lightness[i], colour.a[i], colour.b[i], colour.luminance[i]),
                    reference: SIMD4(
                        tap.sample(reference.lightness), tap.sample(reference.a),
                        tap.sample(reference.b), tap.sample(reference.luminance)))
                let nearest =
                    Int((p.y + 0.5).rounded(.down)) * grid.columns
                    + Int((p.x + 0.5).rounded(.down))
                let j = min(max(nearest, 0), grid.count - 1)
                let isSubject = (shown ?? subject).contains(column: column, row: row)
                let isPeople = people?.contains(column: column, row: row) ?? false
                let werePeople =
                    referencePeople?.contains(column: j % grid.columns, row: j / grid.columns)
                    ?? false
                let wasPerson =
                    before?.contains(column: j % grid.columns, row: j / grid.columns) ?? false
                let isPerson = isSubject || isPeople || wasPerson
                if isPeople && werePeople { ofPeople.append(pairs.count - 1) }
                // Where little is left beside a head, what newly has detail is hair or a hand.
                let detailNow = shown == nil ? frame.structure.detail[i] : 0
                let coarseNow = shown == nil ? frame.structure.coarseDetail[i] : 0
                if max(detailNow, reference.detail[j]) >= Self.leastDetail {
                    let change = log2f(
                        (frame.structure.detail[i] + Self.noise)
                            / (tap.sample(reference.detail) + Self.noise))
                    detail.append(change)
                    if !isPerson { background.append(change) }
                }
                if max(coarseNow, reference.coarseDetail[j]) >= Self.leastDetail {
                    let change = log2f(
                        (frame.structure.coarseDetail[i] + Self.noise)
                            / (tap.sample(reference.coarseDetail) + Self.noise))
                    if isPerson {
                        coarse.subject.append(change)
                    } else {
                        coarse.background.append(change)
                    }
                }
            }
        }
        let trust = min(1, max(0.3, registration.correlation / Self.recognised))
        self.trust = trust
        overlap = Float(pairs.count) / Float(grid.count)
        let fit = pairs.fit()

        let ratio = log2f(
            (colour.meanLuminance + Self.flare)
                / (reference.meanLuminance + Self.flare))
        exposure =
            trust * Self.agreement(pairs.exposure(fit.inliers, flare: Self.flare), ratio)
        let shift = pairs.chromaShift(fit.inliers)
        let mean = pairs.meanChromaShift
        contrast = fit.gain.map { gain in
            let whole = log2f(
                max(1e-3, colour.lightnessDeviation) / max(1e-3, reference.lightnessDeviation))
            return Self.followed(
                trust * Self.agreement(log2f(gain), whole),
                by: {
                    pairs.gain(
                        among: ofPeople, least: Self.leastOfPeople,
                        leastCorrelation: Self.standing)
                })
        }
        saturation = pairs.chromaRatio(fit.inliers).map { gain in
            let whole = log2f(max(1e-3, colour.chroma) / max(1e-3, reference.chroma))
            return Self.followed(
                trust * Self.agreement(log2f(gain), whole),
                by: {
                    ofPeople.count >= Self.leastOfPeople ? pairs.chromaRatio(ofPeople) : nil
                })
        }
        chromaGain = pairs.chromaGain(fit.inliers) ?? fit.gain ?? 1
        let rest = pairs.chromaMeanShift(fit.inliers, gain: chromaGain)
        chromaShift = rest
        // What a change of contrast or saturation does to a scene of one hue is no shift of white.
        whiteBalance =
            trust
            * SIMD2(
                Self.agreement(Self.agreement(shift.x, mean.x), rest.x),
                Self.agreement(Self.agreement(shift.y, mean.y), rest.y))
        edgeDistance =
            EdgeLayout(
                frame: frame.structure, reference: reference, registration: registration,
                subject: subject
            ).distance
        // Contrast scales detail too; enlarging it m times lowers its energy m² times.
        let expected = 2 * log2f(registration.zoom) + 2 * log2f(fit.gain ?? 1)
        backgroundDetail =
            background.count >= Self.leastTiles
            ? RobustStatistics.median(background).map { $0 - expected } : nil
        frameDetail =
            detail.count >= Self.leastTiles
            ? RobustStatistics.median(detail).map { $0 - expected } : nil
        coarseBackground =
            coarse.background.count >= Self.leastTiles
            ? RobustStatistics.median(coarse.background).map { $0 - expected } : nil
        coarseSubject =
            coarse.subject.count >= Self.leastTiles
            ? (RobustStatistics.median(coarse.subject) ?? 0) - expected : 0
    }

    /// The frame's contrast over the reference's, as far as it is one.
    var contrastGain: Float { exp2f(contrast ?? 0) }

    /// What counts of a change, log₂, when the same is measured on people, as a ratio; all of it where that cannot be.
    private static func followed(_ change: Float, by ratio: () -> Float?) -> Float {
        guard abs(change) >= leastAsked, let ratio = ratio(), ratio > 0 else { return change }
        let part = min(1, max(0, log2f(ratio) / (following * change)))
        return change * (unfollowed + (1 - unfollowed) * part)
    }

    /// The smaller of two estimates of one quantity when their signs agree, else 0.
    private static func agreement(_ left: Float, _ right: Float) -> Float {
        guard left * right > 0 else { return 0 }
        return abs(left) < abs(right) ? left : right
    }
}
