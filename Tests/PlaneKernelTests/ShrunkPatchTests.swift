import TestSupport
import Testing
import VectorCore

@Suite struct ShrunkPatchTests {
    private static let coding = ColourCoding(matrix: .bt709, range: .full)

    /// A picture whose planes are ramps, so that box averages and bilinear samples agree.
    private func ramps(_ width: Int, _ height: Int, _ shiftX: Int, _ shiftY: Int) -> TestPicture {
        let luma = TestPlane(width, height)
        luma.setAll { x, y in UInt8(min(255, 20 + x / 2 + y)) }
        let across = (width + (1 << shiftX) - 1) >> shiftX
        let down = (height + (1 << shiftY) - 1) >> shiftY
        let planes = (0..<2).map { _ in TestPlane(across, down) }
        planes[0].setAll { x, y in UInt8(min(255, 128 + ((x << shiftX) + (y << shiftY)) / 8)) }
        planes[1].setAll { x, y in UInt8(max(0, 120 - ((x << shiftX) + (y << shiftY)) / 8)) }
        return TestPicture([luma] + planes, shiftX: shiftX, shiftY: shiftY, coding: Self.coding)
    }

    @Test(arguments: [(0, 0), (1, 0), (1, 1), (2, 2)], [1.9, 3.3, 5.5, 11, 30] as [Float])
    func aShrunkCropShowsTheSame(shift: (Int, Int), scale: Float) {
        let picture = ramps(200, 120, shift.0, shift.1)
        let map = AffineMap(
            a: scale, b: -0.2 * scale, tx: 60, c: 0.2 * scale, d: scale, ty: 30)
        let (width, height) = (Int(70 / scale) + 1, Int(50 / scale) + 1)
        let kernels = tables[0].plane
        let plain = TestFloats(count: 3 * width * height)
        let shrunk = TestFloats(count: 3 * width * height)
        picture.withPicture {
            kernels.warpToRGB(
                $0, map: map, width: width, height: height, supersampling: 8,
                into: plain.pointer)
            var patch = ShrunkPatch()
            let view = patch.fill(
                from: $0, through: map, width: width, height: height, with: kernels)
            #expect(view.picture.width < $0.width)
            #expect(view.map.span <= AffineMap.bilinearSpan || scale > 14)
            kernels.warpToRGB(
                view.picture, map: view.map, width: width, height: height,
                supersampling: view.map.supersampling, into: shrunk.pointer)
        }
        for i in 0..<3 * width * height {
            // Rounding of the averages, and chroma that may lie half a luma sample off.
            #expect(abs(plain.pointer[i] - shrunk.pointer[i]) < 2.5)
        }
    }

    @Test func aCropThatDoesNotShrinkKeepsThePicture() {
        ramps(40, 30, 1, 1).withPicture { picture in
            for map in [
                AffineMap(a: 1.7, b: 0, tx: 3, c: 0, d: 1.7, ty: 2),
                AffineMap(a: .nan, b: 0, tx: 0, c: 0, d: 4, ty: 0),
                AffineMap(a: 4, b: 0, tx: .infinity, c: 0, d: 4, ty: 0),
                AffineMap(a: 4, b: 0, tx: 1e30, c: 0, d: 4, ty: -1e30),
            ] {
                var patch = ShrunkPatch()
                let view = patch.fill(
                    from: picture, through: map, width: 8, height: 8, with: tables[0].plane)
                #expect(view.picture.width == 40 && view.picture.height == 30)
                #expect(view.picture.luma.base == picture.luma.base)
            }
        }
    }

    @Test func everySmallSizeIsReadInsideItsPlanes() {
        var patch = ShrunkPatch()
        for width in 1...21 {
            for height in [1, 2, 3, 7, 8, 9, 16, 20] {
                for (shiftX, shiftY) in [(0, 0), (1, 1), (2, 1)] {
                    let picture = ramps(width, height, shiftX, shiftY)
                    for scale: Float in [2, 5, 9] {
                        let map = AffineMap(a: scale, b: 1, tx: -3, c: -1, d: scale, ty: 2)
                        let result = TestFloats(count: 3 * 9 * 4)
                        picture.withPicture {
                            let view = patch.fill(
                                from: $0, through: map, width: 9, height: 4,
                                with: tables[0].plane)
                            tables[0].plane.warpToRGB(
                                view.picture, map: view.map, width: 9, height: 4,
                                supersampling: view.map.supersampling, into: result.pointer)
                        }
                        #expect((0..<108).allSatisfy { result.pointer[$0].isFinite })
                    }
                }
            }
        }
    }
}
