/// The tolerances that Holdfast comes with: one table, one version, every number with where it comes from.
///
/// `ToleranceBenchmarks` makes the table from labelled clips that hold and from its recipe, and says where a table
/// differs from what it would make; see `Benchmarks/README.md`. `holdfast calibrate --shipped` writes the table in the
/// form that `--tolerances` reads; `holdfast calibrate TAKES` makes one of the same form from other takes.
public enum ShippedTolerances {
    /// One channel's row.
    public struct Row: Hashable, Sendable {
        /// The channel.
        public let id: String
        /// The departure that counts as drift, in the channel's unit.
        public let tolerance: Float
        /// How far a take may stand from its anchor from the start; `nil` where the anchor cannot tell.
        public let anchorLimit: Float?
        /// The excess, in tolerances, from which a drift is severe.
        public let severeFrom: Float
        /// The part of `tolerance` from which a new level counts in a take that has been calm; see
        /// ``ChannelDescriptor/calmShare``.
        public let calmShare: Float
        /// The change below which nobody minds.
        public let floor: Float
        /// Where the floor comes from.
        public let floorSource: FloorSource
        /// What takes that hold need by themselves; `nil` where none could be measured.
        public let spread: Spread?
        /// The same by condition of the take, where four and more could be measured.
        public let conditions: [Spread]

        /// A row.
        public init(
            _ id: String, _ tolerance: Float, anchorLimit: Float? = nil, severeFrom: Float = 2.5,
            calmShare: Float = 1, floor: Float, _ floorSource: FloorSource,
            spread: Spread?, conditions: [Spread] = []
        ) {
            self.id = id
            self.tolerance = tolerance
            self.anchorLimit = anchorLimit
            self.severeFrom = severeFrom
            self.calmShare = calmShare
            self.floor = floor
            self.floorSource = floorSource
            self.spread = spread
            self.conditions = conditions
        }
    }

    /// What takes need by themselves in a channel.
    public struct Spread: Hashable, Sendable {
        /// What is true of the takes, such as `large-face`; empty for all takes.
        public let condition: String
        /// The tolerance, in the channel's unit, that nine of ten such takes need at most (split-conformal); with
        /// fewer than nine takes, what the greatest of them needs.
        public let value: Float
        /// Takes behind it, each of another scene; clips of one scene count once.
        public let takes: Int

        /// The spread of all takes.
        public init(_ value: Float, takes: Int) { self.init("", value, takes: takes) }

        /// The spread of takes of a condition.
        public init(_ condition: String, _ value: Float, takes: Int) {
            self.condition = condition
            self.value = value
            self.takes = takes
        }
    }

    /// Where a floor comes from.
    public enum FloorSource: String, Hashable, Sendable {
        /// Nothing better is known.
        case halved =
            "half of the tolerance that comes with Holdfast; no threshold was found in this unit"
        /// For differences of colour. Theirs are of CIELAB; those of CIEDE2000 are no larger for colours that
        /// differ in chroma, and OKLab's, a hundredfold, about as large.
        case difference =
            "just noticeable at 2.3 ΔE: Mahy, Van Eycken and Oosterlinck, Color Res. Appl. 19 (1994)"
        /// For light.
        case printerPoint =
            "one printer point, the least step of film grading: 0.025 log exposure, 1/12 stop"
        /// For wobble of light: a change of luminance by 1 % at L* 50, where dL*/dlnY is 22.
        case modulation =
            "least flicker seen, 1 % of luminance: Van den Berg et al., J. Biomed. Opt. 16 (2011)"
        /// For what is counted.
        case one = "one face is one too many"
    }

    /// The row of a channel; `nil` of one that the table does not have.
    public static func row(_ id: String) -> Row? { all.first { $0.id == id } }
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
