import Channels

/// The person half of a reference: each part by its median over the frames that show it.
struct ReferencePerson: Sendable {
    let iris: IrisSignature?
    let marks: ReferenceMarks?
    let wardrobe: WardrobeSignature?
    let hair: HairSignature?
    let pattern: ClothPattern?
    let evenness: SkinEvenness?
    let accessories: AccessoryPatches?

    /// The reference made of one still.
    init(_ still: PersonSignature) {
        iris = still.iris.value
        marks = ReferenceMarks(still.marks.value.map { [$0] } ?? [])
        wardrobe = still.wardrobe.value
        hair = still.hair.value
        pattern = still.pattern.value
        evenness = still.evenness.value
        accessories = still.accessories.value
    }

    /// The reference made of a take's beginning: of the first half second, or where a part cannot be
    /// measured there, of its first three frames within two seconds.
    init(opening frames: [FrameEmbedding], seconds: [Double]) {
        let part = OpeningFrames(frames: frames, seconds: seconds)
        iris = IrisSignature(medianOf: part.values { $0.iris.value })
        marks = ReferenceMarks(part.values { $0.marks.value })
        wardrobe = WardrobeSignature(medianOf: part.values { $0.wardrobe.value })
        hair = HairSignature(medianOf: part.values { $0.hair.value })
        pattern = ClothPattern(part.values { $0.pattern.value })
        evenness = SkinEvenness(medianOf: part.values { $0.evenness.value })
        accessories = AccessoryPatches(medianOf: part.values { $0.accessories.value })
    }
}

/// Picks the frames of a take's beginning in which a part was measured.
private struct OpeningFrames {
    let frames: [FrameEmbedding]
    let seconds: [Double]

    func values<Value>(_ part: (PersonSignature) -> Value?) -> [Value] {
        var found: [(second: Double, value: Value)] = []
        for (frame, second) in zip(frames, seconds) {
            guard second < 4 * TakeEmbeddings.baselineSeconds else { break }
            if let value = frame.person.flatMap(part) { found.append((second, value)) }
        }
        let opening = found.filter { $0.second < TakeEmbeddings.baselineSeconds }
        return (opening.count >= 2 ? opening : Array(found.prefix(3))).map(\.value)
    }
}

extension IrisSignature {
    /// The median of each eye; `nil` where neither was seen.
    init?(medianOf signatures: [IrisSignature]) {
        let left = signatures.compactMap(\.eyes.left)
        let right = signatures.compactMap(\.eyes.right)
        guard !left.isEmpty || !right.isEmpty else { return nil }
        eyes = (left.isEmpty ? nil : .median(left), right.isEmpty ? nil : .median(right))
        gaze = SIMD2(
            RobustStatistics.median(signatures.map(\.gaze.x)) ?? 0,
            RobustStatistics.median(signatures.map(\.gaze.y)) ?? 0)
        openness = RobustStatistics.median(signatures.map(\.openness)) ?? 0
    }
}

/// Marks that a reference shows, and how marked each place looks at most.
struct ReferenceMarks: Sendable {
    /// Median response by place.
    let median: [Float]
    /// Greatest response by place: what a take's beginning shows now and then is nothing new later.
    let greatest: [Float]
    /// Median of ``MarkMap/light``.
    let light: [Float]
    let pose: SIMD2<Float>
    let width: Float
    let detail: Float

    init?(_ maps: [MarkMap]) {
        guard let first = maps.first else { return nil }
        let all = first.responses.indices.map { i in
            maps.map { Float($0.responses[i]) * MarkMap.step }
        }
        median = all.map { RobustStatistics.median($0) ?? 0 }
        greatest = all.map { $0.max() ?? 0 }
        light = first.light.indices.map { i in
            RobustStatistics.median(maps.map { $0.light[i] }) ?? 0
        }
        pose = SIMD2(
            RobustStatistics.median(maps.map(\.pose.x)) ?? 0,
            RobustStatistics.median(maps.map(\.pose.y)) ?? 0)
        width = RobustStatistics.median(maps.map(\.width)) ?? 0
        detail = RobustStatistics.median(maps.map(\.detail)) ?? 0
    }
}
