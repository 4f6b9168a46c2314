/// The eyes of one clip, labelled by hand: an entry of `labels/eyes.json`.
package struct EyeLabel: Decodable, Sendable {
    /// Path of the clip inside the data folder.
    package let file: String
    package let frames: Int
    package let width: Int
    package let height: Int
    package let closed: FrameRanges
    package let halfClosed: FrameRanges
    package let oneEyeClosed: FrameRanges?
    package let ignore: FrameRanges?
    package let motionBlurOrSmear: FrameRanges?
    /// Those of the last 24 frames that may be handed on.
    package let last24Clean: FrameRanges

    private enum CodingKeys: String, CodingKey {
        case file, frames, width, height, closed, ignore
        case halfClosed = "half_closed"
        case oneEyeClosed = "one_eye_closed"
        case motionBlurOrSmear = "motion_blur_or_smear"
        case last24Clean = "last24_clean"
    }

    /// Whether the label of `frame` is neither shut nor open, so that no state is wrong there.
    package func leavesOut(_ frame: Int) -> Bool {
        halfClosed.contains(frame) || oneEyeClosed.contains(frame) || ignore.contains(frame)
    }

    /// Whether `frame` may be handed on. The last 24 frames are labelled one by one; of earlier ones
    /// nothing speaks against a frame but its eyes and its blur.
    package func isClean(_ frame: Int) -> Bool {
        if frame >= frames - 24 { return last24Clean.contains(frame) }
        return !closed.contains(frame) && !leavesOut(frame) && !motionBlurOrSmear.contains(frame)
    }
}
