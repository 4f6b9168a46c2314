package import ArgumentParser
internal import Holdfast
internal import Media
internal import VectorCore

/// How a take's file is read, and how much of it is taken in.
package struct ReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Read the take's samples by this matrix, whatever its tags say: bt601, bt709 or bt2020. \
            (default: its tags, else below 720 lines bt601, from there bt709)
            """, valueName: "name"))
    package var assumeMatrix: String?

    @Option(
        help: ArgumentHelp(
            """
            Read the take's samples by this range, whatever its tags say: limited or full. \
            (default: the tag's; untagged limited)
            """, valueName: "name"))
    package var assumeRange: String?

    @Option(
        help: ArgumentHelp(
            "Refuse takes with more pixels to a frame. (default: \(MediaLimits.standard.videoPixels))",
            valueName: "n"))
    package var maxPixels: Int?

    @Option(
        help: ArgumentHelp(
            "Refuse takes with more frames. (default: \(MediaLimits.standard.frames))",
            valueName: "n"))
    package var maxFrames: Int?

    @Option(
        help: ArgumentHelp(
            "Refuse takes that last longer, in seconds. (default: 3600)", valueName: "seconds"))
    package var maxSeconds: Double?

    @Option(
        help: ArgumentHelp(
            "Refuse takes whose file has more bytes. (default: \(MediaLimits.standard.videoBytes))",
            valueName: "n"))
    package var maxBytes: Int?

    @Option(
        help: ArgumentHelp(
            "Give up when the work takes longer, in seconds. (default: 3600)",
            valueName: "seconds"))
    package var maxWork: Double?

    package init() {}

    package mutating func validate() throws {
        if let assumeMatrix, ColourCoding.Matrix(rawValue: assumeMatrix) == nil {
            throw ValidationError("--assume-matrix is bt601, bt709 or bt2020.")
        }
        if let assumeRange, ColourCoding.Range(rawValue: assumeRange) == nil {
            throw ValidationError("--assume-range is limited or full.")
        }
        for (name, value) in [
            ("--max-pixels", maxPixels), ("--max-frames", maxFrames), ("--max-bytes", maxBytes),
        ] {
            if let value, value < 1 { throw ValidationError("\(name) is a number from 1.") }
        }
        for (name, value) in [("--max-seconds", maxSeconds), ("--max-work", maxWork)] {
            if let value, !(value.isFinite && value > 0) {
                throw ValidationError("\(name) is a number of seconds above 0, such as 60.")
            }
        }
    }

    /// What was given, as arguments of a program that has the same options; in a fixed order.
    var arguments: [String] {
        let given: [(name: String, value: String?)] = [
            ("--assume-matrix", assumeMatrix), ("--assume-range", assumeRange),
            ("--max-pixels", maxPixels.map(String.init)),
            ("--max-frames", maxFrames.map(String.init)),
            ("--max-seconds", maxSeconds.map { "\($0)" }),
            ("--max-bytes", maxBytes.map(String.init)), ("--max-work", maxWork.map { "\($0)" }),
        ]
        return given.flatMap { name, value in value.map { [name, $0] } ?? [] }
    }

    /// Writes what was given into `options`.
    func apply(to options: inout AnalysisOptions) {
        options.assumedColour = AssumedColour(
            matrix: assumeMatrix.flatMap { ColourCoding.Matrix(rawValue: $0) },
            range: assumeRange.flatMap { ColourCoding.Range(rawValue: $0) })
        var limits = MediaLimits.standard
        limits.videoPixels = maxPixels ?? limits.videoPixels
        limits.frames = maxFrames ?? limits.frames
        limits.seconds = maxSeconds ?? limits.seconds
        limits.videoBytes = maxBytes ?? limits.videoBytes
        limits.workSeconds = maxWork ?? limits.workSeconds
        options.limits = limits
    }
}
