internal import CFFmpeg
internal import VectorCore

/// Writes what a plan keeps of a take: copied packets, then frames coded again, and sound beside them.
struct TrimWriter: ~Copyable {
    private let muxer: Muxer
    private let source: Demuxer
    private let plan: TrimPlan
    private let output: String
    /// Numbers of the output's streams by those of the source.
    private let streams: [Int: Int]
    private let tail: [EncodedPacket]

    /// Writes the file.
    static func write(
        _ plan: TrimPlan, from path: String, to file: String, named output: String, threads: Int,
        limits: MediaLimits, kernels: KernelTable
    ) throws(MediaError) {
        let writer = try TrimWriter(
            plan, from: path, to: file, named: output, threads: threads, limits: limits,
            kernels: kernels)
        try writer.writeAll()
    }

    private init(
        _ plan: TrimPlan, from path: String, to file: String, named output: String, threads: Int,
        limits: MediaLimits, kernels: KernelTable
    ) throws(MediaError) {
        let source = try Demuxer(path: path)
        let video = source.stream(plan.stream)
        let muxer = try Muxer(file, named: output)
        let copy = try muxer.addStream(like: video)
        var streams = [plan.stream: 0]
        for number in 0..<Int(source.pointer.pointee.nb_streams) {
            let stream = source.stream(number)
            guard stream.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_AUDIO else { continue }
            streams[number] = streams.count
            _ = try muxer.addStream(like: stream)
        }
        if plan.copiedFrames < plan.outPoint {
            let parameters = ParameterSets(video.pointee.codecpar)
            let encoder = try TailEncoder(
                video, avoiding: parameters, path: path, threads: threads)
            let coded = try encoder.encode(
                path, frames: plan.copiedFrames..<plan.outPoint, limits: limits, kernels: kernels)
            try parameters.add(coded.first, to: copy, path: path)
            tail = coded
        } else {
            tail = []
        }
        self.source = source
        self.muxer = muxer
        self.plan = plan
        self.output = output
        self.streams = streams
    }

    private consuming func writeAll() throws(MediaError) {
        try muxer.writeHeader()
        let base = source.stream(plan.stream).pointee.time_base
        let packet = Packet()
        var copied = 0
        while av_read_frame(source.pointer, packet.pointer) >= 0 {
            defer { packet.clear() }
            let number = Int(packet.pointer.pointee.stream_index)
            guard let target = streams[number] else { continue }
            let from = source.stream(number).pointee.time_base
            if number == plan.stream {
                guard copied < plan.copiedPackets else { continue }
                copied += 1
            } else if let end = plan.endTimestamp {
                let ticks = packet.pointer.pointee.pts
                guard ticks != cff_no_pts, av_compare_ts(ticks, from, end, base) < 0 else {
                    continue
                }
            }
            try muxer.write(packet, to: target, timeBase: from)
        }
        for coded in tail {
            try coded.lend(packet, path: output)
            try muxer.write(packet, to: 0, timeBase: base)
        }
        try muxer.finish()
    }
}

/// Owns one output file while it is written.
struct Muxer: ~Copyable {
    let pointer: UnsafeMutablePointer<AVFormatContext>
    private let output: String

    /// Opens `file` for writing, in the format that its name ends in.
    init(_ file: String, named output: String) throws(MediaError) {
        var context: UnsafeMutablePointer<AVFormatContext>?
        var status = avformat_alloc_output_context2(&context, nil, nil, file)
        guard status >= 0, let context else {
            throw MediaError(
                .unsupported, "names no format of film by its ending; use .mp4, .mov or .mkv",
                path: output)
        }
        status = avio_open(&context.pointee.pb, "file:" + file, AVIO_FLAG_WRITE)
        guard status >= 0 else {
            avformat_free_context(context)
            throw MediaError(
                .unwritable, "cannot be written; name a file in a folder that you may write to",
                path: output, underlying: FFmpegStatus.describe("avio_open", status))
        }
        // Sound may come long before the frames that are coded again.
        context.pointee.max_interleave_delta = 0
        pointer = context
        self.output = output
    }

    deinit {
        avio_closep(&pointer.pointee.pb)
        avformat_free_context(pointer)
    }

    /// Adds a stream with the parameters, times and turn of `stream`.
    func addStream(
        like stream: UnsafeMutablePointer<AVStream>
    ) throws(MediaError) -> UnsafeMutablePointer<AVStream> {
        guard let copy = avformat_new_stream(pointer, nil) else {
            throw MediaError.outOfMemory(path: output)
        }
        let status = avcodec_parameters_copy(copy.pointee.codecpar, stream.pointee.codecpar)
        guard status >= 0 else { throw refusal("avcodec_parameters_copy", status) }
        // Each format has a word of its own for a codec.
        copy.pointee.codecpar.pointee.codec_tag = 0
        copy.pointee.time_base = stream.pointee.time_base
        copy.pointee.avg_frame_rate = stream.pointee.avg_frame_rate
        copy.pointee.sample_aspect_ratio = stream.pointee.sample_aspect_ratio
        copy.pointee.disposition = stream.pointee.disposition
        for index in 0..<Int(stream.pointee.nb_side_data) {
            let data = stream.pointee.side_data[index]
            guard let bytes = data.data,
                let target = av_stream_new_side_data(copy, data.type, data.size)
            else { continue }
            target.update(from: bytes, count: Int(data.size))
        }
        return copy
    }

    func writeHeader() throws(MediaError) {
        let status = avformat_write_header(pointer, nil)
        guard status >= 0 else {
            throw MediaError(
                .unsupported,
                "is of a format that cannot hold the take's codecs; end its name in .mkv or .mov",
                path: output, underlying: FFmpegStatus.describe("avformat_write_header", status))
        }
    }

    /// Writes one packet, whose bytes are then given away.
    func write(
        _ packet: borrowing Packet, to stream: Int, timeBase: AVRational
    ) throws(MediaError) {
        // Safety: streams were added by this value and numbered from 0.
        let target = pointer.pointee.streams[stream]!
        packet.pointer.pointee.stream_index = Int32(stream)
        packet.pointer.pointee.pos = -1
        av_packet_rescale_ts(packet.pointer, timeBase, target.pointee.time_base)
        let status = av_interleaved_write_frame(pointer, packet.pointer)
        guard status >= 0 else { throw refusal("av_interleaved_write_frame", status) }
    }

    func finish() throws(MediaError) {
        let status = av_write_trailer(pointer)
        guard status >= 0 else { throw refusal("av_write_trailer", status) }
    }

    private func refusal(_ call: String, _ status: Int32) -> MediaError {
        MediaError(
            .unwritable, "cannot be written to its end; make room, or trim to another format",
            path: output, underlying: FFmpegStatus.describe(call, status))
    }
}
