#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension NetworkReference {
    /// x < 0 ? slope · x : x. Kernels round the product once.
    public static func parametricReLU(_ x: Double, slope: Double) -> Double {
        x < 0 ? slope * x : x
    }

    /// x · min(max(x + 3, 0), 6) / 6. Kernels round four times, so they stay within 5 · 2⁻²⁴ of it,
    /// relative to (|x| + 3)² / 6.
    public static func hardSwish(_ x: Double) -> Double {
        x * min(max(x + 3, 0), 6) / 6
    }

    /// 1 / (1 + e⁻ˣ), with x held at ±87, beyond which e⁻ˣ leaves the range of 32-bit floats.
    /// Kernels stay within ``logisticError`` of it, relative.
    public static func logistic(_ x: Double) -> Double {
        1 / (1 + exp(-min(max(x, -87), 87)))
    }

    /// Bilinear interpolation between rows `lowerRow` and `upperRow` (and columns likewise), whose
    /// fractions count from the lower one. Kernels round nine times: within 10 · 2⁻²⁴ of it,
    /// relative to four times the largest of the values.
    public static func bilinear(
        _ picture: Picture, lowerRow: Int, upperRow: Int, rowFraction: Double, lowerColumn: Int,
        upperColumn: Int, columnFraction: Double, channel: Int
    ) -> Double {
        let top =
            picture[lowerRow, lowerColumn, channel] * (1 - columnFraction)
            + picture[lowerRow, upperColumn, channel] * columnFraction
        let bottom =
            picture[upperRow, lowerColumn, channel] * (1 - columnFraction)
            + picture[upperRow, upperColumn, channel] * columnFraction
        return top * (1 - rowFraction) + bottom * rowFraction
    }
}
