/// Labelled frames as the label files write them: pairs of a first and a last frame, both included.
package struct FrameRanges: Decodable, Sendable {
    package let ranges: [ClosedRange<Int>]

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        ranges = try container.decode([[Int]].self).map { pair in
            guard pair.count == 2, pair[0] <= pair[1] else {
                throw DecodingError.dataCorruptedError(
                    in: container,
                    debugDescription: "a range must be a first and a last frame, not \(pair)")
            }
            return pair[0]...pair[1]
        }
    }

    /// The last labelled frame; `nil` when none is.
    package var last: Int? { ranges.map(\.upperBound).max() }

    package func contains(_ frame: Int) -> Bool { ranges.contains { $0.contains(frame) } }
}

extension FrameRanges? {
    /// Whether `frame` is labelled; a clip without the label has no such frame.
    package func contains(_ frame: Int) -> Bool { self?.contains(frame) ?? false }
}
