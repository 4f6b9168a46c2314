/// A fault of the whole picture, whatever it shows.
public struct Defect: Hashable, Sendable {
    /// What kind of fault.
    public let kind: Kind
    /// Its frames, half-open. A cut has none: it is the joint before `lowerBound`, the first frame of
    /// the new shot.
    public let frames: Range<Int>
    /// The same in seconds from the first frame.
    public let seconds: Range<Double>

    /// A fault.
    public init(kind: Kind, frames: Range<Int>, seconds: Range<Double>) {
        self.kind = kind
        self.frames = frames
        self.seconds = seconds
    }

    /// What kind of fault.
    public enum Kind: String, CaseIterable, Sendable {
        /// The picture is another one from this frame on.
        case cut
        /// The picture stands still for a quarter of a second or more. The first of its frames is the
        /// first repeated one.
        case freeze
        /// There is no picture.
        case black
        /// One frame is shown twice in moving footage.
        case duplicate
    }
}
