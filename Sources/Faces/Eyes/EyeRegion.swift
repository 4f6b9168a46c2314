/// The part of a plane of features that one eye is read from: a rectangle around eye, brow and cheekbone,
/// turned to the line of the eye's corners.
///
/// As MediaPipe's operator Landmarks2TransformMatrix, version 2, finds it.
struct EyeRegion {
    /// Rows and columns that the eye's network sees.
    static let extent = 16
    /// The region, as a multiple of the landmarks' extent.
    private static let factor: Float = 1.5

    /// Features per row or column of the region, along its x and y axis.
    private let x: SIMD2<Float>
    private let y: SIMD2<Float>
    /// Place of the region's corner in the plane of features.
    private let origin: SIMD2<Float>

    /// The region of the landmarks `indices`, given by their places in the plane of features.
    ///
    /// - Parameters:
    ///   - indices: Landmarks to hold, at least one.
    ///   - axis: The landmarks between which the region's x axis points.
    ///   - place: Where a landmark lies in the plane of features.
    init(
        of indices: [Int], axis: (from: Int, to: Int), place: (Int) -> SIMD2<Float>
    ) {
        let along = place(axis.to) - place(axis.from)
        let length = (along * along).sum().squareRoot()
        let u = length > 0 ? along / length : SIMD2(1, 0)
        let v = SIMD2(-u.y, u.x)
        var low = SIMD2<Float>(repeating: .infinity)
        var high = SIMD2<Float>(repeating: -.infinity)
        for index in indices {
            let point = place(index)
            let turned = SIMD2((point * u).sum(), (point * v).sum())
            low = SIMD2(min(low.x, turned.x), min(low.y, turned.y))
            high = SIMD2(max(high.x, turned.x), max(high.y, turned.y))
        }
        let middle = (low + high) / 2
        let scale = (high - low) * (Self.factor / Float(Self.extent))
        x = u * scale.x
        y = v * scale.y
        origin = u * middle.x + v * middle.y - (x + y) * (Float(Self.extent) / 2)
    }

    /// The place in the plane of features of column `i` and row `j`.
    func place(_ i: Float, _ j: Float) -> SIMD2<Float> {
        origin + x * i + y * j
    }

    /// Columns of features that the region is read from; `nil` where it lies nowhere.
    var columns: ClosedRange<Int>? { Self.span(corners.map(\.x)) }

    /// Rows of features that the region is read from; `nil` where it lies nowhere.
    var rows: ClosedRange<Int>? { Self.span(corners.map(\.y)) }

    private var corners: [SIMD2<Float>] {
        let end = Float(Self.extent)
        return [place(0, 0), place(end, 0), place(0, end), place(end, end)]
    }

    /// The centres on both sides of all `places`.
    private static func span(_ places: [Float]) -> ClosedRange<Int>? {
        // A mesh that is no face may lie anywhere.
        guard let low = places.min(), let high = places.max(), low > -1e6, high < 1e6 else {
            return nil
        }
        let first = Int((low - 0.5).rounded(.down))
        return first...max(first, Int((high - 0.5).rounded(.down)) + 1)
    }

    /// The landmarks around the person's right eye: 16 of the lids, in the order of
    /// ``EyeObservation/contour``, then rings around them and the brow. As the operator's options list them.
    static let rightEye = [
        33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173, 130, 25, 110,
        24, 23, 22, 26, 112, 243, 247, 30, 29, 27, 28, 56, 190, 226, 31, 228, 229, 230, 231, 232,
        233, 244, 113, 225, 224, 223, 222, 221, 189, 35, 124, 46, 53, 52, 65, 143, 111, 117, 118,
        119, 120, 121, 128, 245, 156, 70, 63, 105, 66, 107, 55, 193,
    ]

    /// The same of the left eye.
    static let leftEye = [
        263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398, 359, 255,
        339, 254, 253, 252, 256, 341, 463, 467, 260, 259, 257, 258, 286, 414, 446, 261, 448, 449,
        450, 451, 452, 453, 464, 342, 445, 444, 443, 442, 441, 413, 265, 353, 276, 283, 282, 295,
        372, 340, 346, 347, 348, 349, 350, 357, 465, 383, 300, 293, 334, 296, 336, 285, 417,
    ]
}
