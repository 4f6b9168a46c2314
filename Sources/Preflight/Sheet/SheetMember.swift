import Embeddings
import Faces
import VectorCore

/// What a still of a sheet is compared by. All absent for one without a face.
public struct SheetMember: Sendable {
    /// The 128-d embedding of the subject.
    let identity: [Float]?
    /// Mean linear light of the skin.
    let skin: SIMD3<Float>?

    /// A still that shows nothing to compare.
    public init() {
        identity = nil
        skin = nil
    }

    /// What `still` shows of its subject.
    public init(_ still: StillScene) {
        let face = still.obstacle(leastWidth: 32) == nil ? still.face : nil
        identity = face?.identity
        guard let face else {
            skin = nil
            return
        }
        let places = [50, 205, 280, 425, 151].compactMap {
            still.picture.meanLight(around: face.mesh[$0], radius: max(1, 0.045 * face.width))
        }
        skin = places.count >= 3 ? places.reduce(.zero, +) / Float(places.count) : nil
    }
}
