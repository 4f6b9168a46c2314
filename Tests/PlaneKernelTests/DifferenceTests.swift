import TestSupport
import Testing
import VectorCore

@Suite struct DifferenceTests {
    @Test func sumsAreTheSameOnEveryLevel() {
        for planeCase in PlaneCase.all {
            let a = planeCase.plane(seed: 1)
            for fill in [Fill.zeros, .noise] {
                let b = TestPlane(planeCase.width, planeCase.height, fill, seed: 2, padding: 6)
                let absolute = PlaneReference.sumAbsoluteDifference(a.view, b.view)
                let squared = PlaneReference.sumSquaredDifference(a.view, b.view)
                let similarity = PlaneReference.structuralSimilarity(a.view, b.view)
                for table in tables {
                    let kernels = table.plane
                    #expect(
                        kernels.sumAbsoluteDifference(a.view, b.view) == absolute,
                        "\(table.level): \(planeCase), \(fill)")
                    #expect(
                        kernels.sumSquaredDifference(a.view, b.view) == squared,
                        "\(table.level): \(planeCase), \(fill)")
                    #expect(
                        kernels.structuralSimilarity(a.view, b.view) == similarity,
                        "\(table.level): \(planeCase), \(fill)")
                }
            }
        }
    }

    @Test func tilesAddUpToTheWhole() {
        for planeCase in PlaneCase.all {
            let a = planeCase.plane(seed: 3)
            let b = planeCase.plane(seed: 4)
            let whole = PlaneReference.sumAbsoluteDifference(a.view, b.view)
            for table in tables {
                var tiles = [UInt64](repeating: 5, count: 20)
                table.plane.sumAbsoluteDifference(
                    a.view, b.view, grid: TileGrid(columns: 5, rows: 4), into: &tiles)
                #expect(tiles.reduce(0, +) == whole, "\(table.level): \(planeCase)")
            }
        }
    }

    @Test func largePlanesDoNotOverflow() {
        let a = TestPlane(300_001, 3, .top, seed: 0)
        let b = TestPlane(300_001, 3, .zeros, seed: 0)
        for table in tables {
            #expect(
                table.plane.sumSquaredDifference(a.view, b.view) == 900_003 * 255 * 255,
                "\(table.level)")
            #expect(
                table.plane.sumAbsoluteDifference(a.view, b.view) == 900_003 * 255,
                "\(table.level)")
        }
    }

    @Test func translationAgreesWithTryingAll() {
        for planeCase in PlaneCase.all where planeCase.width < 70 {
            let a = planeCase.plane(seed: 5)
            let b = planeCase.plane(seed: 6)
            for radius in [0, 1, 3, 20] {
                let expected = PlaneReference.bestTranslation(a.view, b.view, radius: radius)
                for table in tables {
                    let found = table.plane.bestTranslation(
                        from: a.view, to: b.view, radius: radius)
                    #expect(found == expected, "\(table.level): \(planeCase), ± \(radius)")
                }
            }
        }
    }

    @Test(arguments: [(0, 0), (5, -3), (-8, 8), (-1, 0)])
    func translationOfShiftedNoiseIsFound(dx: Int, dy: Int) {
        let large = TestPlane(90, 70, .noise, seed: 7)
        let a = large.view.cropped(to: PlaneRectangle(x: 10..<74, y: 10..<58))
        let b = large.view.cropped(to: PlaneRectangle(x: 10 - dx..<74 - dx, y: 10 - dy..<58 - dy))
        let found = tables[0].plane.bestTranslation(from: a, to: b, radius: 8)
        #expect(found.dx == dx && found.dy == dy && found.difference == 0)
    }

    @Test func similarityHasItsLaws() {
        let a = TestPlane(64, 48, .noise, seed: 8)
        let b = TestPlane(64, 48, .noise, seed: 9)
        let small = TestPlane(7, 48, .noise, seed: 8)
        for table in tables {
            let kernels = table.plane
            #expect(kernels.structuralSimilarity(a.view, a.view) == 1)
            #expect(
                kernels.structuralSimilarity(a.view, b.view)
                    == kernels.structuralSimilarity(b.view, a.view))
            #expect(kernels.structuralSimilarity(small.view, small.view) == nil)
        }
    }
}
