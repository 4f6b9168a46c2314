/// One clip of the test card: how it is coded, and what a decoder must make of it.
struct ClipRecipe: Sendable {
    let file: String
    let purpose: String
    var format = ClipFormat()
    var width = 192
    var height = 128
    var frames = 24
    /// Tick of each frame; nil for even steps from 0.
    var ticks: [Int64]?
    /// Share of the file that is kept; the rest is cut off.
    var keptShare: Double?

    var frameTicks: [Int64] {
        ticks ?? (0..<frames).map { Int64($0) * format.ticksPerFrame }
    }

    /// Seconds from the first frame to each.
    var times: [Double] {
        let all = frameTicks
        return all.map { Double($0 - all[0]) / Double(format.ticksPerSecond) }
    }

    func draw(to path: String) throws(FixtureError) {
        // Coded lying down, so that the turn which the file asks for stands it upright.
        let isLying = format.quarterTurns % 2 != 0
        let writer = try ClipWriter(
            path: path, width: isLying ? height : width, height: isLying ? width : height,
            format: format)
        for (index, tick) in frameTicks.enumerated() {
            let card = TestCard.picture(index: index, width: width, height: height)
            try writer.write(card.turned(quarters: -format.quarterTurns), ticks: tick)
        }
        try writer.finish()
        if let keptShare { try truncate(path, to: keptShare) }
    }
}
