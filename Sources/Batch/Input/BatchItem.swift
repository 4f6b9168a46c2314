public import Holdfast
public import Review

/// One take to be analysed, and by what.
public struct BatchItem: Hashable, Sendable {
    /// Path as the caller names it.
    public var path: String
    /// What it is judged for; `nil` without a shot.
    public var shot: BatchShot?
    /// Stills that it is held to, in order.
    public var anchors: [AnchorRequest]
    /// Name of its outputs, without suffix; given by `BatchPlan`.
    public var name = ""

    /// A take.
    public init(path: String, shot: BatchShot? = nil, anchors: [AnchorRequest] = []) {
        self.path = path
        self.shot = shot
        self.anchors = anchors
    }
}

/// A shot with the text it was read from, which workers read again.
public struct BatchShot: Hashable, Sendable {
    /// Path of the shot file as the caller names it.
    public let path: String
    /// Its text.
    public let text: String
    /// What it says.
    public let shot: Shot

    /// Reads the file at `path`.
    public init(path: String) throws(BatchError) {
        do throws(ReviewError) {
            self.path = path
            text = try ShotReader.text(at: path)
            shot = try ShotReader.shot(at: path)
        } catch {
            throw BatchError(error)
        }
    }
}
