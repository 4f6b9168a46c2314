import Foundation

/// One thing done to the second half of a clip that was cut in two, and what must be found of it.
struct SeamAlteration {
    let name: String
    /// Kinds of findings that must be there, and no others.
    let kinds: Set<String>
    /// Frames that the second half begins earlier than the first one ends.
    var overlap = 0
    /// Copies of the last frame in front of the second half.
    var copies = 0
    /// Whether the second half shows the first one backwards.
    var isReversed = false
    /// Filters of ffmpeg, after the cut.
    var filters = ""
    /// Tags of matrix and range on the second half.
    var matrix = "bt709"
    var range = "tv"

    /// What the suite makes of each clip of `width` by `height`.
    static func all(width: Int, height: Int) -> [SeamAlteration] {
        func even(_ value: Double) -> Int { Int((value / 2).rounded()) * 2 }
        let (larger, smaller) = (1.02, 0.98)
        let light = { (codes: Double) in "lutyuv=y='clip(val+\(codes),16,235)'" }
        let stop = { (stops: Double) -> String in
            let gain = pow(2, stops / 2.2)
            return "lutyuv=y='clip(round((val-16)*\(gain)+16),16,235)':"
                + "u='clip(round((val-128)*\(gain)+128),16,240)':"
                + "v='clip(round((val-128)*\(gain)+128),16,240)'"
        }
        let matrix = { (from: String, to: String) in
            "scale=in_color_matrix=\(from):out_color_matrix=\(to):flags=accurate_rnd+full_chroma_int"
        }
        return [SeamAlteration(name: "cut in two", kinds: [])]
            + [1, 2, 3, 5, 8, 12].map {
                SeamAlteration(name: "\($0) duplicated", kinds: ["overlap"], overlap: $0)
            }
            + [3, 6].map {
                SeamAlteration(name: "\($0) copies", kinds: ["overlap"], copies: $0)
            }
            + [0.05, -0.05].flatMap { share in
                [
                    SeamAlteration(
                        name: "luma \(share)", kinds: ["luma"], filters: light(219 * share)),
                    SeamAlteration(
                        name: "exposure \(share) stops", kinds: ["luma"], filters: stop(share)),
                ]
            }
            + [
                SeamAlteration(
                    name: "601 tag", kinds: ["matrix-mix-up"], matrix: "smpte170m"),
                SeamAlteration(
                    name: "709 to 601", kinds: ["matrix-mix-up"],
                    filters: matrix("bt709", "bt601")),
                SeamAlteration(
                    name: "601 to 709", kinds: ["matrix-mix-up"],
                    filters: matrix("bt601", "bt709")),
                SeamAlteration(name: "full tag", kinds: ["range-mix-up"], range: "pc"),
                SeamAlteration(
                    name: "limited to full", kinds: ["range-mix-up"],
                    filters: "scale=in_range=tv:out_range=pc"),
                SeamAlteration(
                    name: "full to limited", kinds: ["range-mix-up"],
                    filters: "scale=in_range=pc:out_range=tv"),
                SeamAlteration(
                    name: "2 % larger", kinds: ["scale"],
                    filters: "scale=\(even(Double(width) * larger)):"
                        + "\(even(Double(height) * larger)):flags=bicubic,crop=\(width):\(height)"),
                SeamAlteration(
                    name: "2 % smaller", kinds: ["scale"],
                    filters: "scale=\(even(Double(width) * smaller)):"
                        + "\(even(Double(height) * smaller)):flags=bicubic,"
                        + "pad=\(width):\(height):(ow-iw)/2:(oh-ih)/2"),
                SeamAlteration(
                    name: "reversed", kinds: ["motion-direction"], isReversed: true),
                SeamAlteration(
                    name: "flash at 0", kinds: ["flash"],
                    filters: "lutyuv=y='clip(val+60,16,235)':enable='eq(n,0)'"),
                SeamAlteration(
                    name: "flash at 3", kinds: ["flash"],
                    filters: "lutyuv=y='clip(val+60,16,235)':enable='eq(n,3)'"),
                SeamAlteration(
                    name: "grade", kinds: ["colour"], filters: "lutyuv=u='val-4':v='val+3'"),
            ]
    }

    /// Frames that must be named as shown twice; `nil` where that is not asked.
    var expectedOverlap: Int? { overlap > 0 ? overlap : copies > 0 ? copies : nil }
}
