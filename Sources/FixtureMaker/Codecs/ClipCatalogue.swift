import Foundation

extension ClipRecipe {
    /// Every clip of the test card.
    static let catalogue: [ClipRecipe] = [
        ClipRecipe(file: "h264.mp4", purpose: "H.264 with B-frames up to the last frame"),
        ClipRecipe(
            file: "hevc.mp4", purpose: "HEVC with B-frames", format: ClipFormat(codec: .hevc)),
        ClipRecipe(
            file: "vp9.webm", purpose: "VP9 with hidden reference frames",
            format: ClipFormat(codec: .vp9, ticksPerSecond: 1000, ticksPerFrame: 40)),
        ClipRecipe(file: "av1.mkv", purpose: "AV1", format: ClipFormat(codec: .av1), frames: 12),
        ClipRecipe(
            file: "mpeg4.avi", purpose: "MPEG-4 part 2 with B-frames in a container without times",
            format: ClipFormat(codec: .mpeg4)),
        ClipRecipe(
            file: "palette.gif", purpose: "GIF: palette, hundredths of a second",
            format: ClipFormat(codec: .gif, ticksPerSecond: 100, ticksPerFrame: 4), frames: 12),
        ClipRecipe(
            file: "h264-10bit.mp4", purpose: "ten bits",
            format: ClipFormat(planar: PlanarFormat(bits: 10))),
        ClipRecipe(
            file: "h264-422.mp4", purpose: "4:2:2",
            format: ClipFormat(planar: PlanarFormat(chromaShiftY: 0))),
        ClipRecipe(
            file: "h264-422-10bit.mkv", purpose: "4:2:2 in ten bits",
            format: ClipFormat(planar: PlanarFormat(bits: 10, chromaShiftY: 0))),
        ClipRecipe(
            file: "h264-444.mp4", purpose: "4:4:4",
            format: ClipFormat(planar: PlanarFormat(chromaShiftX: 0, chromaShiftY: 0))),
        ClipRecipe(
            file: "full-range.mp4", purpose: "full range, which must not be read as limited",
            format: ClipFormat(planar: PlanarFormat(isFullRange: true))),
        ClipRecipe(
            file: "bt601.mp4", purpose: "BT.601, which must not be read as BT.709",
            format: ClipFormat(planar: PlanarFormat(matrix: .bt601))),
        ClipRecipe(
            file: "odd-size.webm", purpose: "odd width and height; chroma is half, rounded up",
            format: ClipFormat(codec: .vp9, ticksPerSecond: 1000, ticksPerFrame: 40),
            width: 183, height: 121),
        ClipRecipe(
            file: "rotated-90.mp4", purpose: "to be turned by 90 degrees clockwise",
            format: ClipFormat(quarterTurns: 1)),
        ClipRecipe(
            file: "rotated-180.mp4", purpose: "to be turned by 180 degrees",
            format: ClipFormat(quarterTurns: 2)),
        ClipRecipe(
            file: "rotated-270.mp4", purpose: "to be turned by 270 degrees clockwise",
            format: ClipFormat(quarterTurns: 3)),
        ClipRecipe(
            file: "variable-rate.mp4", purpose: "variable frame rate, with gaps of half a second",
            format: ClipFormat(ticksPerSecond: 1000, ticksPerFrame: 40), ticks: unevenTicks),
        ClipRecipe(
            file: "variable-rate.mkv", purpose: "variable frame rate without an edit list",
            format: ClipFormat(ticksPerSecond: 1000, ticksPerFrame: 40), ticks: unevenTicks),
        ClipRecipe(
            file: "late-start.mkv", purpose: "the first frame is at 5 s of the container's clock",
            format: ClipFormat(ticksPerSecond: 1000, ticksPerFrame: 40),
            ticks: (0..<24).map { 5000 + 40 * $0 }),
        ClipRecipe(
            file: "long-audio.mov", purpose: "sound goes on for two seconds after the last frame",
            format: ClipFormat(audioSeconds: 3)),
        ClipRecipe(
            file: "truncated.mp4", purpose: "index in front, cut off in the middle of the pictures",
            format: ClipFormat(codec: .h264(quality: 10), hasIndexInFront: true), frames: 48,
            keptShare: 0.6),
        ClipRecipe(
            file: "truncated.mkv", purpose: "cut off in the middle of the pictures",
            format: ClipFormat(codec: .h264(quality: 10)), frames: 48, keptShare: 0.6),
        ClipRecipe(
            file: "no-index.mp4", purpose: "cut off before its index: cannot be opened",
            keptShare: 0.6),
        ClipRecipe(
            file: "mirrored.mp4", purpose: "left and right exchanged by the display matrix",
            format: ClipFormat(isMirrored: true), frames: 4),
        ClipRecipe(
            file: "edit-list.mp4", purpose: "an edit list that leaves out the first six frames",
            frames: 18, hiddenFrames: 6),
        ClipRecipe(
            file: "fragmented.mp4", purpose: "MP4 in fragments",
            format: ClipFormat(isFragmented: true)),
        ClipRecipe(
            file: "wide-samples.mp4", purpose: "samples that are shown 4:3",
            format: ClipFormat(sampleAspect: (4, 3)), frames: 2),
        ClipRecipe(
            file: "size-change.h264", purpose: "the size of the picture changes in the middle",
            frames: 6, secondSize: (160, 96)),
        ClipRecipe(
            file: "pq.mp4", purpose: "high dynamic range, PQ",
            format: ClipFormat(
                planar: PlanarFormat(bits: 10), transfer: .perceptualQuantiser), frames: 2),
        ClipRecipe(
            file: "hlg.mp4", purpose: "high dynamic range, HLG",
            format: ClipFormat(planar: PlanarFormat(bits: 10), transfer: .hybridLogGamma), frames: 2
        ),
        ClipRecipe(file: "one-frame.mp4", purpose: "a clip of one frame", frames: 1),
    ]

    /// Milliseconds: a rate that halves, doubles and rests.
    private static let unevenTicks: [Int64] = [
        0, 42, 83, 125, 208, 292, 375, 417, 917, 958, 1000, 1042, 1083, 1100, 1117, 1133, 1150,
        1650, 1692, 1733, 1775, 1858, 1942, 2025,
    ]

    /// Appends the file `rest` and removes it.
    func append(_ rest: String, to path: String) throws(FixtureError) {
        do {
            let url = URL(fileURLWithPath: path)
            var bytes = try Data(contentsOf: url)
            bytes.append(try Data(contentsOf: URL(fileURLWithPath: rest)))
            try bytes.write(to: url, options: .atomic)
            try FileManager.default.removeItem(atPath: rest)
        } catch {
            throw FixtureError("cannot be written; check the folder and the disk", path: path)
        }
    }

    /// Cuts a file off behind `share` of its bytes.
    func truncate(_ path: String, to share: Double) throws(FixtureError) {
        do {
            let url = URL(fileURLWithPath: path)
            let bytes = try Data(contentsOf: url)
            try bytes.prefix(Int(Double(bytes.count) * share)).write(to: url, options: .atomic)
        } catch {
            throw FixtureError("cannot be written; check the folder and the disk", path: path)
        }
    }
}
