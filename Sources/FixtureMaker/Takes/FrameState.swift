/// Everything that makes one frame of a take differ from another.
struct FrameState: Sendable {
    /// Where the middle of the frame lies in the picture, and picture pixels to a frame pixel.
    var centre: SIMD2<Float>
    var scale: Float
    /// The head against the room, in picture pixels and degrees.
    var headShift = SIMD2<Float>.zero
    var headDegrees: Float = 0
    /// 0 eyes at rest, 1 shut.
    var closure: Float = 0
    /// Share of the altered picture, 0...1.
    var alteration: Float = 0
    /// Growth of nose and jaw; see `FaceWarp`.
    var geometry: Float = 0
    /// How far the room is bent, in picture pixels; see `RoomBend`.
    var bend: Float = 0
    var grade = Grade()
    /// Picks the noise of this frame; nil for none.
    var noiseSeed: UInt64?
}

/// A change of the whole frame's light and colour, on gamma-coded values.
struct Grade: Sendable, Equatable {
    /// Exposure in stops, taken on light that is near enough to a gamma of 2.2.
    var stops: Float = 0
    /// Blue down and red up by this share.
    var warmth: Float = 0
    /// Slope around mid grey.
    var contrast: Float = 1
    /// Distance from grey.
    var saturation: Float = 1

    func applied(to colour: SIMD4<Float>) -> SIMD4<Float> {
        var result = colour
        if stops != 0 { result *= powerOfTwo(stops / 2.2) }
        if warmth != 0 {
            let gains = SIMD4<Float>(1 + warmth, 1, 1 - warmth, 1)
            let warmed = result * gains
            // Luma stays: a change of white balance and nothing else.
            result =
                warmed * (RGBPicture.luma(result) / max(RGBPicture.luma(warmed), 0.001))
        }
        if contrast != 1 { result = (result - 0.45) * contrast + 0.45 }
        if saturation != 1 {
            let grey = SIMD4<Float>(repeating: RGBPicture.luma(result))
            result = grey + saturation * (result - grey)
        }
        return result
    }
}
