extension ColourCoding.Coefficients {
    /// The same coefficients for R′G′B′ in 0...255.
    package var codeValues: ColourCoding.Coefficients {
        ColourCoding.Coefficients(
            lumaOffset: lumaOffset, lumaScale: lumaScale * 255, crToRed: crToRed * 255,
            cbToGreen: cbToGreen * 255, crToGreen: crToGreen * 255, cbToBlue: cbToBlue * 255)
    }
}
