internal import GRDB

/// Why the take store cannot be used.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure this is. Open-ended: new kinds may appear in a minor release.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// Lower-case, hyphenated.
        public let rawValue: String

        /// A code by its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Another program holds it.
        public static let locked = Code(rawValue: "locked")
        /// It was made by a later version of this program.
        public static let newer = Code(rawValue: "newer")
        /// The file is no store, or is damaged.
        public static let damaged = Code(rawValue: "damaged")
        /// It cannot be opened or written.
        public static let unwritable = Code(rawValue: "unwritable")
        /// The disk is full.
        public static let full = Code(rawValue: "full")
        /// Nothing like that is in it.
        public static let unknownTake = Code(rawValue: "unknown-take")
        /// A take is another one than was analysed.
        public static let changed = Code(rawValue: "changed")
        /// The library refused for another reason: our own fault.
        public static let fault = Code(rawValue: "fault")
    }

    /// What kind of failure this is.
    public let code: Code
    /// Path of the store.
    public let path: String
    /// What is wrong and what to try, without the path.
    public let message: String

    /// A failure.
    public init(_ code: Code, _ message: String, path: String) {
        self.code = code
        self.path = path
        self.message = message
    }

    /// One sentence: the store, what is wrong, what to try.
    public var description: String { "\(path): \(message)" }

    /// What GRDB says, in our words.
    init(_ error: any Error, path: String) {
        if let own = error as? StoreError {
            self = own
            return
        }
        let (code, message): (Code, String) =
            switch (error as? DatabaseError)?.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED:
                (
                    .locked,
                    "is in use by another program; wait for that to end, or name another with --store"
                )
            case .SQLITE_NOTADB, .SQLITE_CORRUPT:
                (
                    .damaged,
                    "is no take store or is damaged; move it away and a new one is made"
                )
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
                (
                    .unwritable,
                    "cannot be opened for writing; name a store in a folder that you may write to "
                        + "with --store"
                )
            case .SQLITE_FULL:
                (.full, "does not fit on the disk; free some space and run again")
            case .SQLITE_IOERR:
                (
                    .unwritable,
                    "cannot be read or written to its end; check the disk, free some space and "
                        + "run again"
                )
            default: (.fault, "refused: \(error); please report this fault")
            }
        self.init(code, message, path: path)
    }
}
