internal import CFFmpeg
internal import MediaTime
internal import VectorCore

/// Reads packets of one stream, feeds the decoder, and hands on pictures with their place in time.
struct FrameReader: ~Copyable {
    let path: String
    let demuxer: Demuxer
    let codec: Codec
    let streamIndex: Int
    private(set) var damage: VideoDamage?
    private(set) var clock: PresentationClock
    private(set) var nextIndex = 0
    /// Whether something was broken that would have to be covered up, which several threads do not do
    /// in one way: what comes from here on must be read by a reader on one thread.
    private(set) var isDoubtful = false

    private let packet = Packet()
    private let limits: MediaLimits
    private let assumed: AssumedColour
    private let deadline: Deadline
    private let threads: Int
    private let kernels: ConversionKernels
    private let streamOrientation: Orientation?
    private var extent: ContainerExtent
    private var isDraining = false
    private var isFinished = false
    private var errorsInARow = 0
    private var damagedTimestamp: Int64?
    private var toneMap: (colour: ColourDescription, map: ToneMap)?

    init(
        path: String, threads: Int, limits: MediaLimits, assumed: AssumedColour,
        deadline: Deadline, kernels: ConversionKernels
    ) throws(MediaError) {
        let demuxer = try Demuxer(path: path, deadline: deadline)
        guard demuxer.source.byteCount <= limits.videoBytes else {
            throw MediaError(
                .limit,
                "has \(demuxer.source.byteCount) bytes, more than the \(limits.videoBytes) allowed; "
                    + "cut it, or raise the limit", path: path)
        }
        guard let number = demuxer.shownVideoStream else {
            throw MediaError(.noVideo, "has no video track; pass a file that has one", path: path)
        }
        let stream = demuxer.stream(number)
        let codec = try Codec(
            stream: stream, threads: threads, pixels: limits.videoPixels, path: path)
        let base = stream.pointee.time_base
        let timescale =
            Timescale(numerator: Int64(base.num), denominator: Int64(base.den)) ?? .microseconds
        clock = PresentationClock(
            timescale: timescale,
            nominalTicks: VideoProperties.nominalTicks(stream, timescale))
        extent = ContainerExtent(demuxer, stream: number)
        streamOrientation = Orientation(of: stream)
        streamIndex = number
        self.path = path
        self.limits = limits
        self.assumed = assumed
        self.deadline = deadline
        self.threads = codec.threads
        self.kernels = kernels
        self.demuxer = demuxer
        self.codec = codec
    }

    /// A reader of the same file on one thread, at the frame that comes next here.
    ///
    /// What has been delivered so far was whole, and so is the same on any number of threads.
    func restartedOnOneThread() throws(MediaError) -> FrameReader {
        var reader = try FrameReader(
            path: path, threads: 1, limits: limits, assumed: assumed, deadline: deadline,
            kernels: kernels)
        while reader.nextIndex < nextIndex, try reader.next() != nil {}
        return reader
    }

    /// The next frame, or `nil` after the last one, or when ``isDoubtful``.
    mutating func next() throws(MediaError) -> DecodedFrame? {
        let picture = Picture()
        while !isFinished, !isDoubtful {
            guard !deadline.hasPassed else {
                throw MediaError(
                    .limit,
                    "takes longer than \(limits.workSeconds) s to work through; cut it, or raise "
                        + "the limit", path: path, frameIndex: nextIndex)
            }
            let status = avcodec_receive_frame(codec.pointer, picture.pointer)
            if status >= 0 {
                errorsInARow = 0
                if threads > 1, picture.isBroken {
                    isDoubtful = true
                    return nil
                }
                if picture.width > 0, picture.height > 0, picture.isComplete {
                    return try finish(picture)
                }
                if threads > 1 { isDoubtful = true }
                note(reason: "the decoder gave a frame without all its samples", at: nextIndex)
                av_frame_unref(picture.pointer)
                continue
            }
            switch status {
            case cff_error_again where !isDraining: feed()
            case cff_error_eof, cff_error_again: isFinished = true
            default: note("avcodec_receive_frame", status)
            }
            if isFinished, !isDoubtful { try end() }
        }
        return nil
    }

