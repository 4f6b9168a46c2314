extension PlaneReference {
    /// Samples a picture through an affine map into interleaved R′G′B′.
    ///
    /// - Shape: `output` is [height, width, 3] floats. Any plane sizes from 1 × 1; padding is not read.
    /// - Method: sub-sample (i, j) of destination pixel (x, y) lies at (x + (i + ½)/n, y + (j + ½)/n)
    ///   and maps to (sx, sy) = (a·px + (b·py + tx), c·px + (d·py + ty)). Outside
    ///   0 ≤ sx < width, 0 ≤ sy < height it is black, inside bilinear, samples repeated at borders.
    ///   Chroma lies as in MPEG-2: where subsampled, on the left luma column of its group and
    ///   halfway down it. R′G′B′ = `coding` × 255, clamped to 0...255, averaged over the n × n
    ///   sub-samples, then · scale + offset by component.
    /// - Range: `supersampling` n in 1...8. Any map: what is not finite is black.
    /// - Exactness: the same bits on every level: correctly rounded Float + − ×, in the order
    ///   written here, never fused.
    public static func warpToRGB(
        _ picture: PlanarPicture, _ map: AffineMap, width: Int, height: Int, supersampling: Int,
        scale: SIMD3<Float>, offset: SIMD3<Float>, _ output: UnsafeMutablePointer<Float>
    ) {
        let rgb = picture.coding.coefficients.codeValues
        let share = 1 / Float(supersampling * supersampling)
        for y in 0..<height {
            for x in 0..<width {
                var sum = SIMD3<Float>(repeating: 0)
                for j in 0..<supersampling {
                    for i in 0..<supersampling {
                        let place = source(x, y, i, j, map, supersampling)
                        guard isInside(place, picture.luma) else { continue }
                        let luma =
                            bilinear(picture.luma, place.x - 0.5, place.y - 0.5) - rgb.lumaOffset
                        let u = (place.x - 0.5) * (1 / Float(1 << picture.chromaShiftX))
                        let v = place.y * (1 / Float(1 << picture.chromaShiftY)) - 0.5
                        let cb = bilinear(picture.cb, u, v) - 128
                        let cr = bilinear(picture.cr, u, v) - 128
                        let grey = luma * rgb.lumaScale
                        sum.x += clampToCode(grey + rgb.crToRed * cr)
                        sum.y += clampToCode((grey + rgb.cbToGreen * cb) + rgb.crToGreen * cr)
                        sum.z += clampToCode(grey + rgb.cbToBlue * cb)
                    }
                }
                let pixel = output + 3 * (y * width + x)
                pixel[0] = (sum.x * share) * scale.x + offset.x
                pixel[1] = (sum.y * share) * scale.y + offset.y
                pixel[2] = (sum.z * share) * scale.z + offset.z
            }
        }
    }

    /// Samples one plane through an affine map; outside is 0.
    ///
    /// - Shape: `output` is [rows.count, width] floats in 0...255, destination rows `rows`. Otherwise
    ///   as ``warpToRGB(_:_:width:height:supersampling:scale:offset:_:)``.
    public static func warpPlane(
        _ plane: PlaneView, _ map: AffineMap, width: Int, rows: Range<Int>, supersampling: Int,
        _ output: UnsafeMutablePointer<Float>
    ) {
        let share = 1 / Float(supersampling * supersampling)
        for y in rows {
            for x in 0..<width {
                var sum: Float = 0
                for j in 0..<supersampling {
                    for i in 0..<supersampling {
                        let place = source(x, y, i, j, map, supersampling)
                        guard isInside(place, plane) else { continue }
                        sum += bilinear(plane, place.x - 0.5, place.y - 0.5)
                    }
                }
                output[(y - rows.lowerBound) * width + x] = sum * share
            }
        }
    }

    private static func source(
        _ x: Int, _ y: Int, _ i: Int, _ j: Int, _ map: AffineMap, _ n: Int
    ) -> (x: Float, y: Float) {
        let px = Float(x) + (Float(i) + 0.5) / Float(n)
        let py = Float(y) + (Float(j) + 0.5) / Float(n)
        return (map.a * px + (map.b * py + map.tx), map.c * px + (map.d * py + map.ty))
    }

    private static func isInside(_ place: (x: Float, y: Float), _ plane: PlaneView) -> Bool {
        place.x >= 0 && place.x < Float(plane.width) && place.y >= 0
            && place.y < Float(plane.height)
    }

    /// Value at sample coordinates (u, v), sample (0, 0) at the origin; coordinates outside are moved
    /// to the border.
    private static func bilinear(_ plane: PlaneView, _ u: Float, _ v: Float) -> Float {
        let x = tap(u, plane.width)
        let y = tap(v, plane.height)
        let top = plane.base + y.index * plane.bytesPerRow
        let bottom = top + y.step * plane.bytesPerRow
        let p = Float(top[x.index])
        let q = Float(bottom[x.index])
        let above = p + (Float(top[x.index + x.step]) - p) * x.fraction
        let below = q + (Float(bottom[x.index + x.step]) - q) * x.fraction
        return above + (below - above) * y.fraction
    }

    /// The first of two neighbouring samples, the step to the second (0 where there is but one), and
    /// the weight of the second.
    private static func tap(
        _ place: Float, _ side: Int
    ) -> (index: Int, step: Int, fraction: Float) {
        let positive = place > 0 ? place : 0
        let clamped = positive < Float(side - 1) ? positive : Float(side - 1)
        let index = min(Int(clamped), max(side - 2, 0))
        return (index, side > 1 ? 1 : 0, clamped - Float(index))
    }

    private static func clampToCode(_ value: Float) -> Float {
        let low = value > 0 ? value : 0
        return low < 255 ? low : 255
    }
}
