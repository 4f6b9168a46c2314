internal import CFFmpeg
public import VectorCore

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What a trimmed file holds.
public struct TrimmedTake: Sendable, Hashable {
    /// Frames of the file, counted by decoding it.
    public let frames: Int
    /// Frames at the beginning that are the take's own bytes.
    public let copiedFrames: Int
    /// Frames at the end that had to be coded again, because they lean on frames past the end.
    public let encodedFrames: Int
    /// The worst of these against the take's own, in dB over all samples; `nil` when none was coded again
    /// or none differs.
    public let worstPSNR: Double?
}

/// Writes the beginning of a take to a file of its own, coding again only what must be.
///
/// Packets are copied as long as the frames that they hold, in the order in which they are stored, are
/// the take's first ones without a gap. What is left before the end leans on later frames (B-frames) and
/// is coded again in the take's own codec. Then the file is decoded beside the take: the frames must be as
/// many as asked for, those copied the same in every sample, those coded again within ``leastPSNR``.
public enum TakeTrimmer {
    /// What frames that were coded again must reach, in dB.
    public static let leastPSNR = 50.0

    /// Writes frames 0 ..< `outPoint` of the take at `path` to `output`; sound is copied as far.
    ///
    /// The format is that which the name of `output` ends in (`.mp4`, `.mov`, `.mkv`, `.webm` …). The file
    /// takes its name once it is whole and checked; a file of that name is replaced.
    ///
    /// - Parameter limits: what is refused of the take.
    /// - Throws: what decoding throws; `noSuchFrame` when the take is shorter; `unsupported` when the format
    ///   cannot hold the streams or no encoder is here; `unwritable` when the file cannot be written or
    ///   does not come out as it must. Nothing is then left under `output`.
    public static func trim(
        _ path: String, before outPoint: Int, to output: String, threads: Int = 2,
        limits: MediaLimits = .standard, kernels: KernelTable = KernelTable()
    ) throws(MediaError) -> TrimmedTake {
        let plan = try TrimPlan(
            path, before: outPoint, threads: threads, limits: limits, kernels: kernels)
        let slash = output.lastIndex(of: "/").map { output.index(after: $0) } ?? output.startIndex
        let name = String(output[slash...])
        guard !name.isEmpty, !output.utf8.contains(0) else {
            throw MediaError(.unwritable, "is no file name; pass the path of a film", path: output)
        }
        // The ending stays last, for the format is known by it.
        let temporary =
            "\(output[..<slash]).\(getpid())-\(UInt32.random(in: 0 ... .max)).part.\(name)"
        do throws(MediaError) {
            try TrimWriter.write(
                plan, from: path, to: temporary, named: output, threads: threads, limits: limits,
                kernels: kernels)
            let result = try check(
                temporary, against: path, plan, named: output, threads: threads, limits: limits,
                kernels: kernels)
            guard rename(temporary, output) == 0 else {
                throw MediaError(
                    .unwritable, "cannot be given its name; name another file", path: output,
                    underlying: String(cString: strerror(errno)))
            }
            return result
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Decodes both files side by side.
    private static func check(
        _ trimmed: String, against path: String, _ plan: TrimPlan, named output: String,
        threads: Int, limits: MediaLimits, kernels: KernelTable
    ) throws(MediaError) -> TrimmedTake {
        var take = try VideoDecoder(
            path: path, threads: threads, limits: limits, kernels: kernels)
        var own = try VideoDecoder(
            path: trimmed, threads: threads, limits: limits, kernels: kernels)
        var worst: Double?
        var count = 0
        while let frame = try own.next() {
            guard count < plan.outPoint, let original = try take.next() else {
                throw failure(output, "has more frames than were to be kept")
            }
            guard frame.width == original.width, frame.height == original.height else {
                throw failure(output, "has a frame of another size")
            }
            let error = frame.withPicture { a in
                original.withPicture { b in meanSquaredError(a, b, kernels.plane) }
            }
            if count < plan.copiedFrames {
                guard error == 0 else { throw failure(output, "changes frame \(count)") }
            } else if error > 0 {
                let ratio = 10 * log10(255 * 255 / error)
                guard ratio >= leastPSNR else {
                    throw failure(output, "codes frame \(count) at \(ratio) dB only")
                }
                worst = min(worst ?? .infinity, ratio)
            }
            count += 1
        }
        guard count == plan.outPoint else {
            throw failure(output, "has \(count) frames and not \(plan.outPoint)")
        }
        return TrimmedTake(
            frames: count, copiedFrames: plan.copiedFrames,
            encodedFrames: plan.outPoint - plan.copiedFrames, worstPSNR: worst)
    }

    private static func failure(_ output: String, _ what: String) -> MediaError {
        MediaError(
            .unwritable,
            "the trimmed file \(what), so it was not kept; convert the take to H.264 in MP4 and trim "
                + "that", path: output)
    }

    /// Mean over all samples of the three planes, in squared codes of 8 bits.
    private static func meanSquaredError(
        _ a: PlanarPicture, _ b: PlanarPicture, _ kernels: PlaneKernels
    ) -> Double {
        var sum: UInt64 = 0
        var count = 0
        for (x, y) in [(a.luma, b.luma), (a.cb, b.cb), (a.cr, b.cr)] {
            guard x.width == y.width, x.height == y.height else { return .infinity }
            sum += kernels.sumSquaredDifference(x, y)
            count += x.width * x.height
        }
        return Double(sum) / Double(max(1, count))
    }
}
