internal import CFFmpeg
internal import VectorCore

/// Which packets of a take can be copied to end it at a frame, and which frames are left to be coded.
struct TrimPlan {
    /// The first frame that is not kept.
    let outPoint: Int
    /// Packets of the video stream to copy, in the order stored.
    let copiedPackets: Int
    /// Frames that these hold: the first ones.
    let copiedFrames: Int
    /// Presentation timestamps of the frames to keep, in order.
    let timestamps: [Int64]
    /// When the first frame that is not kept begins, in ticks; `nil` when all are kept.
    let endTimestamp: Int64?
    /// Number of the video stream.
    let stream: Int

    init(
        _ path: String, before outPoint: Int, threads: Int, limits: MediaLimits,
        kernels: KernelTable
    ) throws(MediaError) {
        var decoder = try VideoDecoder(
            path: path, threads: threads, limits: limits, kernels: kernels)
        var timestamps: [Int64] = []
        var end: Int64?
        while let frame = try decoder.next() {
            if frame.index == outPoint {
                end = frame.pts
                break
            }
            timestamps.append(frame.pts)
        }
        guard outPoint > 0, timestamps.count == outPoint else {
            throw MediaError(
                .noSuchFrame,
                "has \(timestamps.count) frames, so it cannot end before frame \(outPoint); "
                    + "ask for 1 to \(timestamps.count)", path: path)
        }
        self.outPoint = outPoint
        self.timestamps = timestamps
        endTimestamp = end
        var places: [Int64: Int] = [:]
        for (index, ticks) in timestamps.enumerated() { places[ticks] = index }

        let demuxer = try Demuxer(path: path)
        guard let stream = demuxer.shownVideoStream else {
            throw MediaError(.noVideo, "has no video track; pass a file that has one", path: path)
        }
        self.stream = stream
        let packet = Packet()
        var best = (packets: 0, frames: 0)
        var seen = (packets: 0, frames: 0, last: -1)
        while av_read_frame(demuxer.pointer, packet.pointer) >= 0 {
            defer { packet.clear() }
            guard Int(packet.pointer.pointee.stream_index) == stream else { continue }
            let ticks = packet.pointer.pointee.pts
            seen.packets += 1
            if let place = places[ticks] {
                seen.frames += 1
                seen.last = max(seen.last, place)
            } else if ticks == cff_no_pts || ticks >= timestamps[0] {
                // A frame past the end, or one whose place is not known.
                break
            }
            if seen.frames == seen.last + 1 { best = (seen.packets, seen.frames) }
        }
        copiedPackets = best.packets
        copiedFrames = best.frames
    }
}
