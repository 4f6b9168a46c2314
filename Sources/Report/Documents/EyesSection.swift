/// The state of the eyes, as columns of equal length.
public struct EyesSection: Codable, Hashable, Sendable {
    /// Frame indices, ascending.
    public var frame: [Int]
    /// `open`, `half`, `shut`, `occluded` or `unknown`.
    public var state: [String]
    /// Eyelid aspect ratio of the lower eye of the two; `nil` where not measurable.
    @MeasuredSeries public var openness: [Double?]

    /// All of its fields.
    public init(frame: [Int] = [], state: [String] = [], openness: [Double?] = []) {
        self.frame = frame
        self.state = state
        self.openness = openness
    }
}
