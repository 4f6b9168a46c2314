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
    /// Frames at the beginning that the edit list leaves out.
    var hiddenFrames = 0
    /// Another size, in which all frames follow once more in the same file.
    var secondSize: (width: Int, height: Int)?
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
        try write(to: path, width: width, height: height)
        if let secondSize {
            let rest = path + ".second.h264"
            try write(to: rest, width: secondSize.width, height: secondSize.height)
            try append(rest, to: path)
        }
        if let keptShare { try truncate(path, to: keptShare) }
    }

    private func write(to path: String, width: Int, height: Int) throws(FixtureError) {
        // Coded lying down, so that the turn which the file asks for stands it upright.
        let isLying = format.quarterTurns % 2 != 0
        let writer = try ClipWriter(
            path: path, width: isLying ? height : width, height: isLying ? width : height,
            format: format)
        let hidden = (0..<hiddenFrames).map { Int64($0 - hiddenFrames) * format.ticksPerFrame }
        for (index, tick) in (hidden + frameTicks).enumerated() {
            // What is hidden shows an index that no frame has.
            let card = TestCard.picture(
                index: index < hiddenFrames ? 255 : index - hiddenFrames, width: width,
                height: height)
            let lying = card.turned(quarters: -format.quarterTurns)
            try writer.write(format.isMirrored ? lying.mirrored : lying, ticks: tick)
        }
        try writer.finish()
    }
}
