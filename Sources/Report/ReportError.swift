/// Why a result could not be written.
public struct ReportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure this is. Open-ended: new kinds may appear in a minor release.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// Lower-case, hyphenated.
        public let rawValue: String

        /// A code by its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The output cannot be created, filled or put in its place.
        public static let unwritable = Code(rawValue: "unwritable")
        /// The reader of standard output went away.
        public static let readerGone = Code(rawValue: "reader-gone")
        /// A number is NaN or infinite: our own fault.
        public static let notANumber = Code(rawValue: "not-a-number")
        /// Arrays that belong together differ in length: our own fault.
        public static let unevenArrays = Code(rawValue: "uneven-arrays")
        /// The archive library refused.
        public static let archive = Code(rawValue: "archive")
        /// An SVG cannot be drawn as pixels.
        public static let raster = Code(rawValue: "raster")
    }

    /// What kind of failure this is.
    public let code: Code
    /// Path as the caller gave it; empty when no file is at stake.
    public let path: String
    /// What is wrong and what to try, without the path.
    public let message: String
    /// The step or field at which it happened.
    public let place: String?

    /// A failure.
    public init(code: Code, path: String, message: String, place: String? = nil) {
        self.code = code
        self.path = path
        self.message = message
        self.place = place
    }

    /// One sentence: file, what is wrong, what to try, where.
    public var description: String {
        (path.isEmpty ? "" : "\(path): ") + message + (place.map { " [\($0)]" } ?? "")
    }
}
