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
        guard
            Self.isVectorSized(picture.luma) && Self.isVectorSized(picture.cb)
                && Self.isVectorSized(picture.cr)
        else {
            return PlaneReference.warpToRGB(
                picture, map, width: width, height: height, supersampling: supersampling,
                scale: scale, offset: offset, output)
        }
        let rgb = picture.coding.coefficients.codeValues
        let rows = 3 * (width + 8)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 20 + rows) { numbers in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: 7) { sizes in
                Self.write(map, numbers)
                numbers[6] = rgb.lumaOffset
                numbers[7] = rgb.lumaScale
                numbers[8] = rgb.crToRed
                numbers[9] = rgb.cbToGreen
                numbers[10] = rgb.crToGreen
                numbers[11] = rgb.cbToBlue
                numbers[12] = 1 / Float(1 << picture.chromaShiftX)
                numbers[13] = 1 / Float(1 << picture.chromaShiftY)
                for component in 0..<3 {
                    numbers[14 + component] = scale[component]
                    numbers[17 + component] = offset[component]
                }
                Self.write(picture.luma, sizes, 0)
                Self.write(picture.cb, sizes, 3)
                sizes[6] = picture.cr.bytesPerRow
                // Safety: neither buffer is empty, so both have base addresses.
                functions.warpToRGB(
                    picture.luma.base, picture.cb.base, picture.cr.base, sizes.baseAddress!,
                    numbers.baseAddress!, width, height, supersampling,
                    numbers.baseAddress! + 20, output)
            }
        }
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
        guard Self.isVectorSized(plane) else {
            return PlaneReference.warpPlane(
                plane, map, width: width, rows: rows, supersampling: n, output)
        }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 6) { numbers in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: 3) { sizes in
                Self.write(map, numbers)
                Self.write(plane, sizes, 0)
                // Safety: neither buffer is empty, so both have base addresses.
                functions.warp(
                    plane.base, sizes.baseAddress!, numbers.baseAddress!, width, rows.lowerBound,
                    rows.count, n, output)
            }
        }
    }

    /// Whether the vector kernels may address the plane: two samples each way, offsets in 32 bits.
    private static func isVectorSized(_ plane: PlaneView) -> Bool {
        plane.width >= 2 && plane.height >= 2 && plane.bytesPerRow < Int(Int32.max) / plane.height
    }

    private static func write(_ map: AffineMap, _ numbers: UnsafeMutableBufferPointer<Float>) {
        numbers[0] = map.a
        numbers[1] = map.b
        numbers[2] = map.tx
        numbers[3] = map.c
        numbers[4] = map.d
        numbers[5] = map.ty
    }

    private static func write(
        _ plane: PlaneView, _ sizes: UnsafeMutableBufferPointer<Int>, _ at: Int
    ) {
        sizes[at] = plane.width
        sizes[at + 1] = plane.height
        sizes[at + 2] = plane.bytesPerRow
    }
}
