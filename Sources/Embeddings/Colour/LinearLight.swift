package import VectorCore

extension ColourCoding.Coefficients {
    /// Linear-light sRGB of 8-bit code values, each component 0...1.
    ///
    /// Primaries are taken as sRGB's and the transfer as sRGB's (IEC 61966-2-1): what a still and a
    /// take must share is one reading, not the display's.
    package func linearLight(luma: Float, cb: Float, cr: Float) -> SIMD3<Float> {
        let y = lumaScale * (luma - lumaOffset)
        let u = cb - 128
        let v = cr - 128
        return SIMD3(
            Embeddings.linearLight(y + crToRed * v),
            Embeddings.linearLight(y + cbToGreen * u + crToGreen * v),
            Embeddings.linearLight(y + cbToBlue * u))
    }
}
