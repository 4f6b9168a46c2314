public import Channels
internal import VectorCore

/// The channels that exist, in the order reports list them.
public enum ChannelBank {
    /// Every channel of a take; see ``channels(withFaces:)``.
    public static func series(of take: TakeEmbeddings, withFaces: Bool) -> [ChannelSeries] {
        let all = channels(withFaces: withFaces)
        return concurrentMap(all.count) { all[$0].series(of: take) }
    }

    /// Every channel; those that need a face are left out when faces are not looked for.
    public static func channels(withFaces: Bool) -> [any DriftChannel] {
        let all: [(channel: any DriftChannel, needsFace: Bool)] = [
            (FaceChannel(), true), (GeometryChannel(), true), (IrisChannel(), true),
            (SkinChannel(), true), (MarksChannel(), true), (HairChannel(), true),
            (WardrobeChannel(), true), (AccessoryChannel(), true),
            (PaletteChannel(), false), (ExposureChannel(), false), (WhiteBalanceChannel(), false),
            (ContrastChannel(), false), (SaturationChannel(), false), (KeyLightChannel(), true),
            (FlickerChannel(), false),
            (LayoutChannel(), false), (BackgroundChannel(), false), (FocusChannel(), true),
            (TextureChannel(), false), (WarpChannel(), false), (NewcomersChannel(), true),
            (LookChannel(), true),
        ]
        return all.filter { withFaces || !$0.needsFace }.map(\.channel)
    }
}
