/// A network that Holdfast runs, by the job it does.
public enum ModelIdentifier: String, Sendable, Hashable, CaseIterable {
    /// Finds faces anywhere in a picture.
    case faceDetector = "face-detector"
    /// Finds faces that fill much of a picture, where the first detector finds none.
    case nearFaceDetector = "near-face-detector"
    /// Places 468 points on a face.
    case faceMesh = "face-mesh"
    /// Turns a face into features that its eyes are read from.
    case eyeFeatures = "eye-features"
    /// Traces eyelids and iris of the person's right eye.
    case rightEye = "right-eye"
    /// Traces eyelids and iris of the person's left eye.
    case leftEye = "left-eye"
    /// Turns an aligned face into 128 numbers that say who it is.
    case identity = "identity"
    /// Says of each part of a picture whether it shows a person.
    case personMask = "person-mask"
    /// Turns a picture into 1280 numbers that say what it shows.
    case look = "look"
}
