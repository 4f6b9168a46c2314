public import VectorCore

/// Decodes the best video track of one local file, in presentation order, to its very last frame.
///
/// The decoder is a value with one owner: it cannot be copied, and moving it into a task moves every
/// FFmpeg object behind it. Calls block; run them on a thread meant for blocking work.
///
/// Damage does not end a take: what can be decoded is delivered, and ``damage`` says where it began.
/// Only a file from which no frame at all comes is an error. A frame whose size differs from the first
/// is delivered with its own size, and ``sizeChangedAtFrame`` names the first such frame.
public struct VideoDecoder: ~Copyable, @unchecked Sendable {
    // Safety: every pointer below is reachable only through this value, which cannot be copied.

    /// What the file says of itself.
    public let properties: VideoProperties
    /// Index of the first frame whose size differs from the first frame's, or `nil`.
    public private(set) var sizeChangedAtFrame: Int?

    private var reader: FrameReader
    private var waiting: DecodedFrame?

    /// Opens `path` and decodes its first frame.
    ///
    /// - Parameters:
    ///   - path: a local, regular file.
    ///   - threads: threads for decoding, at least 1; the frames are the same for any number. A damaged
    ///     take is decoded anew on one thread from where the damage shows.
    ///   - limits: what is refused; limits of length are thrown by ``next()`` when they are reached.
    ///   - assumed: matrix and range that go before what the file says.
    ///   - kernels: the kernels that conversions run on.
    /// - Throws: ``MediaError`` of any code but `noSuchFrame` and `unwritable`.
    public init(
        path: String, threads: Int = 2, limits: MediaLimits = .standard,
        assuming assumed: AssumedColour = .nothing, kernels: KernelTable = KernelTable()
    ) throws(MediaError) {
        var reader = try FrameReader(
            path: path, threads: max(1, threads), limits: limits, assumed: assumed,
            deadline: Deadline(seconds: limits.workSeconds), kernels: kernels.conversion)
        guard let first = try Self.next(&reader) else {
            throw MediaError(.corrupt, "has no frame", path: path)
        }
        properties = VideoProperties(
            reader.demuxer, stream: reader.streamIndex, codec: reader.codec.name,
            timescale: reader.clock.timescale, first: first)
        waiting = first
        self.reader = reader
    }

    /// The next frame, or `nil` after the last one.
    ///
    /// - Throws: `limit` when the take is longer than allowed, `unsupported` when its samples change to
    ///   a form that is not read. The decoder must not be used afterwards.
    public mutating func next() throws(MediaError) -> DecodedFrame? {
        if let first = waiting {
            waiting = nil
            return first
        }
        guard let frame = try Self.next(&reader) else { return nil }
        if sizeChangedAtFrame == nil,
            frame.width != properties.width || frame.height != properties.height
        {
            sizeChangedAtFrame = frame.index
        }
        return frame
    }

    /// The reader's next frame; the reader is replaced by one on a single thread when damage shows.
    private static func next(_ reader: inout FrameReader) throws(MediaError) -> DecodedFrame? {
        if let frame = try reader.next() { return frame }
        guard reader.isDoubtful else { return nil }
        reader = try reader.restartedOnOneThread()
        return try reader.next()
    }

    /// Path as the caller gave it.
    public var path: String { reader.path }

    /// The first damage met so far, or `nil`. Complete once ``next()`` has returned `nil`.
    public var damage: VideoDamage? { reader.damage }

    /// How the frames decoded so far lie in time. Complete once ``next()`` has returned `nil`.
    public var timing: VideoTiming {
        VideoTiming(
            frameCount: reader.nextIndex, duration: reader.clock.elapsed,
            frameRate: reader.clock.frameRate(of: reader.nextIndex, stated: properties.frameRate),
            isVariableFrameRate: reader.clock.isVariable,
            repairedTimestamps: reader.clock.repairs)
    }
}
