import Channels
public import Faces
public import VectorCore

/// Measures the person in pictures, one after another. Has its own working memory: one for each worker.
public final class PersonMeter {
    private let kernels: PlaneKernels
    private let masker: PersonMasker
    private let chart: FaceChartSampler

    /// A meter.
    public init(models: FaceModels, kernels: PlaneKernels) {
        self.kernels = kernels
        masker = PersonMasker(models: models, kernels: kernels)
        chart = FaceChartSampler(kernels: kernels)
    }

    /// Measures one picture.
    ///
    /// - Parameters:
    ///   - picture: at full size.
    ///   - reduced: the same, reduced, without chroma subsampling.
    ///   - face: the subject's face in `picture`, where one was found.
    ///   - wantsMarks: whether to unwrap the face.
    ///   - wantsMask: whether to run the network that tells the person from the background.
    public func measure(
        _ picture: PlanarPicture, reduced: PlanarPicture, face: FaceObservation?,
        wantsMarks: Bool, wantsMask: Bool
    ) -> PersonSignature {
        guard let face else { return .absent(.noFace, marks: wantsMarks, mask: wantsMask) }
        var wardrobe = PersonSignature.Part<WardrobeSignature>.skipped
        var hair = PersonSignature.Part<HairSignature>.skipped
        var pattern = PersonSignature.Part<ClothPattern>.skipped
        var people: PeopleTiles?
        if wantsMask {
            let mask = masker.mask(of: reduced)
            people = PeopleTiles(
                mask, grid: TileGrid(covering: picture.width, by: picture.height))
            let frame = BodyFrame(face, picture: picture, reduced: reduced)
            wardrobe = WardrobeSignature.measure(reduced, mask: mask, frame: frame)
            hair = HairSignature.measure(
                picture, reduced: reduced, mask: mask, frame: frame, kernels: kernels)
            pattern = ClothPattern.measure(
                picture, reduced: reduced, mask: mask, frame: frame, kernels: kernels)
        }
        return PersonSignature(
            iris: IrisSignature.measure(face, in: picture),
            marks: wantsMarks ? MarkMap.measure(face, in: picture, chart: chart) : .skipped,
            wardrobe: wardrobe, hair: hair, pattern: pattern,
            evenness: wantsMarks ? SkinEvenness.measure(face, in: picture) : .skipped,
            accessories: wantsMarks
                ? AccessoryPatches.measure(face, in: picture, kernels: kernels) : .skipped,
            people: people)
    }
}
