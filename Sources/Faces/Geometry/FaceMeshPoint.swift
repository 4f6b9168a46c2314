/// Indices of named points in the 468-point mesh. Left and right are the person's own.
///
/// Source: MediaPipe's canonical face model.
public enum FaceMeshPoint {
    /// Points of a mesh.
    public static let count = 468
    /// Top of the forehead, in the middle.
    public static let forehead = 10
    /// Lowest point of the chin.
    public static let chin = 152
    /// Tip of the nose.
    public static let noseTip = 1
    /// Where the nose meets the upper lip.
    public static let noseBase = 2
    /// Outer corner of the right eye.
    public static let rightEyeOuter = 33
    /// Inner corner of the right eye.
    public static let rightEyeInner = 133
    /// Inner corner of the left eye.
    public static let leftEyeInner = 362
    /// Outer corner of the left eye.
    public static let leftEyeOuter = 263
    /// Side of the face before the right ear.
    public static let rightSide = 234
    /// Side of the face before the left ear.
    public static let leftSide = 454

    /// Pairs, right then left, that mirror each other and that no expression moves apart: eye corners,
    /// temples, sides and cheek bones.
    static let rigidPairs = [
        (33, 263), (133, 362), (127, 356), (234, 454), (93, 323), (162, 389), (21, 251), (54, 284),
        (103, 332), (116, 345),
    ]
}
