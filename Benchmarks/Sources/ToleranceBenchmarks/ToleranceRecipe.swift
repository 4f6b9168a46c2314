import Channels
import Foundation

/// How a channel's tolerance follows from what clips that hold need: a multiple of their spread, with its reason,
/// and never less than what is noticed.
struct ToleranceRecipe: Sendable {
    let id: String
    /// What the tolerance is taken from.
    let base: Base
    /// Why it is this multiple, and why the other numbers are what they are.
    let reason: String
    /// Significant digits of the tolerance.
    var digits = 2
    var anchorLimit: Float?
    var severeFrom: Float = 2.5
    var calmShare: Float = 1
    /// `nil` for half of the tolerance.
    var floor: Float?
    var floorSource = ShippedTolerances.FloorSource.halved

    /// What a tolerance is taken from.
    enum Base: Sendable {
        /// So many times the spread of scenes that hold.
        case spread(Float)
        /// This number: no scene that holds says anything of the channel.
        case fixed(Float)
    }

    /// The multiple as written in tables.
    var factorText: String {
        switch base {
        case .spread(let factor): "× \(factor)"
        case .fixed(let value): "set to \(value)"
        }
    }

    /// The channel's row, from what was measured.
    func row(for evidence: ChannelEvidence) -> ShippedTolerances.Row {
        let spread = evidence.spread
        let wanted: Float =
            switch base {
            case .spread(let factor):
                Self.rounded(factor * (spread?.value ?? 0), digits: digits)
            case .fixed(let value): value
            }
        let tolerance = max(wanted, floor ?? 0)
        return ShippedTolerances.Row(
            id, tolerance, anchorLimit: anchorLimit, severeFrom: severeFrom, calmShare: calmShare,
            floor: floor ?? Self.rounded(tolerance / 2, digits: 3), floorSource,
            spread: spread, conditions: evidence.conditions)
    }

    /// `value` to so many significant digits.
    static func rounded(_ value: Float, digits: Int = 2) -> Float {
        guard value > 0, value.isFinite else { return 0 }
        let scale = pow(10, Double(digits - 1) - log10(Double(value)).rounded(.down))
        return Float((Double(value) * scale).rounded() / scale)
    }

    /// Every channel, in the order of reports.
    static let all: [ToleranceRecipe] = [
        ToleranceRecipe(
            id: "identity.face", base: .spread(1.12),
            reason: """
                a little above what holds need; a mild morph reaches 0.47. Severe from 0.72, another face: two \
                people are 0.81 apart in the middle, one person's frames in one take at most 0.49 in 99 of 100
                """,
            anchorLimit: 0.62, severeFrom: 1.6, calmShare: 0.5),
        ToleranceRecipe(
            id: "identity.geometry", base: .spread(1.12),
            reason: "a little above; a mild change of proportions reaches 3.6, no more than speech"),
        ToleranceRecipe(
            id: "identity.iris", base: .spread(0.94),
            reason: """
                the spread is one filmed scene's; a mild change reaches 15, all other scenes 5.5
                """,
            calmShare: 0.7, floor: 2.3, floorSource: .difference),
        ToleranceRecipe(
            id: "identity.skin", base: .spread(1.08), reason: "a little above",
            calmShare: 0.7, floor: 2.3, floorSource: .difference),
        ToleranceRecipe(
            id: "identity.marks", base: .spread(3.1),
            reason: """
                far above: marks seen through motion come and go by less; a mild one lost is 0.7 and more
                """,
            calmShare: 0.7),
        ToleranceRecipe(
            id: "identity.hair", base: .spread(1.56),
            reason: "well above: another light on hair reaches 6.2", floor: 2.3,
            floorSource: .difference),
        ToleranceRecipe(
            id: "identity.wardrobe", base: .spread(1.09),
            reason: "a little above; a mild change of cloth reaches 6.8", calmShare: 0.7,
            floor: 2.3, floorSource: .difference),
        ToleranceRecipe(
            id: "identity.accessory", base: .spread(3.6),
            reason: "far above: another person's face reaches 0.17, drawn spectacles 0.59"),
        ToleranceRecipe(
            id: "colour.palette", base: .spread(0.85),
            reason: """
                the spread is one scene's, filmed in the sun; all others stay below 2.4, and clips with other \
                defects below 2.1
                """,
            floor: 2.3, floorSource: .difference),
        ToleranceRecipe(
            id: "colour.exposure", base: .spread(0.67),
            reason: """
                the spread is one scene's, which carries its reference pictures in the frame; all others stay \
                below 0.07, a morph behind the person reaches 0.161, a mild change of exposure 0.196
                """,
            floor: 0.083, floorSource: .printerPoint),
        ToleranceRecipe(
            id: "colour.white-balance", base: .spread(1.09),
            reason: "a little above; a mild cast reaches 3.1", calmShare: 0.9, floor: 2.3,
            floorSource: .difference),
        ToleranceRecipe(
            id: "colour.contrast", base: .spread(1.09),
            reason: "a little above; a mild change reaches 0.19"),
        ToleranceRecipe(
            id: "colour.saturation", base: .spread(1.6),
            reason: "between what holds need and a mild change, which reaches 0.23"),
        ToleranceRecipe(
            id: "colour.key-light", base: .spread(0.75),
            reason: """
                the spread is one scene's, which carries its reference pictures in the frame; all others stay \
                below 2.9, a mild change of light reaches 4.7, clips with other defects 4.3
                """,
            calmShare: 0.8),
        ToleranceRecipe(
            id: "colour.flicker", base: .spread(1.36),
            reason: "between what holds need and a mild flicker, which reaches 1.05", floor: 0.22,
            floorSource: .modulation),
        ToleranceRecipe(
            id: "structure.layout", base: .spread(0.66),
            reason: """
                the greatest of five scenes; the other four stay below 0.19
                """),
        ToleranceRecipe(
            id: "structure.background", base: .spread(1.06),
            reason: "a little above; a mild morph reaches no more than a walk through a street",
            calmShare: 0.3),
        ToleranceRecipe(
            id: "structure.focus", base: .spread(1.5),
            reason:
                "above what seven scenes need; a mild loss of focus reaches as much, a clear one 4.3",
            calmShare: 0.5),
        ToleranceRecipe(
            id: "structure.texture", base: .spread(0.761),
            reason: """
                the spread is one scene's, where somebody walks towards the camera; all others stay below 1.3, \
                clips with other defects below 1.6, a mild softening reaches 4.7
                """,
            digits: 3, calmShare: 0.4),
        ToleranceRecipe(
            id: "structure.warp", base: .spread(1.3),
            reason:
                "above what six scenes need; shelves that bend by 2.6 % of the picture reach 0.86"),
        ToleranceRecipe(
            id: "structure.newcomers", base: .fixed(0.5),
            reason: "a count; scenes that hold show nobody else", floor: 0.5, floorSource: .one),
        ToleranceRecipe(
            id: "structure.look", base: .fixed(0.25),
            reason: "no scene that holds begins without a face; set by hand on drawn takes"),
    ]
}
