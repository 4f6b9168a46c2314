extension TakeRecipe {
    /// Every take. Channels are named as in the machine interface; a defect must fire `channels`
    /// and may fire `allowed`.
    static let catalogue: [TakeRecipe] = controls + [demonstration, numbered] + defects + events

    private static let controls = [
        TakeRecipe(
            name: "holds",
            purpose:
                "holds; blinks twice, the second time so late that the last frame is not clean",
            frames: 96, blinks: [36, 89]),
        TakeRecipe(name: "steady", purpose: "holds; nothing happens, no blink", frames: 84),
        TakeRecipe(
            name: "push-in", purpose: "holds; the camera moves in, which is not drift",
            frames: 84, camera: .pushIn),
        TakeRecipe(
            name: "pan", purpose: "holds; the camera pans, which is not drift",
            frames: 84, camera: .pan),
        TakeRecipe(
            name: "steady-wide", purpose: "holds; head and chest, with more of the room",
            framing: .wide),
        TakeRecipe(
            name: "steady-cup", purpose: "holds; a thing and no face, while the camera moves in",
            subject: .cup, frames: 84, camera: .pushIn),
        TakeRecipe(
            name: "steady-second", purpose: "holds; another face, small and soft in its source",
            subject: .second),
        TakeRecipe(
            name: "grey", purpose: "holds; black and white from the first frame on",
            frames: 36, grade: Grade(saturation: 0), onset: -1),
    ]

    private static let demonstration = TakeRecipe(
        name: "drifts",
        purpose:
            "becomes another person from 2.0 s on, while the light creeps warmer from 1.0 s on",
        frames: 96, blinks: [28], alteration: .morph, onset: 2, ramp: 0.8,
        creep: (onset: 1, warmth: 0.1), channels: ["identity.face"],
        allowed: [
            "colour.white-balance", "colour.palette", "colour.saturation", "identity.geometry",
            "identity.iris", "identity.skin", "structure.texture",
        ])

    private static let numbered = TakeRecipe(
        name: "numbered", purpose: "drifts, and states in its corner which frame is shown",
        blinks: [28], alteration: .morph, onset: 1.5, ramp: 0.5, creep: (onset: 0.75, warmth: 0.1),
        isNumbered: true, channels: demonstration.channels, allowed: demonstration.allowed)

    private static let defects = [
        TakeRecipe(
            name: "exposure", purpose: "0.6 stops darker", grade: Grade(stops: -0.6),
            channels: ["colour.exposure"],
            allowed: ["colour.contrast", "colour.palette", "colour.saturation"]),
        TakeRecipe(
            name: "white-balance", purpose: "warmer at the same luma", grade: Grade(warmth: 0.14),
            channels: ["colour.white-balance"],
            allowed: ["colour.palette", "colour.saturation", "identity.skin"]),
        TakeRecipe(
            name: "contrast", purpose: "flatter", grade: Grade(contrast: 0.7),
            channels: ["colour.contrast"],
            allowed: [
                "colour.exposure", "colour.palette", "colour.saturation", "structure.texture",
            ]),
        TakeRecipe(
            name: "saturation", purpose: "more saturated", grade: Grade(saturation: 1.45),
            channels: ["colour.saturation"],
            allowed: ["colour.palette", "colour.white-balance", "identity.skin"]),
        TakeRecipe(
            name: "flicker", purpose: "the light flickers from frame to frame", flicker: 0.06,
            ramp: 0.2, channels: ["colour.flicker"], allowed: []),
        TakeRecipe(
            name: "geometry", purpose: "nose and jaw grow wider, the nose longer", geometry: 0.4,
            channels: ["identity.geometry"], allowed: ["identity.face"]),
        TakeRecipe(
            name: "skin", purpose: "the face alone turns ruddy", alteration: .skin,
            channels: ["identity.skin"],
            allowed: ["colour.palette", "colour.saturation", "colour.white-balance"]),
        TakeRecipe(
            name: "iris", purpose: "brown eyes turn blue", alteration: .iris,
            channels: ["identity.iris"], allowed: []),
        TakeRecipe(
            name: "mark", purpose: "a mole comes up on a cheek", alteration: .mark, ramp: 0.2,
            channels: ["identity.marks"], allowed: ["identity.skin"]),
        TakeRecipe(
            name: "mole-goes", purpose: "a mole goes from a cheek", frames: 60, alteration: .mark,
            isUndone: true, ramp: 0.2, channels: ["identity.marks"], allowed: ["identity.skin"]),
        TakeRecipe(
            name: "hair", purpose: "the hair turns ginger", alteration: .hair,
            channels: ["identity.hair"],
            allowed: ["colour.palette", "colour.saturation", "colour.white-balance"]),
        TakeRecipe(
            name: "wardrobe", purpose: "suit, shirt and tie turn brown", alteration: .wardrobe,
            channels: ["identity.wardrobe"],
            allowed: ["colour.palette", "colour.saturation", "colour.white-balance"]),
        TakeRecipe(
            name: "pattern", purpose: "the plain suit gets stripes, its colour stays",
            framing: .wide, alteration: .pattern, channels: ["identity.wardrobe"],
            allowed: ["structure.texture"]),
        TakeRecipe(
            name: "blotches", purpose: "the face gets red and sallow blotches, its tone stays",
            alteration: .blotches, channels: ["identity.skin"],
            allowed: ["identity.face", "identity.iris", "identity.marks"]),
        TakeRecipe(
            name: "glasses", purpose: "a pair of spectacles comes up on the face",
            alteration: .glasses, channels: ["identity.accessory"],
            allowed: [
                "identity.face", "identity.geometry", "identity.iris", "identity.marks",
                "identity.skin", "structure.texture", "structure.focus", "colour.key-light",
            ]),
        TakeRecipe(
            name: "warp", purpose: "the shelves bend, the camera stays", setting: .shelves,
            framing: .wide, bend: 15, channels: ["structure.warp"],
            allowed: ["structure.background", "structure.layout"]),
        TakeRecipe(
            name: "face-soft", purpose: "the face loses its detail", alteration: .softFace,
            channels: ["structure.texture"],
            allowed: ["structure.focus", "identity.face", "identity.skin"]),
        TakeRecipe(
            name: "background-soft", purpose: "a sharp room goes out of focus",
            setting: .shelves, framing: .wide, alteration: .softRoom, channels: ["structure.focus"],
            allowed: ["structure.background", "structure.layout", "structure.texture"]),
        TakeRecipe(
            name: "close-background-soft",
            purpose: "what little a close-up shows of a sharp room goes out of focus",
            setting: .shelves, frames: 60, alteration: .softRoom, channels: ["structure.focus"],
            allowed: ["structure.background", "structure.layout", "structure.texture"]),
        TakeRecipe(
            name: "layout", purpose: "another room in the old one's colours",
            setting: .shelves, framing: .wide, alteration: .layout, channels: ["structure.layout"],
            allowed: [
                "structure.background", "colour.palette", "colour.contrast", "structure.focus",
                "structure.texture",
            ]),
        TakeRecipe(
            name: "background", purpose: "shelves of books grow out of a soft room",
            framing: .wide, alteration: .background, ramp: 0.3,
            channels: ["structure.background"],
            allowed: [
                "structure.layout", "structure.focus", "structure.texture", "colour.palette",
            ]),
        TakeRecipe(
            name: "key-light", purpose: "the light on the face moves across it",
            alteration: .keyLight, channels: ["colour.key-light"],
            allowed: ["colour.palette", "colour.contrast", "identity.skin"]),
        TakeRecipe(
            name: "morph", purpose: "becomes another person, matched in tone",
            alteration: .morph, channels: ["identity.face"],
            allowed: [
                "identity.geometry", "identity.iris", "identity.skin", "structure.texture",
            ]),
        TakeRecipe(
            name: "newcomer", purpose: "another person comes up in the room", framing: .wide,
            alteration: .newcomer, ramp: 0.3, channels: ["structure.newcomers"],
            allowed: ["structure.background", "structure.layout"]),
        TakeRecipe(
            name: "look", purpose: "a cup becomes a cat", subject: .cup, alteration: .look,
            ramp: 0.3, channels: ["structure.look"],
            allowed: [
                "structure.background", "structure.layout", "structure.texture", "colour.palette",
                "colour.white-balance", "colour.saturation", "colour.contrast", "colour.exposure",
            ]),
        TakeRecipe(
            name: "palette", purpose: "the room turns to another hue", alteration: .palette,
            channels: ["colour.palette"],
            allowed: ["colour.white-balance", "colour.saturation", "structure.layout"]),
    ]

    private static let events = [
        TakeRecipe(name: "cut", purpose: "cut to another shot", event: .cut(at: 36)),
        TakeRecipe(name: "freeze", purpose: "frozen for 0.75 s", event: .freeze(31..<49)),
        TakeRecipe(
            name: "black", purpose: "black for a quarter of a second", event: .black(31..<37)),
        TakeRecipe(
            name: "duplicate", purpose: "one frame of a moving take shown twice",
            camera: .pan, event: .duplicate([31])),
    ]
}
