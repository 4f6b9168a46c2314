extension ShippedTolerances {
    /// Rises whenever a number in the table does or falls.
    public static let version = 7

    /// Every row, in the order of reports.
    public static let all: [Row] = [
        Row(
            "identity.face", 0.45, anchorLimit: 0.62, severeFrom: 1.6, calmShare: 0.5, floor: 0.225, .halved,
            spread: nil),
        Row(
            "identity.geometry", 3.8, calmShare: 1, floor: 1.9, .halved,
            spread: nil),
        Row(
            "identity.iris", 8.5, calmShare: 0.7, floor: 2.3, .difference,
            spread: nil),
        Row(
            "identity.skin", 7, calmShare: 0.7, floor: 2.3, .difference,
            spread: nil),
        Row(
            "identity.marks", 0.4, calmShare: 0.7, floor: 0.2, .halved,
            spread: nil),
        Row(
            "identity.hair", 9, calmShare: 1, floor: 2.3, .difference,
            spread: nil),
        Row(
            "identity.wardrobe", 5, calmShare: 0.7, floor: 2.3, .difference,
            spread: nil),
        Row(
            "identity.accessory", 0.3, calmShare: 1, floor: 0.15, .halved,
            spread: nil),
        Row(
            "colour.palette", 3.2, calmShare: 1, floor: 2.3, .difference,
            spread: nil),
        Row(
            "colour.exposure", 0.17, calmShare: 1, floor: 0.083, .printerPoint,
            spread: nil),
        Row(
            "colour.white-balance", 2.5, calmShare: 0.9, floor: 2.3, .difference,
            spread: nil),
        Row(
            "colour.contrast", 0.14, calmShare: 1, floor: 0.07, .halved,
            spread: nil),
        Row(
            "colour.saturation", 0.14, calmShare: 1, floor: 0.07, .halved,
            spread: nil),
        Row(
            "colour.key-light", 4.2, calmShare: 0.8, floor: 2.1, .halved,
            spread: nil),
        Row(
            "colour.flicker", 0.45, calmShare: 1, floor: 0.22, .modulation,
            spread: nil),
        Row(
            "structure.layout", 0.25, calmShare: 1, floor: 0.125, .halved,
            spread: nil),
        Row(
            "structure.background", 0.18, calmShare: 0.3, floor: 0.09, .halved,
            spread: nil),
        Row(
            "structure.focus", 1.2, calmShare: 0.5, floor: 0.6, .halved,
            spread: nil),
        Row(
            "structure.texture", 1.75, calmShare: 0.4, floor: 0.875, .halved,
            spread: nil),
        Row(
            "structure.warp", 0.6, calmShare: 1, floor: 0.3, .halved,
            spread: nil),
        Row(
            "structure.newcomers", 0.5, calmShare: 1, floor: 0.5, .one,
            spread: nil),
        Row(
            "structure.look", 0.25, calmShare: 1, floor: 0.125, .halved,
            spread: nil),
    ]
}
