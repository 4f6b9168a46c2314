import Embeddings
import Faces
import Media
import VectorCore

/// A take once all its frames are measured and gone.
struct MeasuredTake: Sendable {
    let records: [FrameRecord]
    let properties: VideoProperties
    let timing: VideoTiming
    let damage: VideoDamage?
    let sizeChangedAtFrame: Int?
}

/// One pass over a take: decoding and following the face in order, measuring on all threads, records in
/// order.
///
/// What depends on order (decoding, the tracker) runs in the pass itself, frame by frame; the rest of a
/// frame is handed to a worker of its own, so that the records do not depend on the number of threads. No
/// more frames are under way than there are workers and one: pixels in memory are bounded, whatever the
/// take's length.
struct TakePass: Sendable {
    /// Frames from one look of the detector at the whole picture to the next.
    static let lookInterval = 24
    /// How often the identity network runs, per second of take.
    static let identityRate = 8.0

    /// How often faces beside the subject are looked for, per second of take.
    static let othersRate = 3.0
    /// How often the network of looks runs in takes that begin without a face, per second.
    static let lookRate = 2.0

    let kernels: KernelTable
    let models: FaceModels?
    let look: DeferredLook?
    let subject: [Float]?
    let threads: Int
    let limits: MediaLimits
    let assumedColour: AssumedColour
    var keepsPictures = false

    /// Decodes and measures the take at `path`.
    func measure(
        _ path: String, progress: (@Sendable (AnalysisProgress) -> Void)?
    ) async throws(MediaError) -> MeasuredTake {
        try await withTaskGroup(of: Finished.self) { group in
            await pass(path, in: &group, progress)
        }.get()
    }

    private struct Finished: Sendable {
        let record: FrameRecord
        let worker: MeasurementWorker
    }

    private func pass(
        _ path: String, in group: inout TaskGroup<Finished>,
        _ progress: (@Sendable (AnalysisProgress) -> Void)?
    ) async -> Result<MeasuredTake, MediaError> {
        do throws(MediaError) {
            var decoder = try VideoDecoder(
                path: path, threads: threads, limits: limits, assuming: assumedColour,
                kernels: kernels)
            let expected = decoder.properties.estimatedFrameCount
            let rate = decoder.properties.frameRate ?? 24
            func interval(_ perSecond: Double) -> Int {
                max(1, Int((min(rate, 240) / perSecond).rounded()))
            }
            let stride = interval(Self.identityRate)
            let plane = kernels.plane
            let tracker = models.map {
                FaceTracker(models: $0, kernels: plane, subject: subject)
            }
            let othersInterval = interval(Self.othersRate)
            let lookInterval = interval(Self.lookRate)
            // Whether the take's beginning shows a face, and identity says who the subject is.
            var beginsWithFace = false
            var idle = (0..<max(1, threads)).map { _ in
                MeasurementWorker(
                    kernels: plane, models: models, look: look, keepsPictures: keepsPictures)
            }
            var records: [FrameRecord?] = []
            var thinning = PictureThinning()
            var measured = 0
            func collect(_ done: Finished) {
                records[done.record.frame] = done.record
                idle.append(done.worker)
                measured += 1
                progress?(AnalysisProgress(frames: measured, expected: expected))
            }

            var before: ReducedFrame?
            while let frame = try decoder.next() {
                let (reduced, search) = frame.withPicture { picture in
                    let reduced = ReducedFrame(picture, kernels: plane)
                    let search = tracker?.find(
                        picture, reduced: reduced.picture,
                        looksAround: frame.index % Self.lookInterval == 0)
                    return (reduced, search)
                }
                if search?.location != nil, frame.time < TakeEmbeddings.baselineSeconds {
                    beginsWithFace = true
                }
                let job = MeasurementWorker.Job(
                    frame: frame, reduced: reduced, before: before, search: search,
                    wantsIdentity: frame.index % stride == 0,
                    wantsMask: frame.index % (2 * stride) == 0,
                    wantsOthers: frame.index % othersInterval == 0,
                    wantsLook: !beginsWithFace && frame.index % lookInterval == 0)
                before = reduced
                records.append(nil)
                if keepsPictures { thinning.trim(&records, newest: frame.index) }
                if idle.isEmpty, let done = await group.next() { collect(done) }
                let worker = idle.removeLast()
                group.addTask { Finished(record: worker.measure(job), worker: worker) }
                // One thread does one thing at a time.
                if threads <= 1, let done = await group.next() { collect(done) }
            }
            while let done = await group.next() { collect(done) }
            if keepsPictures { thinning.finish(&records) }
            return .success(
                MeasuredTake(
                    records: records.compactMap { $0 }, properties: decoder.properties,
                    timing: decoder.timing, damage: decoder.damage,
                    sizeChangedAtFrame: decoder.sizeChangedAtFrame))
        } catch {
            return .failure(error)
        }
    }
}
