internal import FoundationEssentials

/// Documents as JSON text: the same document is the same bytes.
public enum DocumentWriter {
    /// `document` as one line of JSON and a newline: keys sorted, slashes plain, numbers as the document
    /// rounded them.
    ///
    /// - Parameter isPretty: one member a line, set in, for people.
    /// - Throws: `ReportError` of code `notANumber` when a number is NaN or infinite, which JSON cannot say.
    public static func json(
        _ document: some Encodable, isPretty: Bool = false
    ) throws(ReportError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        do {
            return [UInt8](try encoder.encode(document)) + [0x0A]
        } catch {
            throw ReportError(
                code: .notANumber, path: "",
                message: "the result holds a number that is not finite; please report this fault",
                place: placeOfFailure(error))
        }
    }

    private static func placeOfFailure(_ error: any Error) -> String? {
        guard case EncodingError.invalidValue(_, let context) = error else { return nil }
        return context.codingPath.map(\.stringValue).joined(separator: ".")
    }
}
