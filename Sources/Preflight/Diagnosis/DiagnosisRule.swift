/// One row of the table: a symptom, where its usual cause is measured, and what to do about it.
struct DiagnosisRule: Sendable {
    /// Where a cause is measured.
    enum Source: Hashable, Sendable {
        /// A check of the still, which must warn or reject.
        case check(String)
        /// The prompt, which must have more words than this.
        case promptLongerThan(Int)
        /// The symptom itself: what is seen first is the cause.
        case symptom
    }

    let symptom: Symptom
    let source: Source
    let cause: String
    let action: String

    /// The causes that film-makers name for what they see ("notes", see ``LimitTable``). The order is that
    /// of reports.
    static let table: [DiagnosisRule] = [
        DiagnosisRule(
            symptom: .lateIdentity, source: .check("light.mixed-white-balance"),
            cause: "light of two colours on the still", action: "reshoot with one key light"),
        DiagnosisRule(
            symptom: .lateIdentity, source: .check("light.keys"),
            cause: "two key lights on the still", action: "reshoot with one key light"),
        DiagnosisRule(
            symptom: .wardrobe, source: .check("wardrobe.pattern"),
            cause: "a pattern too fine for the take", action: "plainer cloth, or 1080 rows"),
        DiagnosisRule(
            symptom: .softFace, source: .check("face.sharpness"),
            cause: "the still is not sharp at the face",
            action: "re-crop on the eyes from a sharper picture"),
        DiagnosisRule(
            symptom: .background, source: .check("background.busy"),
            cause: "a busy background", action: "a plain backdrop"),
        DiagnosisRule(
            symptom: .hair, source: .check("hair.crushed"),
            cause: "crushed shadows in the hair", action: "lift the shadows"),
        DiagnosisRule(
            symptom: .lightFirst, source: .symptom,
            cause: "the light moved first", action: "keep the light stable, or cut there"),
        DiagnosisRule(
            symptom: .backHalf, source: .promptLongerThan(PromptLengthCheck.competing),
            cause: "a prompt that competes with the image",
            action: "shorten the prompt to 5 to 12 words"),
    ]
}
