/// Every channel identifier that may appear in a report, built or not.
public enum PublishedChannels {
    /// By family, then as reports list them.
    public static let all = identity + colour + structure

    private static let identity = [
        "identity.face", "identity.geometry", "identity.iris", "identity.skin", "identity.marks",
        "identity.hair", "identity.wardrobe", "identity.accessory",
    ]
    private static let colour = [
        "colour.palette", "colour.exposure", "colour.white-balance", "colour.contrast",
        "colour.saturation", "colour.key-light", "colour.flicker",
    ]
    private static let structure = [
        "structure.layout", "structure.background", "structure.focus", "structure.texture",
        "structure.warp", "structure.newcomers", "structure.look",
    ]
}
