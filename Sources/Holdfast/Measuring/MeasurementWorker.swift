import Drift
import Embeddings
import Faces
import Media
import VectorCore

/// Measures frames: eyes, identity, embeddings and signals. One for each thread.
final class MeasurementWorker: @unchecked Sendable {
    // Safety: a worker belongs to one task at a time; the pass hands it out and takes it back.

    /// A frame with all that its measuring needs from those before it.
    struct Job: Sendable {
        let frame: DecodedFrame
        let reduced: ReducedFrame
        /// The frame before; `nil` at the take's beginning.
        let before: ReducedFrame?
        /// Where the subject is; `nil` when faces are not looked for.
        let search: FaceSearch?
        let wantsIdentity: Bool
        /// Whether the person is to be told from the background.
        let wantsMask: Bool
        /// Whether to look for faces beside the subject.
        let wantsOthers: Bool
        /// Whether to say what the picture looks like.
        let wantsLook: Bool
    }

    private let kernels: PlaneKernels
    private let reader: FaceReader?
    private let signals: SignalMeter
    private let pictures: PictureMaker?
    private let person: PersonMeter?
    private let census: FaceCensus?
    private let look: DeferredLook?
    private lazy var lookReader = look.map { LookReader(model: $0.model, kernels: kernels) }
    private var embedder: (size: SIMD2<Int>, value: FrameEmbedder)?

    init(
        kernels: PlaneKernels, models: FaceModels?, look: DeferredLook?,
        keepsPictures: Bool = false
    ) {
        self.kernels = kernels
        pictures = keepsPictures ? PictureMaker(kernels: kernels) : nil
        reader = models.map { FaceReader(models: $0, kernels: kernels) }
        person = models.map { PersonMeter(models: $0, kernels: kernels) }
        census = models.map { FaceCensus(models: $0, kernels: kernels) }
        self.look = look
        signals = SignalMeter(kernels: kernels)
    }

    /// Measures a frame. What comes out depends on the job alone, not on the worker's past.
    func measure(_ job: Job) -> FrameRecord {
        job.frame.withPicture { picture in
            let frame = job.frame
            let small = job.reduced.picture
            let face = job.search?.location.flatMap {
                reader?.read($0, in: picture, wantsIdentity: job.wantsIdentity)
            }
            let person = person?.measure(
                picture, reduced: small, face: face, wantsMarks: job.wantsIdentity,
                wantsMask: job.wantsMask)
            let others =
                job.wantsOthers
                ? face.flatMap { face in
                    census?.others(
                        in: picture, reduced: small, beside: face.box, after: job.search
                    ).map { SIMD4($0) }
                } : nil
            let look = job.wantsLook ? lookReader?.features(of: small) : nil
            return FrameRecord(
                frame: frame.index, pts: frame.pts, time: frame.time, isKey: frame.isKeyframe,
                signals: signals.signals(of: small, after: job.before?.picture),
                embedding: embedder(for: small, of: picture).embed(
                    picture, reduced: small, face: face, frame: frame.index,
                    wantsScene: job.wantsIdentity
                ).with(person: person).with(others: others, look: look),
                eyes: EyeSample(
                    face, pictureWidth: picture.width, pictureHeight: picture.height),
                faceInside: face?.isInsidePicture ?? true,
                facesDetected: job.search?.facesDetected,
                pictures: pictures?.pictures(
                    of: picture, reduced: small, face: face, frame: frame.index))
        }
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

extension SIMD4<Float> {
    /// Left edge, top edge, width and height.
    init(_ box: FaceBox) {
        self.init(box.minX, box.minY, box.width, box.height)
    }
}
