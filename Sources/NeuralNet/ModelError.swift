/// What is wrong with a model file or the network in it.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure this is. Open-ended: new kinds may appear in a minor release.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// Lower-case, hyphenated; stable.
        public let description: String

        /// A kind of failure named `description`.
        public init(_ description: String) {
            self.description = description
        }

        /// The file is not there.
        public static let missing = Code("missing")
        /// The file is there but cannot be read.
        public static let unreadable = Code("unreadable")
        /// The file's bytes are not the ones that the catalogue states.
        public static let altered = Code("altered")
        /// The bytes are not a whole model file of the format.
        public static let malformed = Code("malformed")
        /// The file is sound, but asks for something that is not built here.
        public static let unsupported = Code("unsupported")
    }

    /// What kind of failure this is.
    public let code: Code
    /// One sentence without the path: what is wrong, and what to try.
    public let message: String
    /// Path as the caller gave it.
    public let path: String
    /// Where in the file, such as `byte 1204` or `operator 17`, when one place is to blame.
    public let place: String?

    /// An error about the model file at `path`.
    public init(_ code: Code, _ message: String, path: String, place: String? = nil) {
        self.code = code
        self.message = message
        self.path = path
        self.place = place
    }

    /// The line for people: `path: message (at place)`.
    public var description: String {
        "\(path): \(message)" + (place.map { " (at \($0))" } ?? "")
    }
}
