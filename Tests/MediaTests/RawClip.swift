/// A clip of raw Y′CbCr in YUV4MPEG2, written by hand: no encoder stands between a test and its samples.
///
/// Source: the format as `ffmpeg -f yuv4mpegpipe` documents it: one header line, then for every frame a
/// line `FRAME` and the planes.
struct RawClip {
    var width = 16
    var height = 12
    /// The `C` tag: `420jpeg`, `420mpeg2`, `422`, `444`, `mono`, `420p10`, `444p12` …
    var chroma = "420mpeg2"
    var rate = "24:1"
    var extra = ""
    var frames: [[UInt8]] = []

    var bytes: [UInt8] {
        let head = "YUV4MPEG2 W\(width) H\(height) F\(rate) Ip A1:1 C\(chroma)\(extra)\n"
        return frames.reduce(into: Array(head.utf8)) {
            $0 += Array("FRAME\n".utf8) + $1
        }
    }

    /// Samples of a frame in this format.
    var frameBytes: Int {
        let deep = chroma.contains("p1") ? 2 : 1
        let (cw, ch) =
            switch true {
            case chroma.hasPrefix("420"): ((width + 1) / 2, (height + 1) / 2)
            case chroma.hasPrefix("422"): ((width + 1) / 2, height)
            case chroma.hasPrefix("mono"): (0, 0)
            default: (width, height)
            }
        return deep * (width * height + 2 * cw * ch)
    }

    /// Adds `count` frames whose every sample is its frame's number plus 16.
    mutating func addFlatFrames(_ count: Int) {
        for number in 0..<count {
            frames.append([UInt8](repeating: UInt8(16 + number % 200), count: frameBytes))
        }
    }
}
