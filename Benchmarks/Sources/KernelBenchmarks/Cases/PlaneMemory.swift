import VectorCore

/// Planes and floats that live as long as the program, filled from a seed.
enum PlaneMemory {
    /// A plane of smooth content with grain, as pictures have it.
    static func plane(_ width: Int, _ height: Int, seed: UInt64) -> MutablePlaneView {
        let stride = (width + 63) & ~63
        // Safety: never freed; cases use it until the program ends.
        let raw = UnsafeMutableRawPointer.allocate(byteCount: stride * height, alignment: 64)
        let bytes = raw.bindMemory(to: UInt8.self, capacity: stride * height)
        var state = seed
        for y in 0..<height {
            for x in 0..<stride {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let wave = (x * 3 + y * 2 + Int(seed) * 40) / 8 % 180
                bytes[y * stride + x] =
                    UInt8(30 + (wave < 90 ? wave : 180 - wave) * 2)
                    &+ UInt8(state >> 60)
            }
        }
        return MutablePlaneView(base: bytes, width: width, height: height, bytesPerRow: stride)
    }

    /// `count` floats in 0..<1.
    static func floats(_ count: Int, seed: UInt64) -> AlignedFloats {
        let memory = AlignedFloats(count: count)
        var state = seed
        for index in 0..<count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            memory.start[index] = Float(state >> 40) * 0x1p-24
        }
        return memory
    }

    /// A 4:2:0 picture of three planes.
    static func picture(_ width: Int, _ height: Int, shift: Int = 1) -> PlanarPicture {
        PlanarPicture(
            luma: plane(width, height, seed: 1).view,
            cb: plane(width >> shift, height >> shift, seed: 2).view,
            cr: plane(width >> shift, height >> shift, seed: 3).view,
            chromaShiftX: shift, chromaShiftY: shift,
            coding: ColourCoding(matrix: .bt709, range: .limited))
    }
}
