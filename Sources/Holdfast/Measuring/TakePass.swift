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

/// One pass over a take: decoding in order, measuring in runs on all threads, records in order.
///
/// Runs have a fixed length and each begins with a fresh search for faces, so that the records do not
/// depend on the number of threads. As many runs as threads are under way at once: memory is bounded by
/// the frames in flight, whatever the take's length.
struct TakePass: Sendable {
    /// Frames to a run.
    static let runLength = 24
    /// How often the identity network runs, per second of take.
    static let identityRate = 8.0

    let kernels: KernelTable
    let models: FaceModels?
    let subject: [Float]?
    let threads: Int

    /// Decodes and measures the take at `path`.
    func measure(
        _ path: String, progress: (@Sendable (AnalysisProgress) -> Void)?
    ) async throws(MediaError) -> MeasuredTake {
        try await withTaskGroup(of: Finished.self) { group in
            await pass(path, in: &group, progress)
        }.get()
    }

    private struct Finished: Sendable {
        let run: Int
        let records: [FrameRecord]
        let worker: MeasurementWorker
    }

    private func pass(
        _ path: String, in group: inout TaskGroup<Finished>,
        _ progress: (@Sendable (AnalysisProgress) -> Void)?
    ) async -> Result<MeasuredTake, MediaError> {
        do throws(MediaError) {
            var decoder = try VideoDecoder(path: path, threads: threads, kernels: kernels)
            let expected = decoder.properties.estimatedFrameCount
            let rate = decoder.properties.frameRate ?? 24
            let stride = max(1, Int((min(rate, 240) / Self.identityRate).rounded()))
            var idle = (0..<max(1, threads)).map { _ in
                MeasurementWorker(
                    kernels: kernels.plane, models: models, subject: subject,
                    identityStride: stride)
            }
            var finished: [[FrameRecord]] = []
            var measured = 0
            func collect(_ done: Finished) {
                finished[done.run] = done.records
                idle.append(done.worker)
                measured += done.records.count
                progress?(AnalysisProgress(frames: measured, expected: expected))
            }

            var predecessor: DecodedFrame?
            var isOver = false
            while !isOver {
                var frames: [DecodedFrame] = []
                while frames.count < Self.runLength {
                    guard let frame = try decoder.next() else {
                        isOver = true
                        break
                    }
                    frames.append(frame)
                }
                guard let last = frames.last else { break }
                if idle.isEmpty, let done = await group.next() { collect(done) }
                let worker = idle.removeLast()
                let run = MeasurementWorker.Run(
                    index: finished.count, frames: frames, predecessor: predecessor)
                finished.append([])
                group.addTask {
                    Finished(run: run.index, records: worker.measure(run), worker: worker)
                }
                predecessor = last
            }
            while let done = await group.next() { collect(done) }
            return .success(
                MeasuredTake(
                    records: finished.flatMap { $0 }, properties: decoder.properties,
                    timing: decoder.timing, damage: decoder.damage,
                    sizeChangedAtFrame: decoder.sizeChangedAtFrame))
        } catch {
            return .failure(error)
        }
    }
}
