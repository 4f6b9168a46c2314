import Embeddings
import Faces
import Media
import Preflight
import Report
import VectorCore

/// A still, decoded and searched for faces.
struct Anchor: Sendable {
    let path: String
    let role: AnchorRole
    let sha256: String
    /// The largest first; empty when none was found or looked for.
    let faces: [FaceObservation]
    let notes: [String]
    /// What surrounds a subject that was cut out of its picture; `nil` for a whole picture.
    let cutOut: CutOut?
    private let looked: Bool
    private let person: PersonSignature?
    private let still: StillPicture
    private let look: DeferredLook?
    private let kernels: PlaneKernels

    init(_ request: AnchorRequest, analyser: Analyser) throws(HoldfastError) {
        path = request.path
        role = request.role
        kernels = analyser.kernels.plane
        look = analyser.look
        let still: StillPicture
        do throws(MediaError) {
            still = try StillPicture(path: request.path, kernels: analyser.kernels)
        } catch {
            throw HoldfastError(error)
        }
        self.still = still
        sha256 = try Analyser.digest(request.path)
        looked = analyser.models != nil
        let kernels = kernels
        faces =
            analyser.models.map { models in
                still.frame.withPicture { picture in
                    var reduced = ReducedPicture(longSide: ReducedFrame.longSide)
                    reduced.update(from: picture, with: kernels)
                    return FaceTracker(models: models, kernels: kernels)
                        .faces(in: picture, reduced: reduced.picture)
                }
            } ?? []
        let cutOut = still.frame.withPicture { picture in
            var reduced = ReducedPicture(longSide: ReducedFrame.longSide)
            reduced.update(from: picture, with: kernels)
            return CutOut(reduced.picture, hasAlpha: still.hasAlpha)
        }
        self.cutOut = cutOut
        let face = faces.first
        person = analyser.models.map { models in
            still.frame.withPicture { picture in
                var reduced = ReducedPicture(longSide: ReducedFrame.longSide)
                reduced.update(from: picture, with: kernels)
                if let cutOut, face == nil, request.role == .wardrobe {
                    let small = reduced.picture
                    return PersonSignature.garment(in: small) { cutOut.surrounds(small, $0, $1) }
                }
                return PersonMeter(models: models, kernels: kernels).measure(
                    picture, reduced: reduced.picture, face: face, wantsMarks: true,
                    wantsMask: true)
            }
        }
        notes =
            still.notes.map { "\(request.path): \($0)" }
            + still.colour.assumed.map { "\(request.path): assumed \($0)" }
    }

    /// Width and height in samples.
    var size: SIMD2<Int> { SIMD2(still.width, still.height) }

    /// Whether it shows what `channel` measures; of most channels that is not known before.
    func shows(_ channel: String) -> Bool {
        switch channel {
        case "colour.key-light": !faces.isEmpty
        case "identity.wardrobe": person?.showsWardrobe ?? false
        default: true
        }
    }

    /// How many faces it shows; `nil` when none were looked for.
    var faceCount: Int? { looked ? faces.count : nil }

    /// Small pictures of it, for a page.
    var pictures: FramePictures {
        still.frame.withPicture { picture in
            var reduced = ReducedPicture(longSide: ReducedFrame.longSide)
            reduced.update(from: picture, with: kernels)
            return PictureMaker(kernels: kernels).pictures(
                of: picture, reduced: reduced.picture, face: faces.first, frame: 0)
        }
    }

    /// The still's embedding, cut as the beginning of a take of `width` by `height`.
    func embedding(forWidth width: Int, height: Int) -> FrameEmbedding {
        still.frame.withPicture { picture in
            let cut = picture.croppedToAspect(width: width, height: height)
            var reduced = ReducedPicture(longSide: ReducedFrame.longSide)
            reduced.update(from: cut, with: kernels)
            let embedder = FrameEmbedder(
                kernels: kernels, reducedWidth: reduced.width, reducedHeight: reduced.height,
                shape: SIMD2(width, height))
            // Faces are in the coordinates of the whole still; only their own measurements are kept.
            return embedder.embed(
                cut, reduced: reduced.picture, face: faces.first, in: picture
            ).with(person: person).with(
                others: looked ? faces.dropFirst().map { SIMD4($0.box) } : nil,
                look: faces.isEmpty || role == .prop
                    ? look.map {
                        LookReader(model: $0.model, kernels: kernels).features(of: reduced.picture)
                    } : nil)
        }
    }

    /// The results of all checks of a portrait for a take of this size.
    func checks(takeSize: SIMD2<Int>) -> [CheckResult] {
        still.frame.withPicture { picture in
            StillPreflight.results(
                StillScene(
                    picture: picture, faces: looked ? faces : nil, damage: still.damage,
                    takeSize: takeSize, kernels: kernels))
        }
    }
}

extension StillPicture {
    /// What of the picture could not be decoded, in a clause.
    var damage: String? { notes.first { $0.hasPrefix("damaged") } }
}
