/// How Y′CbCr code values map to R′G′B′: matrix and range.
public struct ColourCoding: Hashable, Sendable {
    /// The luma coefficients.
    public enum Matrix: String, CaseIterable, Sendable {
        /// ITU-R BT.601-7: K_R 0.299, K_B 0.114.
        case bt601
        /// ITU-R BT.709-6: K_R 0.2126, K_B 0.0722.
        case bt709
        /// ITU-R BT.2020-2, non-constant luminance: K_R 0.2627, K_B 0.0593.
        case bt2020

        /// Weight of red in luma.
        public var redWeight: Double {
            switch self {
            case .bt601: 0.299
            case .bt709: 0.2126
            case .bt2020: 0.2627
            }
        }

        /// Weight of blue in luma.
        public var blueWeight: Double {
            switch self {
            case .bt601: 0.114
            case .bt709: 0.0722
            case .bt2020: 0.0593
            }
        }
    }

    /// The code values that stand for black and white.
    public enum Range: String, CaseIterable, Sendable {
        /// Luma 16...235, chroma 16...240 (8 bit).
        case limited
        /// 0...255 (8 bit).
        case full
    }

    /// The luma coefficients.
    public let matrix: Matrix
    /// The code values that stand for black and white.
    public let range: Range

    /// A coding of `matrix` and `range`.
    public init(matrix: Matrix, range: Range) {
        self.matrix = matrix
        self.range = range
    }

    /// Coefficients that take 8-bit code values to R′G′B′ in 0...1:
    ///
    ///     R = lumaScale·(Y − lumaOffset) + crToRed·(Cr − 128)
    ///     G = lumaScale·(Y − lumaOffset) + cbToGreen·(Cb − 128) + crToGreen·(Cr − 128)
    ///     B = lumaScale·(Y − lumaOffset) + cbToBlue·(Cb − 128)
    ///
    /// Source: ITU-R BT.601-7 §2.5, BT.709-6 §3, BT.2020-2 table 4, inverted.
    public var coefficients: Coefficients {
        let kr = matrix.redWeight
        let kb = matrix.blueWeight
        let kg = 1 - kr - kb
        let lumaSpan = range == .full ? 255.0 : 219.0
        let chromaSpan = range == .full ? 255.0 : 224.0
        return Coefficients(
            lumaOffset: range == .full ? 0 : 16,
            lumaScale: Float(1 / lumaSpan),
            crToRed: Float(2 * (1 - kr) / chromaSpan),
            cbToGreen: Float(-2 * (1 - kb) * kb / kg / chromaSpan),
            crToGreen: Float(-2 * (1 - kr) * kr / kg / chromaSpan),
            cbToBlue: Float(2 * (1 - kb) / chromaSpan))
    }

    /// See ``ColourCoding/coefficients``.
    public struct Coefficients: Sendable {
        /// Code value of black.
        public let lumaOffset: Float
        /// R′G′B′ per luma code.
        public let lumaScale: Float
        /// Red per Cr code.
        public let crToRed: Float
        /// Green per Cb code.
        public let cbToGreen: Float
        /// Green per Cr code.
        public let crToGreen: Float
        /// Blue per Cb code.
        public let cbToBlue: Float
    }
}
