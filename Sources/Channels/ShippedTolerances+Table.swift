// Written by ToleranceBenchmarks; change its recipe, not this file.

extension ShippedTolerances {
    /// Rises whenever a number in the table does or falls.
    public static let version = 7

    /// Every row, in the order of reports.
    public static let all: [Row] = [
        Row(
            "identity.face", 0.45, anchorLimit: 0.62, severeFrom: 1.6, calmShare: 0.5,
            floor: 0.225, .halved,
            spread: Spread(0.4, takes: 17),
            conditions: [
                Spread("large-face", 0.4, takes: 15),
                Spread("still-camera", 0.4, takes: 13),
                Spread("moving-camera", 0.39, takes: 7),
                Spread("large-picture", 0.39, takes: 7),
                Spread("small-picture", 0.4, takes: 13),
            ]),
        Row(
            "identity.geometry", 3.8,
            floor: 1.9, .halved,
            spread: Spread(3.4, takes: 16),
            conditions: [
                Spread("large-face", 3.4, takes: 15),
                Spread("still-camera", 3.4, takes: 12),
                Spread("moving-camera", 3.4, takes: 7),
                Spread("large-picture", 3.2, takes: 6),
                Spread("small-picture", 3.4, takes: 13),
            ]),
        Row(
            "identity.iris", 8.5, calmShare: 0.7,
            floor: 2.3, .difference,
            spread: Spread(9.0, takes: 15),
            conditions: [
                Spread("large-face", 9.0, takes: 15),
                Spread("still-camera", 4.9, takes: 12),
                Spread("moving-camera", 9.0, takes: 6),
                Spread("large-picture", 9.0, takes: 6),
                Spread("small-picture", 4.9, takes: 12),
            ]),
        Row(
            "identity.skin", 7.0, calmShare: 0.7,
            floor: 2.3, .difference,
            spread: Spread(6.5, takes: 13),
            conditions: [
                Spread("large-face", 3.3, takes: 11),
                Spread("still-camera", 6.5, takes: 9),
                Spread("moving-camera", 5.0, takes: 6),
                Spread("large-picture", 6.5, takes: 5),
                Spread("small-picture", 5.0, takes: 10),
            ]),
        Row(
            "identity.marks", 0.4, calmShare: 0.7,
            floor: 0.2, .halved,
            spread: Spread(0.13, takes: 12),
            conditions: [
                Spread("large-face", 0.13, takes: 11),
                Spread("still-camera", 0.13, takes: 9),
                Spread("moving-camera", 0.075, takes: 5),
                Spread("large-picture", 0.075, takes: 5),
                Spread("small-picture", 0.13, takes: 9),
            ]),
        Row(
            "identity.hair", 9.0,
            floor: 2.3, .difference,
            spread: Spread(5.8, takes: 13),
            conditions: [
                Spread("large-face", 2.9, takes: 11),
                Spread("still-camera", 5.8, takes: 9),
                Spread("moving-camera", 2.3, takes: 5),
                Spread("large-picture", 5.8, takes: 4),
                Spread("small-picture", 2.9, takes: 10),
            ]),
        Row(
            "identity.wardrobe", 5.0, calmShare: 0.7,
            floor: 2.3, .difference,
            spread: Spread(4.6, takes: 19),
            conditions: [
                Spread("large-face", 4.7, takes: 17),
                Spread("still-camera", 4.7, takes: 14),
                Spread("moving-camera", 4.6, takes: 7),
                Spread("large-picture", 4.7, takes: 8),
                Spread("small-picture", 4.6, takes: 14),
            ]),
        Row(
            "identity.accessory", 0.3,
            floor: 0.15, .halved,
            spread: Spread(0.084, takes: 12),
            conditions: [
                Spread("large-face", 0.084, takes: 11),
                Spread("still-camera", 0.084, takes: 9),
                Spread("moving-camera", 0.035, takes: 5),
                Spread("large-picture", 0.048, takes: 5),
                Spread("small-picture", 0.084, takes: 9),
            ]),
        Row(
            "colour.palette", 3.2,
            floor: 2.3, .difference,
            spread: Spread(3.8, takes: 14),
            conditions: [
                Spread("large-face", 3.8, takes: 12),
                Spread("still-camera", 1.1, takes: 10),
                Spread("moving-camera", 3.8, takes: 7),
                Spread("large-picture", 0.63, takes: 6),
                Spread("small-picture", 3.8, takes: 11),
            ]),
        Row(
            "colour.exposure", 0.17,
            floor: 0.083, .printerPoint,
            spread: Spread(0.25, takes: 16),
            conditions: [
                Spread("large-face", 0.25, takes: 14),
                Spread("still-camera", 0.25, takes: 12),
                Spread("moving-camera", 0.063, takes: 7),
                Spread("large-picture", 0.25, takes: 8),
                Spread("small-picture", 0.063, takes: 11),
            ]),
        Row(
            "colour.white-balance", 2.5, calmShare: 0.9,
            floor: 2.3, .difference,
            spread: Spread(2.3, takes: 14),
            conditions: [
                Spread("large-face", 1.1, takes: 12),
                Spread("still-camera", 0.58, takes: 10),
                Spread("moving-camera", 2.3, takes: 7),
                Spread("large-picture", 0.79, takes: 6),
                Spread("small-picture", 2.3, takes: 11),
            ]),
        Row(
            "colour.contrast", 0.14,
            floor: 0.07, .halved,
            spread: Spread(0.13, takes: 14),
            conditions: [
                Spread("large-face", 0.13, takes: 12),
                Spread("still-camera", 0.054, takes: 10),
                Spread("moving-camera", 0.13, takes: 7),
                Spread("large-picture", 0.13, takes: 6),
                Spread("small-picture", 0.082, takes: 11),
            ]),
        Row(
            "colour.saturation", 0.14,
            floor: 0.07, .halved,
            spread: Spread(0.085, takes: 14),
            conditions: [
                Spread("large-face", 0.081, takes: 12),
                Spread("still-camera", 0.053, takes: 10),
                Spread("moving-camera", 0.085, takes: 7),
                Spread("large-picture", 0.053, takes: 6),
                Spread("small-picture", 0.085, takes: 11),
            ]),
        Row(
            "colour.key-light", 4.2, calmShare: 0.8,
            floor: 2.1, .halved,
            spread: Spread(5.6, takes: 14),
            conditions: [
                Spread("large-face", 5.6, takes: 14),
                Spread("still-camera", 5.6, takes: 10),
                Spread("moving-camera", 1.5, takes: 6),
                Spread("large-picture", 5.6, takes: 6),
                Spread("small-picture", 2.0, takes: 10),
            ]),
        Row(
            "colour.flicker", 0.45,
            floor: 0.22, .modulation,
            spread: Spread(0.33, takes: 16),
            conditions: [
                Spread("large-face", 0.33, takes: 14),
                Spread("still-camera", 0.096, takes: 12),
                Spread("moving-camera", 0.33, takes: 7),
                Spread("large-picture", 0.096, takes: 8),
                Spread("small-picture", 0.33, takes: 11),
            ]),
        Row(
            "structure.layout", 0.25,
            floor: 0.125, .halved,
            spread: Spread(0.38, takes: 5)),
        Row(
            "structure.background", 0.18, calmShare: 0.3,
            floor: 0.09, .halved,
            spread: Spread(0.17, takes: 15),
            conditions: [
                Spread("large-face", 0.098, takes: 13),
                Spread("still-camera", 0.098, takes: 11),
                Spread("moving-camera", 0.17, takes: 6),
                Spread("large-picture", 0.098, takes: 7),
                Spread("small-picture", 0.17, takes: 10),
            ]),
        Row(
            "structure.focus", 1.2, calmShare: 0.5,
            floor: 0.6, .halved,
            spread: Spread(0.79, takes: 7),
            conditions: [
                Spread("large-face", 0.68, takes: 6),
                Spread("still-camera", 0.79, takes: 4),
                Spread("large-picture", 0.79, takes: 5),
            ]),
        Row(
            "structure.texture", 1.75, calmShare: 0.4,
            floor: 0.875, .halved,
            spread: Spread(2.3, takes: 13),
            conditions: [
                Spread("large-face", 1.3, takes: 11),
                Spread("still-camera", 1.3, takes: 9),
                Spread("moving-camera", 2.3, takes: 6),
                Spread("large-picture", 1.1, takes: 5),
                Spread("small-picture", 2.3, takes: 10),
            ]),
        Row(
            "structure.warp", 0.6,
            floor: 0.3, .halved,
            spread: Spread(0.46, takes: 6),
            conditions: [Spread("large-face", 0.11, takes: 5)]),
        Row(
            "structure.newcomers", 0.5,
            floor: 0.5, .one,
            spread: Spread(0.0, takes: 13),
            conditions: [
                Spread("large-face", 0.0, takes: 11),
                Spread("still-camera", 0.0, takes: 9),
                Spread("moving-camera", 0.0, takes: 6),
                Spread("large-picture", 0.0, takes: 5),
                Spread("small-picture", 0.0, takes: 10),
            ]),
        Row(
            "structure.look", 0.25,
            floor: 0.125, .halved,
            spread: nil),
    ]
}
