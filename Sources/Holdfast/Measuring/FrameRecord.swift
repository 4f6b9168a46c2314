import Drift
import Embeddings
import Faces
import Report

/// All that is kept of one frame once its pixels are gone.
struct FrameRecord: Sendable {
    let frame: Int
    let pts: Int64
    /// Seconds from the first frame's pts.
    let time: Double
    let isKey: Bool
    let signals: FrameSignals
    let embedding: FrameEmbedding
    let eyes: EyeSample
    let faceInside: Bool
    /// Faces that the detector found; `nil` where it did not run.
    let facesDetected: Int?
    /// Small pictures for a page; `nil` when none were asked for or the take is too long for all.
    var pictures: FramePictures?
}
