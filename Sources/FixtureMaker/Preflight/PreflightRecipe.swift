/// A still for preflight, and the checks that must not pass on it.
struct PreflightRecipe: Sendable {
    /// What is behind the sitter.
    enum Backdrop: Sendable {
        /// An even wall.
        case wall
        /// The wall with a blown window.
        case window
        /// The wall with an open door to the dark.
        case doorway
        /// Paper, all round.
        case paper
        /// The room as photographed.
        case room
    }

    let name: String
    let purpose: String
    /// Checks that must warn or reject, and no others.
    var fires: [String] = []
    /// Faces to be found.
    var faces = 1
    var sitter = Sitter.atRest
    var backdrop = Backdrop.wall
    var defect: StillDefect?
    /// Whether a second head hangs beside the sitter's.
    var hasGuest = false
    var width = 960
    var height = 736
    /// Picture pixels to one of the still, and the picture's place at the still's upper left corner.
    var scale: Float = 1
    var origin = SIMD2<Float>(85, 44)

    var file: String { "preflight/\(name).png" }

    static let catalogue: [PreflightRecipe] = [
        PreflightRecipe(name: "clean", purpose: "nothing to complain of"),
        PreflightRecipe(
            name: "cut-out", purpose: "nothing to complain of: paper is not a blown window",
            backdrop: .paper),
        PreflightRecipe(
            name: "small", purpose: "fewer rows than a take needs", fires: ["frame.short-side"],
            width: 640, height: 490, scale: 1.5),
        PreflightRecipe(
            name: "clipped", purpose: "a blown window", fires: ["light.clipped"],
            backdrop: .window),
        PreflightRecipe(
            name: "crushed", purpose: "a black doorway", fires: ["light.crushed"],
            backdrop: .doorway),
        PreflightRecipe(
            name: "mixed-light", purpose: "warm light on one side, cold on the other",
            fires: ["light.mixed-white-balance"], defect: .mixedLight),
        PreflightRecipe(
            name: "two-keys", purpose: "a key light from either side", fires: ["light.keys"],
            defect: .twoKeys),
        PreflightRecipe(
            name: "side-light", purpose: "light from the side alone",
            fires: ["light.direction"], defect: .sideLight),
        PreflightRecipe(
            name: "face-clipped", purpose: "a blown forehead", fires: ["face.clipped"],
            defect: .blownFace),
        PreflightRecipe(
            name: "face-crushed", purpose: "a chin in the dark", fires: ["face.crushed"],
            defect: .crushedFace),
        PreflightRecipe(
            name: "face-soft", purpose: "a face out of focus", fires: ["face.sharpness"],
            defect: .softFace),
        PreflightRecipe(
            name: "face-small", purpose: "a face too far away", fires: ["face.share"],
            scale: 3.6, origin: SIMD2(-1150, -1750)),
        PreflightRecipe(
            name: "face-cropped", purpose: "a forehead cut off by the frame",
            fires: ["face.crop"], origin: SIMD2(85, 262)),
        PreflightRecipe(
            name: "eyes-shut", purpose: "eyes shut", fires: ["face.eyes-open"],
            defect: .shutEyes),
        PreflightRecipe(
            name: "smile", purpose: "a smile", fires: ["face.expression"], defect: .smile),
        PreflightRecipe(
            name: "two-people", purpose: "a second face of some size",
            fires: ["subject.dominant"], faces: 2, hasGuest: true),
        PreflightRecipe(
            name: "off-centre", purpose: "a face near the edge", fires: ["subject.centred"],
            origin: SIMD2(-150, 44)),
        PreflightRecipe(
            name: "from-below", purpose: "a camera below eye level",
            fires: ["camera.eye-level"], sitter: .fromBelow, scale: 1.2,
            origin: SIMD2(200, 130)),
        PreflightRecipe(
            name: "busy", purpose: "curtains out of focus", fires: ["background.busy"],
            backdrop: .room, width: 884, origin: SIMD2(85, 44)),
        PreflightRecipe(
            name: "stripes", purpose: "stripes finer than four pixels",
            fires: ["wardrobe.pattern"], defect: .stripes(period: 3.3)),
        PreflightRecipe(
            name: "fine-stripes", purpose: "stripes that no take can show",
            fires: ["wardrobe.pattern"], defect: .stripes(period: 2.3)),
        PreflightRecipe(
            name: "coarse-stripes", purpose: "nothing to complain of: stripes of eight pixels",
            defect: .stripes(period: 8)),
        PreflightRecipe(
            name: "hair-crushed", purpose: "hair without detail", fires: ["hair.crushed"],
            defect: .crushedHair),
        PreflightRecipe(
            name: "sheet-darker", purpose: "the sitter in less light, for a sheet",
            defect: .darker(stops: 0.9)),
        PreflightRecipe(
            name: "sheet-warmer", purpose: "the sitter in warmer light, for a sheet",
            defect: .warmer),
    ]
}
