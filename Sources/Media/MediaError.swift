/// A file that cannot be read as video or still, or a picture that cannot be written.
public struct MediaError: Error, Sendable, Equatable {
    /// What kind of failure this is. Open-ended: new kinds may appear in a minor release.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The code as text, lower case with hyphens.
        public let description: String

        /// Nothing exists under the name.
        public static let missing = Code(description: "missing")
        /// Something exists under the name, but it is no regular file: a folder, a pipe, a device.
        public static let notAFile = Code(description: "not-a-file")
        /// The name is a network address.
        public static let notLocal = Code(description: "not-local")
        /// The file may not be read.
        public static let unreadable = Code(description: "unreadable")
        /// The file holds no bytes.
        public static let empty = Code(description: "empty")
        /// The content is no form of video or picture that is read here.
        public static let unknownFormat = Code(description: "unknown-format")
        /// The file has no video track.
        public static let noVideo = Code(description: "no-video")
        /// The codec, or the way its samples are stored, is not read here.
        public static let unsupported = Code(description: "unsupported")
        /// Not one picture could be decoded.
        public static let corrupt = Code(description: "corrupt")
        /// A limit of ``MediaLimits`` was reached.
        public static let limit = Code(description: "limit")
        /// The frame that was asked for does not exist.
        public static let noSuchFrame = Code(description: "no-such-frame")
        /// The picture cannot be written.
        public static let unwritable = Code(description: "unwritable")
    }

    /// What kind of failure this is.
    public let code: Code
    /// One sentence without the path: what is wrong, and what to try.
    public let message: String
    /// Path as the caller gave it.
    public let path: String
    /// Frame being decoded, when decoding had begun.
    public let frameIndex: Int?
    /// What the library or the system beneath said, when it was one of them that refused.
    public let underlying: String?

    /// An error about `path`.
    public init(
        _ code: Code, _ message: String, path: String, frameIndex: Int? = nil,
        underlying: String? = nil
    ) {
        self.code = code
        self.message = message
        self.path = path
        self.frameIndex = frameIndex
        self.underlying = underlying
    }
}

extension MediaError: CustomStringConvertible {
    /// The error on one line: path, sentence, place, cause. Control characters of the path are
    /// written as `?`, so that the line stays one line.
    public var description: String {
        let name = String(path.unicodeScalars.map { $0.value < 32 ? "?" : Character($0) })
        var line = "\(name): \(message)"
        if let frameIndex { line += " (at frame \(frameIndex))" }
        if let underlying { line += " [\(underlying)]" }
        return line
    }
}
