import FixtureMaker
import Testing

/// A column of skin from row 10, a lid at 20, the lower lid at 30.
struct LidWarpTests {
    private let column = EyeOutline.Column(0, 10, 20, 30)

    @Test func leavesTheRestingEyeAlone() {
        for y in stride(from: Float(10), through: 30, by: 0.25) {
            let rows = LidWarp.rows(column, y: y, widening: 0, closure: 0)
            #expect(abs((rows.coverage > 0.5 ? rows.skin : rows.eye) - y) < 0.51)
        }
    }

    @Test func coversTheEyeWhenShut() {
        for y in stride(from: Float(10), through: 30, by: 0.25) {
            let rows = LidWarp.rows(column, y: y, widening: 0.6, closure: 1)
            #expect(rows.coverage >= 0.5)
            #expect(rows.skin >= 10 && rows.skin <= 20, "shows the eye through the lid at \(y)")
        }
    }

    /// Skin never folds back on itself, however far the lid is down.
    @Test(arguments: [0, 0.25, 0.5, 0.75, 1] as [Float]) func keepsTheOrderOfRows(closure: Float) {
        var last = -Float.infinity
        for y in stride(from: Float(10.5), through: 30, by: 0.25) {
            let rows = LidWarp.rows(column, y: y, widening: 0.6, closure: closure)
            guard rows.coverage > 0 else { break }
            #expect(rows.skin >= last)
            last = rows.skin
        }
    }

    @Test func closesSteadily() {
        var last: Float = -1
        for step in 0...10 {
            let closure = Float(step) / 10
            let covered = (40...120).map {
                LidWarp.rows(column, y: Float($0) / 4, widening: 0.6, closure: closure).coverage
            }.reduce(0, +)
            #expect(covered > last)
            last = covered
        }
    }
}
