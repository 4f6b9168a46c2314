/// What a check measured, or why it could not.
public enum CheckReading: Hashable, Sendable {
    /// A finite number in the check's unit, with what else should be said of it.
    case measured(Double, detail: String? = nil)
    /// Looked at, and there is nothing that could pass a limit: no number, and no complaint.
    case clear(String)
    /// Not measurable, and why, in a clause.
    case absent(String)

    /// No face was found.
    static let noFace = CheckReading.absent("no face was found")
    /// No face was looked for.
    static let notLooked = CheckReading.absent("faces were left out")
    /// The face is turned away.
    static let profile = CheckReading.absent("the face is in profile")
    /// The face is too small for the measurement.
    static let smallFace = CheckReading.absent("the face is too small")
}