    /// Sends one packet of the stream to the decoder, or tells it that there are no more.
    private mutating func feed() {
        while !isDraining, !isDoubtful {
            packet.clear()
            let status = av_read_frame(demuxer.pointer, packet.pointer)
            guard status >= 0 else {
                if status != cff_error_eof, !deadline.hasPassed { note("av_read_frame", status) }
                isDraining = true
                break
            }
            extent.note(packet)
            guard Int(packet.pointer.pointee.stream_index) == streamIndex else { continue }
            if packet.pointer.pointee.flags & AV_PKT_FLAG_CORRUPT != 0 {
                if threads > 1 { isDoubtful = true }
                let place = packet.pointer.pointee.pts
                if place != cff_no_pts { damagedTimestamp = min(damagedTimestamp ?? place, place) }
            }
            let sent = avcodec_send_packet(codec.pointer, packet.pointer)
            if sent < 0 { note("avcodec_send_packet", sent) }
            return
        }
        if isDoubtful { return }
        let sent = avcodec_send_packet(codec.pointer, nil)
        if sent < 0 { note("avcodec_send_packet", sent) }
    }

    /// Ends the take: what was promised and not read counts as damage.
    private mutating func end() throws(MediaError) {
        packet.clear()
        let cause = damage?.reason
        guard nextIndex > 0 else {
            throw MediaError(
                .corrupt,
                "has a video track (\(codec.name)) from which no frame can be decoded; "
                    + "make or copy it again", path: path, underlying: cause)
        }
        // Frames are stored ahead of those that lean on them: among the last ones that came, some that
        // belong between them may be missing.
        let whole = max(0, nextIndex - Int(max(0, codec.pointer.pointee.has_b_frames)))
        if damagedTimestamp != nil { note(reason: "a broken packet", at: whole) }
        if let shortfall = extent.shortfall { note(reason: shortfall, at: whole) }
    }

    private mutating func note(_ call: String, _ status: Int32) {
        if threads > 1 { isDoubtful = true }
        note(reason: FFmpegStatus.describe(call, status), at: nextIndex)
        errorsInARow += 1
        // Draining ends by itself; this is for a decoder that never would.
        if isDraining, errorsInARow > 256 { isFinished = true }
    }

    private mutating func note(reason: String, at index: Int) {
        if let damage, damage.frameIndex <= index { return }
        damage = VideoDamage(frameIndex: index, reason: reason)
    }

    /// Gives a picture its place, and checks what later code relies on.
    private mutating func finish(_ picture: consuming Picture) throws(MediaError) -> DecodedFrame {
        let index = nextIndex
        guard index < limits.frames else {
            throw limit("has more than \(limits.frames) frames", index)
        }
        guard let layout = PixelLayout(picture.format), picture.width > 0, picture.height > 0,
            let colour = ColourDescription(
                of: picture, layout: layout, isStill: false, assuming: assumed)
        else {
            let name = av_get_pix_fmt_name(picture.format).map { String(cString: $0) } ?? "unknown"
            throw MediaError(
                .unsupported,
                "stores samples in a way that is not read here (\(name)); convert it with "
                    + "-pix_fmt yuv420p", path: path, frameIndex: index)
        }
        guard picture.width <= limits.videoPixels / picture.height else {
            throw limit("has frames of more than \(limits.videoPixels) pixels", index)
        }
        let stated = picture.pointer.pointee.best_effort_timestamp
        let timestamp = stated == cff_no_pts ? nil : stated
        if let timestamp, let broken = damagedTimestamp, timestamp >= broken {
            note(reason: "a broken packet", at: index)
            damagedTimestamp = nil
        }
        if picture.isBroken {
            note(reason: "the decoder calls the frame broken", at: index)
        }
        let place = clock.place(
            timestamp: timestamp, duration: picture.pointer.pointee.pkt_duration)
        let seconds = clock.seconds(of: place)
        guard seconds <= limits.seconds else {
            throw limit("lasts longer than \(limits.seconds) s", index)
        }
        nextIndex += 1
        let turned = streamOrientation ?? Orientation(of: picture) ?? .upright
        return DecodedFrame(
            picture, index: index, pts: place.ticks, time: seconds, layout: layout,
            orientation: turned, colour: colour, toneMap: toneMap(for: colour),
            kernels: kernels)
    }

    /// What brings pictures of `colour` to standard range; kept, for its tables cost more than a frame.
    private mutating func toneMap(for colour: ColourDescription) -> ToneMap? {
        guard let curve = HighDynamicRange(transfer: colour.transfer) else { return nil }
        if let toneMap, toneMap.colour == colour { return toneMap.map }
        let map = ToneMap(curve, primaries: colour.primaries)
        toneMap = (colour, map)
        return map
    }

    private func limit(_ what: String, _ index: Int) -> MediaError {
        MediaError(
            .limit, "\(what); cut it, or raise the limit", path: path, frameIndex: index)
    }
}
