/// Why a shot file or a criterion cannot be used.
public struct ReviewError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure this is. Open-ended: new kinds may appear in a minor release.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// Lower-case, hyphenated.
        public let rawValue: String

        /// A code by its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The file cannot be read.
        public static let unreadable = Code(rawValue: "unreadable")
        /// The text is neither YAML nor JSON.
        public static let malformed = Code(rawValue: "malformed")
        /// A key that shot files do not have.
        public static let unknownKey = Code(rawValue: "unknown-key")
        /// A value of another type or out of its range.
        public static let wrongValue = Code(rawValue: "wrong-value")
        /// A criterion that cannot be understood.
        public static let criterion = Code(rawValue: "criterion")
        /// A still that is named and not there.
        public static let missingReference = Code(rawValue: "missing-reference")
    }

    /// What kind of failure this is.
    public let code: Code
    /// Path of the shot file as the caller gave it; empty for a criterion given by itself.
    public let path: String
    /// Where in the text; `nil` when the whole file is meant.
    public let position: TextPosition?
    /// What is wrong and what to write instead, without path and position.
    public let message: String

    /// A failure.
    public init(
        _ code: Code, _ message: String, path: String = "", position: TextPosition? = nil
    ) {
        self.code = code
        self.path = path
        self.position = position
        self.message = message
    }

    /// One sentence: file, line and column, what is wrong, what to write instead.
    public var description: String {
        let place = position.map { "\($0.line):\($0.column)" }
        let head = [path.isEmpty ? nil : path, place].compactMap(\.self).joined(separator: ":")
        return head.isEmpty ? message : "\(head): \(message)"
    }
}

/// A place in a text, both counted from 1.
public struct TextPosition: Hashable, Sendable {
    /// Line.
    public let line: Int
    /// Column, in characters.
    public let column: Int

    /// A place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
