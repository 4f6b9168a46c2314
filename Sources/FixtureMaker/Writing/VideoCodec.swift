internal import CFFmpeg

/// An encoder of the installed FFmpeg with the settings that make its output small and repeatable:
/// one thread, no date, no host.
struct VideoCodec: Sendable {
    let encoder: String
    let options: [(name: String, value: String)]
    /// GIF has a palette of its own and takes three bits of red and green and two of blue.
    var isPalette: Bool { encoder == "gif" }

    /// H.264 with `bFrames` bidirectional frames between the others.
    static func h264(quality: Int = 15, bFrames: Int = 2) -> VideoCodec {
        VideoCodec(
            encoder: "libx264",
            options: [
                ("preset", "veryfast"), ("crf", "\(quality)"),
                ("x264-params", "threads=1:bframes=\(bFrames):b-adapt=0:keyint=48"),
            ])
    }

    static let hevc = VideoCodec(
        encoder: "libx265",
        options: [
            ("preset", "veryfast"), ("crf", "15"),
            ("x265-params", "pools=none:frame-threads=1:log-level=none:bframes=2:info=0"),
        ])
    static let vp9 = VideoCodec(
        encoder: "libvpx-vp9",
        options: [
            ("crf", "20"), ("b", "0"), ("cpu-used", "5"), ("lag-in-frames", "12"),
            ("auto-alt-ref", "1"),
        ])
    static let av1 = VideoCodec(
        encoder: "libaom-av1", options: [("crf", "20"), ("b", "0"), ("cpu-used", "8")])
    static let mpeg4 = VideoCodec(encoder: "mpeg4", options: [("b", "2000000"), ("bf", "2")])
    static let gif = VideoCodec(encoder: "gif", options: [])
}

/// A clip's properties apart from its pictures.
struct ClipFormat: Sendable {
    var codec = VideoCodec.h264()
    var planar = PlanarFormat()
    /// Ticks of a second; a picture's time is given in them.
    var ticksPerSecond: Int32 = 24
    /// Ticks from one picture to the next, where they are even.
    var ticksPerFrame: Int64 = 1
    /// Turn that a player must make, in degrees clockwise, as the display matrix states it.
    var quarterTurns = 0
    /// The picture is stored with left and right exchanged, and the display matrix says so.
    var isMirrored = false
    /// MP4 in fragments, its index spread over the file.
    var isFragmented = false
    /// The transfer that the file states, in place of that of the matrix.
    var transfer: Transfer?
    /// Width of a sample over its height as shown.
    var sampleAspect: (Int32, Int32) = (1, 1)
    /// Seconds of 48 kHz sound, nil for none.
    var audioSeconds: Double?
    /// MP4 with its index in front, so that a clip cut off at the end can still be opened.
    var hasIndexInFront = false
}

/// Transfers of high dynamic range.
enum Transfer: Sendable {
    case perceptualQuantiser, hybridLogGamma
}
