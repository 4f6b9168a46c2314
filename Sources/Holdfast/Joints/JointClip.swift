import Embeddings
import Faces
import Handoff
import Media
import VectorCore

/// One end of a clip, decoded: small copies of the frames about a joint, and who is seen there.
struct JointClip {
    /// Frames at a joint whose faces are looked at.
    static let faceFrames = 3

    let pictures: [JointPicture]
    /// Identities of the subject in the frames nearest to the joint; empty without faces.
    let identities: [[Float]]
    /// Start of each frame of `pictures` in seconds from the clip's first.
    let times: [Double]
    let properties: VideoProperties
    let timing: VideoTiming
    let damage: VideoDamage?

    /// The end of a clip that a joint lies at.
    enum End { case beginning, ending }

    /// Decodes all of `path` and keeps what lies near to `end`.
    init(
        _ path: String, _ end: End, size: SIMD2<Int>, aspect: SIMD2<Int>, analyser: Analyser
    ) throws(MediaError) {
        let kernels = analyser.kernels
        var decoder = try analyser.decoder(of: path)
        let most = end == .ending ? JointSequence.framesBefore : JointSequence.framesAfter
        var pictures: [JointPicture] = []
        var times: [Double] = []
        var near: [DecodedFrame] = []
        while let frame = try decoder.next() {
            if end == .beginning, pictures.count >= most { continue }
            pictures.append(
                frame.withPicture {
                    JointPicture(
                        $0.croppedToAspect(width: aspect.x, height: aspect.y), size: size,
                        kernels: kernels.plane)
                })
            times.append(frame.time)
            if end == .ending {
                near.append(frame)
                if near.count > Self.faceFrames { near.removeFirst() }
                if pictures.count > most {
                    pictures.removeFirst()
                    times.removeFirst()
                }
            } else if near.count < Self.faceFrames {
                near.append(frame)
            }
        }
        self.pictures = pictures
        self.times = times
        identities = analyser.identities(in: near)
        properties = decoder.properties
        timing = decoder.timing
        damage = decoder.damage
    }

    /// Mean identity; `nil` without a face.
    var identity: [Float]? {
        guard let first = identities.first else { return nil }
        var mean = [Float](repeating: 0, count: first.count)
        for identity in identities {
            for (i, value) in identity.enumerated() { mean[i] += value / Float(identities.count) }
        }
        return mean
    }
}

extension Analyser {
    /// Identities of the largest face in each of `frames` that shows one not in profile.
    func identities(in frames: [DecodedFrame]) -> [[Float]] {
        guard let models else { return [] }
        let tracker = FaceTracker(models: models, kernels: kernels.plane)
        return frames.compactMap { frame in
            frame.withPicture { picture -> [Float]? in
                var reduced = ReducedPicture(longSide: ReducedFrame.longSide)
                reduced.update(from: picture, with: kernels.plane)
                let face = tracker.observe(
                    picture, reduced: reduced.picture, wantsIdentity: true
                ).face
                guard let face, abs(face.pose.yaw) < 50 else { return nil }
                return face.identity
            }
        }
    }
}
