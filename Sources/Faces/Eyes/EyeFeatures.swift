/// What the first layers of the attention mesh leave of a face: a plane of vectors that eyes are read from.
enum EyeFeatures {
    /// Rows and columns of the plane.
    static let extent = 48
    /// Numbers at each place.
    static let channels = 32
    /// Pixels of the face's crop along a side of each place.
    static let cropPixels: Float = 4

    /// Values of a plane between its places, at the places of `region`: bilinear, with centres at halves and
    /// zeros outside.
    ///
    /// As MediaPipe's operator TransformTensorBilinear, version 2, does it.
    ///
    /// - Parameters:
    ///   - plane: ``extent`` × ``extent`` × ``channels`` values, or those of `window` alone.
    ///   - window: The part that `plane` holds; `nil` for all. Must hold the places of `region`.
    ///   - patch: Receives ``EyeRegion/extent`` × ``EyeRegion/extent`` × ``channels`` values.
    /// - Precondition: both hold so many.
    static func sample(
        _ plane: UnsafeBufferPointer<Float>, of window: EyeWindow?, in region: EyeRegion,
        into patch: UnsafeMutableBufferPointer<Float>
    ) {
        let rows = window == nil ? extent : EyeWindow.rows
        let columns = window == nil ? extent : EyeWindow.columns
        let corner = SIMD2(Float(window?.firstColumn ?? 0), Float(window?.firstRow ?? 0))
        precondition(
            plane.count == rows * columns * channels
                && patch.count == EyeRegion.extent * EyeRegion.extent * channels)
        let last = SIMD2(Float(columns), Float(rows))
        var place = 0
        for j in 0..<EyeRegion.extent {
            for i in 0..<EyeRegion.extent {
                let position = region.place(Float(i) + 0.5, Float(j) + 0.5) - 0.5 - corner
                // A mesh that is no face may lie anywhere, and what is no number lies nowhere.
                guard position.x > -1, position.y > -1, position.x < last.x, position.y < last.y
                else {
                    for k in 0..<channels { patch[place + k] = 0 }
                    place += channels
                    continue
                }
                let low = position.rounded(.down)
                let share = position - low
                let x = Int(low.x)
                let y = Int(low.y)
                let nearX = weight(1 - share.x, x, of: columns)
                let farX = weight(share.x, x + 1, of: columns)
                let nearY = weight(1 - share.y, y, of: rows)
                let farY = weight(share.y, y + 1, of: rows)
                let row = min(max(y, 0), rows - 1) * columns
                let next = min(y + 1, rows - 1) * columns
                let column = min(max(x, 0), columns - 1)
                let beside = min(x + 1, columns - 1)
                let a = (row + column) * channels
                let b = (row + beside) * channels
                let c = (next + column) * channels
                let d = (next + beside) * channels
                for k in 0..<channels {
                    patch[place + k] =
                        (plane[a + k] * nearX + plane[b + k] * farX) * nearY
                        + (plane[c + k] * nearX + plane[d + k] * farX) * farY
                }
                place += channels
            }
        }
    }

    /// `share` where the plane has a row or column `index` of `count`, else nothing.
    private static func weight(_ share: Float, _ index: Int, of count: Int) -> Float {
        index >= 0 && index < count ? share : 0
    }
}
