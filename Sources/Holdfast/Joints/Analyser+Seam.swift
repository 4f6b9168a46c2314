import Embeddings
import Handoff
import Media
public import Report
import VectorCore

extension Analyser {
    /// Measures the joint of two clips.
    ///
    /// Both are decoded whole; the last 26 frames of the first and the first 40 of the second are
    /// compared. Without models identity is not measured.
    ///
    /// - Throws: an error with exit code 65 for a clip that cannot be used, and for one of fewer than 2
    ///   frames, at whose joint nothing moves.
    public func seam(_ first: String, _ second: String) throws(HoldfastError) -> SeamDocument {
        try seamReport(first, second).document
    }

    /// The document, and which kinds of findings it holds.
    func seamReport(
        _ first: String, _ second: String
    ) throws(HoldfastError) -> (document: SeamDocument, seam: Seam) {
        let a: JointClip
        let b: JointClip
        let sizes: (SIMD2<Int>, SIMD2<Int>)
        do throws(MediaError) {
            sizes = (try size(of: first), try size(of: second))
            let size = JointPicture.size(first: sizes.0, second: sizes.1)
            a = try JointClip(first, .ending, size: size, aspect: sizes.0, analyser: self)
            b = try JointClip(second, .beginning, size: size, aspect: sizes.0, analyser: self)
        } catch {
            throw HoldfastError(error)
        }
        for (path, clip) in [(first, a), (second, b)] where clip.timing.frameCount < 2 {
            throw .unusable(
                "\(path): has \(clip.timing.frameCount) frame, and the motion at a joint needs 2; "
                    + "compare single pictures with 'holdfast compare'")
        }
        let rates = SIMD2(a.timing.frameRate, b.timing.frameRate)
        let joint = JointSequence(
            before: a.pictures, after: b.pictures,
            intervals: SIMD2(
                rates.x > 0 ? 1 / rates.x : 0, rates.y > 0 ? 1 / rates.y : 0),
            kernels: kernels.plane)
        var identityDistance: Float?
        if let one = a.identity, let other = b.identity {
            identityDistance = FaceChannel.distance(one, other)
        }
        let seam = SeamJudge.judge(
            joint,
            clips: SeamJudge.Clips(
                sizes: sizes, rates: rates, identityDistance: identityDistance))
        return (
            SeamDocument(
                first: try section(first, a), second: try section(second, b),
                seam: SeamSection(seam, secondTimes: b.times, duration: b.timing.duration),
                notes: seamNotes(seam, (first, a), (second, b))), seam
        )
    }

    private func size(of path: String) throws(MediaError) -> SIMD2<Int> {
        let decoder = try decoder(of: path, threads: 1)
        return SIMD2(decoder.properties.width, decoder.properties.height)
    }

    private func section(_ path: String, _ clip: JointClip) throws(HoldfastError) -> TakeSection {
        TakeSection(
            path: path, sha256: try Self.digest(path), properties: clip.properties,
            timing: clip.timing, damage: clip.damage)
    }

    private func seamNotes(
        _ seam: Seam, _ first: (path: String, clip: JointClip),
        _ second: (path: String, clip: JointClip)
    ) -> [String] {
        var notes: [String] = []
        for (path, clip) in [first, second] {
            notes += clip.properties.colour.assumed.map { "\(path): assumed \($0)" }
            if let damage = clip.damage {
                notes.append(
                    "\(path): damaged from frame \(damage.frameIndex) on (\(damage.reason))")
            }
            if models != nil, clip.identities.isEmpty {
                notes.append(
                    "\(path): shows no face at the joint, so identity is not measured there")
            }
        }
        if first.clip.pictures.count < 7 {
            notes.append(
                "\(first.path): is shorter than what a joint is judged by, 7 frames; motion and "
                    + "stalls are judged with less certainty")
        }
        if second.clip.pictures.count < 26 {
            notes.append(
                "\(second.path): has \(second.clip.pictures.count) frames; disturbances were looked "
                    + "for in these alone")
        }
        notes += [
            (.overlap, "nothing moves at the joint, so that repeated frames cannot be told apart"),
            (
                .luma,
                "the light of the clips wavers by itself, so that a step of 0.05 stops is not seen"
            ),
            (
                .matrixMixUp,
                "the picture is nearly grey, so that a wrong matrix changes nothing and is not seen"
            ),
            (.scale, "too little of the picture stands out to measure its scale and place"),
            (
                .motionDirection,
                "too little moves at the joint for its direction to be measured"
            ),
        ].compactMap { (kind: SeamFinding.Kind, text: String) in
            seam.unmeasured.contains(kind) ? text : nil
        }
        return notes
    }
}

extension SeamSection {
    /// A joint as published.
    init(_ seam: Seam, secondTimes: [Double], duration: Double) {
        let point = seam.inPointFrame
        self.init(
            overlapFrames: seam.overlapFrames, lumaStep: seam.lumaStep.map(Double.init),
            exposureStep: seam.exposureStep.map(Double.init), deltaE: seam.deltaE.map(Double.init),
            sizeMatches: seam.sizeMatches, scale: seam.scale.map(Double.init),
            shiftX: (seam.shift?.x).map(Double.init), shiftY: (seam.shift?.y).map(Double.init),
            identityDistance: seam.identityDistance.map(Double.init),
            motionSpeedRatio: seam.motionSpeedRatio.map(Double.init),
            motionAngle: seam.motionAngle.map(Double.init),
            findings: seam.findings.map {
                SeamFindingSection(
                    kind: $0.kind.rawValue, frame: $0.frame, value: $0.value.map(Double.init),
                    limit: $0.limit.map(Double.init), unit: $0.unit, text: $0.text)
            },
            unmeasured: seam.unmeasured.map(\.rawValue),
            inPoint: InPointSection(
                frame: point, time: point < secondTimes.count ? secondTimes[point] : duration,
                mends: seam.inPointMends.map(\.rawValue)))
    }
}
