/// Whether the file holds a whole picture.
public enum DecodesCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "file.decodes", unit: "whole",
        effect: "what is missing is made up by the model",
        advice: "save the still again from its source")

    /// 1 for a picture decoded to its last row, 0 for one that is damaged.
    public static func measure(_ still: StillScene) -> CheckReading {
        .measured(still.damage == nil ? 1 : 0, detail: still.damage)
    }

    /// The result for a file that holds no usable picture, with the decoder's own words.
    public static func failure(_ reason: String) -> CheckResult {
        CheckResult(
            descriptor, .measured(0, detail: reason),
            limit: LimitTable.limit(descriptor.id, in: .portrait) ?? .atLeast(reject: 1))
    }
}
