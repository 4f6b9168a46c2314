public import Channels
internal import VectorCore

/// The channels that exist, in the order reports list them.
public enum ChannelBank {
    /// Every channel; those that need a face are left out when faces were not looked for.
    public static func series(of take: TakeEmbeddings, withFaces: Bool) -> [ChannelSeries] {
        let ofFaces: [any DriftChannel] = [
            FaceChannel(), GeometryChannel(), IrisChannel(), SkinChannel(), MarksChannel(),
            HairChannel(), WardrobeChannel(),
        ]
        let ofPictures: [any DriftChannel] = [
            ExposureChannel(), WhiteBalanceChannel(), ContrastChannel(), SaturationChannel(),
            PaletteChannel(), FlickerChannel(), LayoutChannel(), BackgroundChannel(),
            TextureChannel(),
        ]
        let ofFacesInPictures: [any DriftChannel] = [KeyLightChannel(), FocusChannel()]
        let all = withFaces ? ofFaces + ofPictures + ofFacesInPictures : ofPictures
        return concurrentMap(all.count) { all[$0].series(of: take) }
    }
}
