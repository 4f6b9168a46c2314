import TestSupport
import Testing
import VectorCore

@Suite struct WarpTests {
    static let maps = [
        AffineMap(a: 1, b: 0, tx: 0, c: 0, d: 1, ty: 0),
        AffineMap(a: 0.7, b: 0.3, tx: -2.4, c: -0.2, d: 0.9, ty: 1.7),
        AffineMap(a: 4.1, b: -1.3, tx: 3, c: 1.2, d: 3.3, ty: -9),
        AffineMap(a: 0, b: 1, tx: 0.5, c: 1, d: 0, ty: -0.5),
        AffineMap(a: 1e9, b: 0, tx: 0, c: 0, d: -3e38, ty: 3e38),
        AffineMap(a: .nan, b: 0, tx: 0, c: 0, d: 1, ty: .infinity),
    ]

    @Test(arguments: [(0, 0), (1, 0), (1, 1), (2, 2)])
    func picturesAreTheSameBitsOnEveryLevel(shiftX: Int, shiftY: Int) {
        for planeCase in PlaneCase.all where planeCase.fill == .noise || planeCase.padding == 13 {
            let luma = planeCase.plane(seed: 1)
            let width = (planeCase.width + (1 << shiftX) - 1) >> shiftX
            let height = (planeCase.height + (1 << shiftY) - 1) >> shiftY
            let cb = planeCase.plane(seed: 2, width, height)
            let cr = TestPlane(width, height, planeCase.fill, seed: 3, padding: 1)
            let picture = TestPicture(
                [luma, cb, cr], shiftX: shiftX, shiftY: shiftY,
                coding: ColourCoding(matrix: .bt709, range: .limited))
            for map in Self.maps {
                for (size, n) in [((9, 5), 1), ((16, 3), 2), ((3, 2), 3)] {
                    picture.withPicture {
                        check($0, map, size.0, size.1, n, "\(planeCase), \(map)")
                    }
                }
            }
        }
    }

    private func check(
        _ picture: PlanarPicture, _ map: AffineMap, _ width: Int, _ height: Int, _ n: Int,
        _ name: String
    ) {
        let scale = SIMD3<Float>(1 / 127.5, 0.017, 1)
        let offset = SIMD3<Float>(-1, 0.25, -104)
        let expected = TestFloats(count: 3 * width * height)
        PlaneReference.warpToRGB(
            picture, map, width: width, height: height, supersampling: n, scale: scale,
            offset: offset, expected.pointer)
        let expectedLuma = TestFloats(count: width * height)
        PlaneReference.warpPlane(
            picture.luma, map, width: width, rows: 0..<height, supersampling: n,
            expectedLuma.pointer)
        for table in tables {
            let result = TestFloats(count: 3 * width * height)
            table.plane.warpToRGB(
                picture, map: map, width: width, height: height, supersampling: n, scale: scale,
                offset: offset, into: result.pointer)
            #expect(result.bits == expected.bits, "\(table.level): \(name), \(width), n \(n)")
            let plane = TestFloats(count: width * height)
            table.plane.warpPlane(
                picture.luma, map: map, width: width, height: height, supersampling: n,
                into: plane.pointer)
            #expect(plane.bits == expectedLuma.bits, "\(table.level): \(name), \(width), n \(n)")
            let bytes = TestPlane(width, height, padding: 3)
            table.plane.warpPlane(
                picture.luma, map: map, supersampling: n, into: bytes.mutableView)
            #expect(
                bytes.samples
                    == (0..<width * height).map { UInt8(expectedLuma.pointer[$0] + 0.5) })
            #expect(bytes.paddingIsIntact)
        }
    }

    @Test func identityGivesCodeValuesBack() {
        let luma = TestPlane(20, 10, .noise, seed: 4)
        let chroma = TestPlane(10, 5)
        chroma.setAll { _, _ in 128 }
        let picture = TestPicture(
            [luma, chroma, chroma], shiftX: 1, shiftY: 1,
            coding: ColourCoding(matrix: .bt601, range: .full))
        let result = TestFloats(count: 600)
        picture.withPicture {
            tables[0].plane.warpToRGB(
                $0, map: Self.maps[0], width: 20, height: 10, into: result.pointer)
        }
        for (i, sample) in luma.samples.enumerated() {
            for c in 0..<3 {
                #expect(abs(result.pointer[3 * i + c] - Float(sample)) < 1e-4)
            }
        }
    }

    /// A ramp of chroma that is linear in luma coordinates comes back at the right place: its
    /// samples lie on even luma columns and between luma rows.
    @Test func chromaLiesAsInMPEG2() {
        let luma = TestPlane(32, 32)
        luma.setAll { _, _ in 128 }
        let cb = TestPlane(16, 16)
        cb.setAll { x, y in UInt8(60 + 4 * x + 4 * y) }
        let grey = TestPlane(16, 16)
        grey.setAll { _, _ in 128 }
        let coding = ColourCoding(matrix: .bt709, range: .full)
        let picture = TestPicture([luma, cb, grey], shiftX: 1, shiftY: 1, coding: coding)
        let result = TestFloats(count: 32 * 32 * 3)
        picture.withPicture {
            tables[0].plane.warpToRGB(
                $0, map: Self.maps[0], width: 32, height: 32, into: result.pointer)
        }
        for y in 4..<28 {
            for x in 4..<28 {
                // Chroma sample (i, j) is centred at luma coordinates (2i + ½, 2j + 1).
                let code = 60 + 4 * Float(x) / 2 + 4 * (Float(y) - 0.5) / 2
                let blue = 128 + 255 * coding.coefficients.cbToBlue * (code - 128)
                #expect(abs(result.pointer[3 * (32 * y + x) + 2] - blue) < 1e-3)
            }
        }
    }

    @Test func outsideIsBlackBeforeScaleAndOffset() {
        let luma = TestPlane(8, 8, .top, seed: 0)
        let picture = TestPicture(
            [luma, luma, luma], coding: ColourCoding(matrix: .bt709, range: .full))
        let result = TestFloats(count: 3)
        let map = AffineMap(a: 1, b: 0, tx: -9, c: 0, d: 1, ty: 0)
        picture.withPicture {
            tables[0].plane.warpToRGB(
                $0, map: map, width: 1, height: 1, scale: SIMD3(2, 2, 2),
                offset: SIMD3(-1, 0, 1), into: result.pointer)
        }
        #expect((0..<3).map { result.pointer[$0] } == [-1, 0, 1])
    }

    @Test func supersamplingFollowsTheMap() {
        func factor(_ scale: Float) -> Int {
            AffineMap(a: scale, b: 0, tx: 0, c: 0, d: scale, ty: 0).supersampling
        }
        #expect([0.2, 1, 1.74, 1.76, 3.4, 3.6, 60].map(factor) == [1, 1, 1, 2, 2, 3, 8])
        #expect(factor(.nan) == 1 && factor(.infinity) == 1)
    }
}
