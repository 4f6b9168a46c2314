extension PlaneKernels {
    /// Samples a picture through an affine map into interleaved R′G′B′, ready for a network.
    ///
    /// Bilinear in luma and chroma; chroma lies as in MPEG-2. Outside the picture is black.
    ///
    /// - Parameters:
    ///   - picture: any chroma subsampling.
    ///   - map: from destination to source, both in pixels with centres at half-integers. Where it
    ///     is not finite the result is black.
    ///   - width: destination columns.
    ///   - height: destination rows.
    ///   - supersampling: averages n × n sub-samples, 1...8; see ``AffineMap/supersampling``.
    ///   - scale: applied to R′G′B′ in 0...255 …
    ///   - offset: … before this is added.
    ///   - output: [height, width, 3] floats.
    public func warpToRGB(
        _ picture: PlanarPicture, map: AffineMap, width: Int, height: Int,
        supersampling: Int = 1, scale: SIMD3<Float> = SIMD3(repeating: 1),
        offset: SIMD3<Float> = SIMD3(repeating: 0), into output: UnsafeMutablePointer<Float>
    ) {
        precondition((1...8).contains(supersampling) && width >= 0 && height >= 0)
        PlaneReference.warpToRGB(
            picture, map, width: width, height: height, supersampling: supersampling,
            scale: scale, offset: offset, output)
    }

    /// Samples one plane through an affine map, bilinear, 0 outside.
    ///
    /// - Parameter output: [height, width] floats in 0...255.
    public func warpPlane(
        _ plane: PlaneView, map: AffineMap, width: Int, height: Int, supersampling: Int = 1,
        into output: UnsafeMutablePointer<Float>
    ) {
        precondition(width >= 0 && height >= 0)
        warp(plane, map, width, 0..<height, supersampling, output)
    }

    /// Samples one plane through an affine map, bilinear, 0 outside, rounded half up to 8 bits.
    public func warpPlane(
        _ plane: PlaneView, map: AffineMap, supersampling: Int = 1, into target: MutablePlaneView
    ) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: target.width) { row in
            // Safety: the buffer holds target.width > 0 elements, so it has a base address.
            let values = row.baseAddress!
            for y in 0..<target.height {
                warp(plane, map, target.width, y..<y + 1, supersampling, values)
                let bytes = target.base + y * target.bytesPerRow
                for x in 0..<target.width { bytes[x] = UInt8(values[x] + 0.5) }
            }
        }
    }

    private func warp(
        _ plane: PlaneView, _ map: AffineMap, _ width: Int, _ rows: Range<Int>, _ n: Int,
        _ output: UnsafeMutablePointer<Float>
    ) {
        precondition((1...8).contains(n))
        PlaneReference.warpPlane(plane, map, width: width, rows: rows, supersampling: n, output)
    }
}
