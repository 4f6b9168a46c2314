/// A picture that the take must hold to.
public struct AnchorSection: Codable, Hashable, Sendable {
    /// Path as the caller gave it; the take's own when no still was given.
    public var path: String
    /// `identity`, `wardrobe`, `location`, `prop`, `composition`, `style`, `first-frame` or `last-frame`.
    public var role: String
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    public var sha256: String
    /// Faces found in it; `nil` when none were looked for.
    @Nullable public var faces: Int?
    /// The frame of the take that stands in for a still, or `nil` for a still.
    @Nullable public var frame: Int?

    /// All of its fields.
    public init(path: String, role: String, sha256: String, faces: Int? = nil, frame: Int? = nil) {
        self.path = path
        self.role = role
        self.sha256 = sha256
        self.faces = faces
        self.frame = frame
    }
}
