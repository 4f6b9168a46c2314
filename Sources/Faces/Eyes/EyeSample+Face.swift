extension EyeSample {
    /// A turn of the head, in degrees, from which the far eye is no longer read.
    static let farEyeYaw: Float = 40
    /// The smallest distance between the corners of an eye that can be read, in pixels.
    static let smallestEye: Float = 8

    /// What can be read of the subject of one frame.
    ///
    /// An eye is left out when the head turns it away, when it is too small or when the frame cuts it.
    ///
    /// - Parameter face: `nil` when no face was found.
    public init(_ face: FaceObservation?, pictureWidth: Int, pictureHeight: Int) {
        guard let face else {
            self.init(left: nil, right: nil, hasFace: false)
            return
        }
        func readable(_ eye: EyeObservation) -> Float? {
            guard eye.width >= Self.smallestEye,
                eye.contour.allSatisfy({
                    $0.x >= 0 && $0.y >= 0 && $0.x <= Float(pictureWidth)
                        && $0.y <= Float(pictureHeight)
                })
            else { return nil }
            return eye.openness
        }
        // A head that turns to the right of the picture hides the person's left eye.
        self.init(
            left: face.pose.yaw > Self.farEyeYaw ? nil : readable(face.leftEye),
            right: face.pose.yaw < -Self.farEyeYaw ? nil : readable(face.rightEye),
            hasFace: true)
    }
}
