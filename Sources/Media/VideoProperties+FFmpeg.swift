internal import CFFmpeg
internal import MediaTime

extension VideoProperties {
    /// The properties of stream `number`, confirmed by its first frame.
    init(
        _ demuxer: borrowing Demuxer, stream number: Int, codec: String, timescale: Timescale,
        first: DecodedFrame
    ) {
        let stream = demuxer.stream(number)
        self.codec = codec
        self.timescale = timescale
        // Safety: PixelLayout exists only for formats that have a descriptor.
        pixelFormat = String(cString: av_get_pix_fmt_name(first.layout.format)!)
        bitDepth = first.layout.depth
        width = first.width
        height = first.height
        isRotated = !first.orientation.isUpright
        colour = first.colour
        let aspect = av_guess_sample_aspect_ratio(
            demuxer.pointer, stream, first.picture.pointer)
        let square = aspect.num <= 0 || aspect.den <= 0
        let stored = square ? 1 : Double(aspect.num) / Double(aspect.den)
        sampleAspect = first.orientation.isTransposed ? 1 / stored : stored
        let rate = Self.statedRate(stream)
        frameRate = rate.map { Double($0.num) / Double($0.den) }
        var seconds: Double?
        let own = stream.pointee.duration
        if own != cff_no_pts, own > 0 {
            seconds = MediaTime(ticks: own, timescale: timescale).seconds
        } else if demuxer.pointer.pointee.duration > 0 {
            seconds = Double(demuxer.pointer.pointee.duration) / Double(AV_TIME_BASE)
        }
        containerDuration = seconds
        if stream.pointee.nb_frames > 0 {
            estimatedFrameCount = Int(clamping: stream.pointee.nb_frames)
        } else if let seconds, let frameRate {
            let count = (seconds * frameRate).rounded()
            estimatedFrameCount = count < 1e9 ? max(1, Int(count)) : nil
        } else {
            estimatedFrameCount = nil
        }
    }

    /// Frames per second by the container: the average, else the base rate. A base rate above 240 is
    /// the tick of a stream that states no rate.
    static func statedRate(_ stream: UnsafeMutablePointer<AVStream>) -> AVRational? {
        let average = stream.pointee.avg_frame_rate
        if average.num > 0, average.den > 0 { return average }
        let base = stream.pointee.r_frame_rate
        return base.num > 0 && base.den > 0 && base.num / base.den <= 240 ? base : nil
    }

    /// Whole ticks between frames by the stated rate, at least 1.
    static func nominalTicks(
        _ stream: UnsafeMutablePointer<AVStream>, _ timescale: Timescale
    ) -> Int64? {
        guard let rate = statedRate(stream),
            let frame = Timescale(numerator: Int64(rate.den), denominator: Int64(rate.num))
        else { return nil }
        return max(1, timescale.ticks(of: 1, frame))
    }
}
