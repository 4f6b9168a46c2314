import TestSupport
import Testing
import VectorCore

@Suite struct ScalingTests {
    static let targets = [(1, 1), (2, 1), (3, 5), (4, 4), (8, 2), (16, 3), (17, 9), (40, 40)]

    @Test func sameBytesOnEveryLevel() {
        for planeCase in PlaneCase.all {
            let source = planeCase.plane(seed: 1)
            let factors = [(1, 1), (2, 2), (2, 1), (3, 3), (4, 4), (4, 2), (6, 3)].compactMap {
                planeCase.width % $0.0 == 0 && planeCase.height % $0.1 == 0
                    ? (planeCase.width / $0.0, planeCase.height / $0.1) : nil
            }
            for size in Self.targets + factors {
                let expected = TestPlane(size.0, size.1)
                PlaneReference.boxScale(source.view, into: expected.mutableView)
                for table in tables {
                    let target = TestPlane(size.0, size.1, padding: 5, flush: planeCase.side)
                    table.plane.boxScale(source.view, into: target.mutableView)
                    #expect(
                        target.samples == expected.samples && target.paddingIsIntact,
                        "\(table.level): \(planeCase) to \(size)")
                }
            }
        }
    }

    @Test(arguments: [(320, 180, 4), (96, 54, 12), (30, 20, 64), (2, 2, 150)])
    func wholeFactorsAgreeWithReference(width: Int, height: Int, factor: Int) {
        for fill in [Fill.top, .noise] {
            let source = TestPlane(width * factor, height * factor, fill, seed: 2)
            let expected = TestPlane(width, height)
            PlaneReference.boxScale(source.view, into: expected.mutableView)
            for table in tables {
                let target = TestPlane(width, height)
                table.plane.boxScale(source.view, into: target.mutableView)
                #expect(target.samples == expected.samples, "\(table.level) × \(factor), \(fill)")
            }
        }
    }

    @Test func halvesRoundUp() {
        let source = TestPlane(2, 1)
        source.setAll { x, _ in x == 0 ? 10 : 11 }
        let target = TestPlane(1, 1)
        tables[0].plane.boxScale(source.view, into: target.mutableView)
        #expect(target.samples == [11])
    }

    @Test func flatPlanesStayFlat() {
        for value: UInt8 in [0, 1, 127, 254, 255] {
            let source = TestPlane(83, 48)
            source.setAll { _, _ in value }
            for table in tables {
                let target = TestPlane(32, 19)
                table.plane.boxScale(source.view, into: target.mutableView)
                #expect(target.samples.allSatisfy { $0 == value }, "\(table.level) \(value)")
            }
        }
    }

    @Test(arguments: [false, true], 0..<4)
    func everyOrientationMovesEverySample(isMirrored: Bool, quarterTurns: Int) {
        let orientation = PlaneOrientation(isMirrored: isMirrored, quarterTurns: quarterTurns)
        for planeCase in PlaneCase.all where planeCase.fill == .noise {
            let source = planeCase.plane(seed: 3)
            let sides =
                orientation.exchangesSides
                ? (planeCase.height, planeCase.width) : (planeCase.width, planeCase.height)
            let expected = TestPlane(sides.0, sides.1)
            PlaneReference.reorient(source.view, orientation, into: expected.mutableView)
            for table in tables {
                let target = TestPlane(sides.0, sides.1, padding: 7, flush: planeCase.side)
                table.plane.reorient(source.view, orientation, into: target.mutableView)
                #expect(
                    target.samples == expected.samples && target.paddingIsIntact,
                    "\(table.level): \(planeCase)")
            }
        }
    }

    @Test func quarterTurnIsClockwise() {
        let source = TestPlane(3, 2)
        source.setAll { x, y in UInt8(3 * y + x) }
        let target = TestPlane(2, 3)
        tables[0].plane.reorient(
            source.view, PlaneOrientation(quarterTurns: 1), into: target.mutableView)
        #expect(target.samples == [3, 0, 4, 1, 5, 2])
    }

    @Test func reducedPictureKeepsShapeAndNeverEnlarges() {
        #expect(ReducedPicture.size(width: 1280, height: 720, longSide: 320) == (320, 180))
        #expect(ReducedPicture.size(width: 832, height: 480, longSide: 320) == (320, 185))
        #expect(ReducedPicture.size(width: 720, height: 1280, longSide: 320) == (180, 320))
        #expect(ReducedPicture.size(width: 100, height: 7, longSide: 320) == (100, 7))
        #expect(ReducedPicture.size(width: 9000, height: 2, longSide: 320) == (320, 1))
        var reduced = ReducedPicture()
        for size in [(832, 480), (101, 57), (1280, 720), (64, 64)] {
            let luma = TestPlane(size.0, size.1, .noise, seed: 4, padding: 9)
            let side = ((size.0 + 1) / 2, (size.1 + 1) / 2)
            let cb = TestPlane(side.0, side.1, .noise, seed: 5)
            let cr = TestPlane(side.0, side.1, .noise, seed: 6)
            let source = TestPicture(
                [luma, cb, cr], shiftX: 1, shiftY: 1,
                coding: ColourCoding(matrix: .bt601, range: .full))
            source.withPicture { reduced.update(from: $0, with: tables[0].plane) }
            let picture = reduced.picture
            for (copy, original) in [
                (picture.luma, luma), (picture.cb, cb), (picture.cr, cr),
            ] {
                #expect(copy.width == picture.width && copy.height == picture.height)
                let expected = TestPlane(picture.width, picture.height)
                PlaneReference.boxScale(original.view, into: expected.mutableView)
                #expect(PlaneReference.sumAbsoluteDifference(copy, expected.view) == 0)
            }
            #expect(picture.coding.matrix == .bt601)
        }
    }
}
