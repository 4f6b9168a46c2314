import Drift
import Embeddings
import Faces
import Media
import VectorCore

/// Measures runs of frames: faces, embeddings and signals. One for each thread.
final class MeasurementWorker: @unchecked Sendable {
    // Safety: a worker belongs to one task at a time; the pass hands it out and takes it back.

    /// Frames that follow one another, measured by one worker.
    struct Run: Sendable {
        let index: Int
        let frames: [DecodedFrame]
        /// The frame before the first; `nil` at the take's beginning.
        let predecessor: DecodedFrame?
    }

    /// Longer sides of reduced pictures, in samples.
    static let reducedSide = 320

    private let kernels: PlaneKernels
    private let tracker: FaceTracker?
    private let signals: SignalMeter
    private let identityStride: Int
    private var embedder: (size: SIMD2<Int>, value: FrameEmbedder)?
    private var reduced = ReducedPicture(longSide: reducedSide)
    private var before = ReducedPicture(longSide: reducedSide)

    init(
        kernels: PlaneKernels, models: FaceModels?, subject: [Float]?, identityStride: Int
    ) {
        self.kernels = kernels
        self.identityStride = identityStride
        tracker = models.map {
            FaceTracker(models: $0, kernels: kernels, subject: subject)
        }
        signals = SignalMeter(kernels: kernels)
    }

    /// Measures a run. What comes out depends on the run alone, not on the worker's past.
    func measure(_ run: Run) -> [FrameRecord] {
        tracker?.reset()
        var hasBefore = false
        if let predecessor = run.predecessor {
            predecessor.withPicture { before.update(from: $0, with: kernels) }
            hasBefore = true
        }
        return run.frames.map { frame in
            frame.withPicture { picture in
                let record = measure(frame, picture, hasBefore: hasBefore)
                swap(&reduced, &before)
                hasBefore = true
                return record
            }
        }
    }

    private func measure(
        _ frame: DecodedFrame, _ picture: PlanarPicture, hasBefore: Bool
    ) -> FrameRecord {
        reduced.update(from: picture, with: kernels)
        let small = reduced.picture
        let finding = tracker?.observe(
            picture, reduced: small, wantsIdentity: frame.index % identityStride == 0)
        let face = finding?.face
        return FrameRecord(
            frame: frame.index, pts: frame.pts, time: frame.time, isKey: frame.isKeyframe,
            signals: signals.signals(of: small, after: hasBefore ? before.picture : nil),
            embedding: embedder(for: small, of: picture).embed(
                picture, reduced: small, face: face, frame: frame.index),
            eyes: EyeSample(
                face, pictureWidth: picture.width, pictureHeight: picture.height),
            faceInside: face?.isInsidePicture ?? true, facesDetected: finding?.facesDetected)
    }

    private func embedder(for small: PlanarPicture, of picture: PlanarPicture) -> FrameEmbedder {
        let size = SIMD2(small.width, small.height)
        if let embedder, embedder.size == size { return embedder.value }
        let made = FrameEmbedder(
            kernels: kernels, reducedWidth: small.width, reducedHeight: small.height,
            shape: SIMD2(picture.width, picture.height))
        embedder = (size, made)
        return made
    }
}
