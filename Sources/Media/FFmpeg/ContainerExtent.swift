internal import CFFmpeg

/// What a container promises to hold, against what was read from it: finds files that end early.
struct ContainerExtent {
    private let promisedEnd: Double?
    private let promisedPackets: Int?
    private let indexEndsBeyondFile: Bool
    private let timeBases: [Double]
    private let start: Double
    private var readEnd = -Double.infinity
    private var knowsDurations = true
    private var readPackets = 0
    private let stream: Int

    init(_ demuxer: borrowing Demuxer, stream: Int) {
        let context = demuxer.pointer
        self.stream = stream
        timeBases = (0..<Int(context.pointee.nb_streams)).map {
            let base = demuxer.stream($0).pointee.time_base
            return base.den > 0 ? Double(base.num) / Double(base.den) : 0
        }
        // A length that was itself estimated from what is there promises nothing.
        let isStated = context.pointee.duration_estimation_method == AVFMT_DURATION_FROM_STREAM
        let duration = context.pointee.duration
        promisedEnd =
            isStated && duration > 0 ? Double(duration) / Double(AV_TIME_BASE) : nil
        let begin = context.pointee.start_time
        start = begin == cff_no_pts ? 0 : Double(begin) / Double(AV_TIME_BASE)

        let name = context.pointee.iformat.flatMap { $0.pointee.name }.map { String(cString: $0) }
        let entries = avformat_index_get_entries_count(demuxer.stream(stream))
        let hasWholeIndex = name?.hasPrefix("mov") == true && entries > 0
        promisedPackets = hasWholeIndex ? Int(entries) : nil
        var beyond = false
        if hasWholeIndex {
            for number in 0..<entries {
                guard let entry = avformat_index_get_entry(demuxer.stream(stream), number) else {
                    continue
                }
                let end = entry.pointee.pos.addingSaturated(Int64(entry.pointee.size))
                if end > Int64(demuxer.source.byteCount) { beyond = true }
            }
        }
        indexEndsBeyondFile = beyond
    }

    /// Notes a packet that was read.
    mutating func note(_ packet: borrowing Packet) {
        let index = Int(packet.pointer.pointee.stream_index)
        guard timeBases.indices.contains(index) else { return }
        if index == stream { readPackets += 1 }
        let from =
            packet.pointer.pointee.pts != cff_no_pts
            ? packet.pointer.pointee.pts : packet.pointer.pointee.dts
        guard from != cff_no_pts else { return }
        let duration = packet.pointer.pointee.duration
        if index == stream, duration <= 0 { knowsDurations = false }
        let end = from.addingSaturated(max(0, duration))
        readEnd = max(readEnd, Double(end) * timeBases[index])
    }

    /// Why the file ends before what it promises, or `nil`. Ask when everything has been read.
    ///
    /// Half a second is left for containers that round or pad their stated length, and a whole one for
    /// those that do not say how long the last frame is shown.
    var shortfall: String? {
        if indexEndsBeyondFile { return "the file ends before the last frame that its index names" }
        if let promisedPackets, readPackets < promisedPackets {
            return "\(promisedPackets - readPackets) of \(promisedPackets) frames could not be read"
        }
        if let promisedEnd, readEnd > -.infinity {
            // Some containers count from their first frame and some from zero; the earlier end is meant.
            let missing = min(promisedEnd, start + promisedEnd) - readEnd
            if missing > max(knowsDurations ? 0.5 : 1, 0.02 * promisedEnd) {
                return "the file ends before the length that its head states"
            }
        }
        return nil
    }
}
