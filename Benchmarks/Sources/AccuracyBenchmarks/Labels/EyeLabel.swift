/// The eyes of one clip, labelled by hand: an entry of `labels/eyes.json`.
struct EyeLabel: Decodable, Sendable {
    /// Path of the clip inside the data folder.
    let file: String
    let frames: Int
    let width: Int
    let height: Int
    let closed: FrameRanges
    let halfClosed: FrameRanges
    let oneEyeClosed: FrameRanges?
    let ignore: FrameRanges?
    let motionBlurOrSmear: FrameRanges?
    /// Those of the last 24 frames that may be handed on.
    let last24Clean: FrameRanges

    private enum CodingKeys: String, CodingKey {
        case file, frames, width, height, closed, ignore
        case halfClosed = "half_closed"
        case oneEyeClosed = "one_eye_closed"
        case motionBlurOrSmear = "motion_blur_or_smear"
        case last24Clean = "last24_clean"
    }

    /// Whether the label of `frame` is neither shut nor open, so that no state is wrong there.
    func leavesOut(_ frame: Int) -> Bool {
        halfClosed.contains(frame) || oneEyeClosed.contains(frame) || ignore.contains(frame)
    }

    /// Whether `frame` may be handed on. The last 24 frames are labelled one by one; of earlier ones
    /// nothing speaks against a frame but its eyes and its blur.
    func isClean(_ frame: Int) -> Bool {
        if frame >= frames - 24 { return last24Clean.contains(frame) }
        return !closed.contains(frame) && !leavesOut(frame) && !motionBlurOrSmear.contains(frame)
    }
}
