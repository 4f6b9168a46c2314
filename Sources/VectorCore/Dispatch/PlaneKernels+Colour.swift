extension PlaneKernels {
    /// OKLab lightness, a and b of a picture, and on request linear luminance (BT.709 weights).
    ///
    /// - Shape: each output holds width × height floats, row by row without padding.
    /// - Units: lightness and luminance in 0...1, a and b in about −0.4...0.4. Within 4·10⁻⁶ of
    ///   float64 arithmetic; primaries are taken as sRGB's, R′G′B′ is clamped to 0...1.
    /// - Precondition: chroma is not subsampled (see ``ReducedPicture``).
    /// - Source: B. Ottosson, *A perceptual color space for image processing*, 2020.
    public func oklab(
        _ picture: PlanarPicture, lightness: UnsafeMutablePointer<Float>,
        a: UnsafeMutablePointer<Float>, b: UnsafeMutablePointer<Float>,
        luminance: UnsafeMutablePointer<Float>? = nil
    ) {
        precondition(picture.chromaShiftX == 0 && picture.chromaShiftY == 0)
        let coding = picture.coding.coefficients
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 6) { numbers in
            numbers[0] = coding.lumaOffset
            numbers[1] = coding.lumaScale
            numbers[2] = coding.crToRed
            numbers[3] = coding.cbToGreen
            numbers[4] = coding.crToGreen
            numbers[5] = coding.cbToBlue
            for row in 0..<picture.height {
                let start = row * picture.width
                // Safety: the buffer holds six elements, so it has a base address.
                functions.oklab(
                    picture.luma.base + row * picture.luma.bytesPerRow,
                    picture.cb.base + row * picture.cb.bytesPerRow,
                    picture.cr.base + row * picture.cr.bytesPerRow, picture.width,
                    numbers.baseAddress!, lightness + start, a + start, b + start,
                    luminance.map { $0 + start })
            }
        }
    }
}
