import TestSupport
import Testing
import VectorCore

@Suite struct GradientTests {
    static let grids = [(1, 1), (2, 3), (5, 4), (16, 9)]

    @Test func sharpnessIsTheSameOnEveryLevel() {
        for planeCase in PlaneCase.all {
            let plane = planeCase.plane(seed: 1)
            for (columns, rows) in Self.grids {
                let grid = TileGrid(columns: columns, rows: rows)
                let expected = (0..<grid.count).map {
                    PlaneReference.sharpness(
                        plane.view,
                        in: grid.rectangle($0, width: plane.width, height: plane.height))
                }
                for table in tables {
                    var tiles = [SharpnessSums](repeating: SharpnessSums(), count: grid.count)
                    table.plane.sharpness(plane.view, grid: grid, into: &tiles)
                    #expect(tiles == expected, "\(table.level): \(planeCase), \(grid)")
                }
            }
        }
    }

    @Test func orientedGradientsAreTheSameOnEveryLevel() {
        for planeCase in PlaneCase.all {
            let plane = planeCase.plane(seed: 2)
            for (columns, rows) in Self.grids {
                let grid = TileGrid(columns: columns, rows: rows)
                var expected = [UInt64](repeating: 3, count: 9 * grid.count)
                expected.withUnsafeMutableBufferPointer { sums in
                    for index in 0..<grid.count {
                        PlaneReference.orientedGradients(
                            plane.view,
                            in: grid.rectangle(
                                index, width: plane.width, height: plane.height),
                            sums.baseAddress! + 9 * index)
                    }
                }
                for table in tables {
                    var sums = [UInt64](repeating: 4, count: 9 * grid.count)
                    table.plane.orientedGradients(plane.view, cells: grid, into: &sums)
                    #expect(sums == expected, "\(table.level): \(planeCase), \(grid)")
                }
            }
        }
    }

    /// Sums beyond what 32-bit lanes hold.
    @Test func largePlanesDoNotOverflow() {
        let plane = TestPlane(20_000, 40, .chessboard, seed: 0)
        let whole = PlaneRectangle(x: 0..<plane.width, y: 0..<plane.height)
        let expected = PlaneReference.sharpness(plane.view, in: whole)
        #expect(expected.laplacian == Int64(19_998 * 38) * 1020 * 1020)
        let steps = TestPlane(4000, 1500)
        steps.setAll { x, _ in x % 4 < 2 ? 0 : 255 }
        var gradients = [UInt64](repeating: 0, count: 9)
        for table in tables {
            #expect(table.plane.sharpness(plane.view, in: whole) == expected, "\(table.level)")
            table.plane.orientedGradients(
                steps.view, cells: TileGrid(columns: 1, rows: 1), into: &gradients)
            #expect(gradients[0] == UInt64(3998 * 1498 * 255 * 16), "\(table.level)")
            #expect(gradients[1...].allSatisfy { $0 == 0 })
        }
    }

    @Test(arguments: 0..<18)
    func rampsFallIntoTheirDirection(tenth: Int) {
        // About ten degrees apart, two per bin; slopes of whole codes per sample.
        let slopes = [
            (12, 1), (11, 3), (10, 5), (9, 6), (8, 8), (6, 9), (5, 10), (3, 11), (1, 12),
        ]
        let slope = slopes[tenth % 9]
        let isSecondHalf = tenth >= 9
        let plane = TestPlane(9, 9)
        // The second half of the circle is the first mirrored.
        plane.setAll { x, y in
            UInt8(20 + slope.0 * (isSecondHalf ? 8 - x : x) + slope.1 * y)
        }
        var sums = [UInt64](repeating: 0, count: 9)
        tables[0].plane.orientedGradients(
            plane.view, cells: TileGrid(columns: 1, rows: 1), into: &sums)
        let expected = [0, 0, 1, 1, 2, 2, 3, 3, 4][tenth % 9]
        let bin = sums.firstIndex { $0 > 0 }
        #expect(bin == (isSecondHalf ? 8 - expected : expected))
        #expect(sums.filter { $0 > 0 }.count == 1)
    }
}
