/// The tolerances that Holdfast comes with: one table, one version, every number with where it comes from.
///
/// A tolerance stands above what the takes that hold need by themselves, and never below what is noticed.
/// `holdfast calibrate --shipped` writes the table in the form that `--tolerances` reads; `holdfast calibrate
/// TAKES` makes one of the same form from other takes.
public enum ShippedTolerances {
    /// Rises whenever a number in the table does or falls.
    public static let version = 6

    /// One channel's row.
    public struct Row: Sendable {
        /// The channel.
        public let id: String
        /// The departure that counts as drift, in the channel's unit.
        public let tolerance: Float
        /// How far a take may stand from its anchor from the start; `nil` where the anchor cannot tell.
        public let anchorLimit: Float?
        /// The excess, in tolerances, from which a drift is severe.
        public let severeFrom: Float
        /// What nine of ten takes like those that hold need by themselves (split-conformal over 27 clips, real
        /// and generated, that are no part of the project); `nil` where too few could be measured.
        public let spread: Float?
        /// The part of `tolerance` from which a new level counts in a take that has been calm; see
        /// ``ChannelDescriptor/calmShare``. Set by hand above what 36 labelled clips reach where they hold; 1
        /// where those, or defects of other kinds, reach as much as a mild defect of the channel's own.
        public let calmShare: Float
        /// The change below which nobody minds.
        public let floor: Float
        /// Where the floor comes from.
        public let floorSource: String

        init(
            _ id: String, _ tolerance: Float, anchorLimit: Float? = nil,
            severeFrom: Float = 2.5, spread: Float?, calmShare: Float = 1,
            floor: Float? = nil, _ floorSource: String = ShippedTolerances.halved
        ) {
            self.id = id
            self.tolerance = tolerance
            self.anchorLimit = anchorLimit
            self.severeFrom = severeFrom
            self.spread = spread
            self.calmShare = calmShare
            self.floor = floor ?? tolerance / 2
            self.floorSource = floorSource
        }
    }

    /// The row of a channel; `nil` of one that the table does not have.
    public static func row(_ id: String) -> Row? { all.first { $0.id == id } }

    /// Every row, in the order of reports.
    public static let all = [
        // Severe from 0.72, another face: two people are 0.81 apart in the middle, and one person's frames in
        // one take at most 0.49 in 99 of 100 (328 frames of 82 clips).
        Row(
            "identity.face", 0.45, anchorLimit: 0.62, severeFrom: 1.6, spread: 0.37, calmShare: 0.5),
        Row("identity.geometry", 3.8, spread: 3.31),
        Row("identity.iris", 8.5, spread: 5.27, calmShare: 0.7, floor: 2.3, difference),
        Row("identity.skin", 7, spread: 4.37, calmShare: 0.7, floor: 2.3, difference),
        Row("identity.marks", 0.4, spread: 0.13, calmShare: 0.7),
        Row("identity.hair", 9, spread: 2.86, floor: 2.3, difference),
        Row("identity.wardrobe", 5, spread: 4.66, calmShare: 0.7, floor: 2.3, difference),
        // Takes that hold reach at most 0.09 (23 clips), another person's face 0.17, drawn spectacles 0.59.
        Row("identity.accessory", 0.3, spread: nil),
        Row("colour.palette", 3.2, spread: 2.36, floor: 2, difference),
        Row("colour.exposure", 0.17, spread: 0.073, floor: 0.083, printerPoint),
        Row("colour.white-balance", 2.5, spread: 0.7, calmShare: 0.9, floor: 2.3, difference),
        Row("colour.contrast", 0.14, spread: 0.078),
        Row("colour.saturation", 0.14, spread: 0.055),
        Row("colour.key-light", 4.2, spread: 2.64, calmShare: 0.8),
        Row("colour.flicker", 0.45, spread: 0.076),
        Row("structure.layout", 0.25, spread: nil),
        Row("structure.background", 0.18, spread: nil, calmShare: 0.3),
        Row("structure.focus", 1.2, spread: nil, calmShare: 0.5),
        Row("structure.texture", 1.75, spread: 1.15, calmShare: 0.4),
        // Takes that hold reach at most 0.12 (16 clips), one through a street of lights 0.48; shelves that bend by
        // 2.6 % of the picture 0.86.
        Row("structure.warp", 0.6, spread: nil),
        Row("structure.newcomers", 0.5, spread: nil, floor: 0.5, "one face is one too many"),
        Row("structure.look", 0.25, spread: nil),
    ]

    private static let halved =
        "half of the tolerance that comes with Holdfast; no threshold is published"
    private static let difference =
        "just noticeable at 2.3 ΔE: Mahy, Van Eycken and Oosterlinck, Color Res. Appl. 19 (1994)"
    private static let printerPoint =
        "one printer point, the least step of film grading: 0.025 log exposure, 1/12 stop"
}

extension ChannelDescriptor {
    /// A channel under the tolerance that Holdfast comes with.
    ///
    /// - Precondition: ``ShippedTolerances`` has a row for `id`, which begins with a family's name.
    public init(shipped id: String, unit: String, minimumSpan: Double = 0.3, version: Int = 1) {
        guard let row = ShippedTolerances.row(id),
            let family = ChannelFamily.allCases.first(where: { id.hasPrefix($0.rawValue + ".") })
        else { preconditionFailure("\(id) has no shipped tolerance") }
        self.init(
            id: id, family: family, unit: unit, tolerance: row.tolerance,
            anchorLimit: row.anchorLimit, severeFrom: row.severeFrom, minimumSpan: minimumSpan,
            calmShare: row.calmShare,
            toleranceSource: "shipped tolerances, version \(ShippedTolerances.version)",
            version: version)
    }
}
