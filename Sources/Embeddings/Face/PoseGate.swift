import Channels

/// Where a face can be compared with another: size and pose.
enum PoseGate {
    /// Degrees of yaw beyond which half the face is gone.
    static let profileYaw: Float = 45
    /// Degrees of pitch beyond which proportions and embedding mean little.
    static let steepPitch: Float = 40
    /// Pixels of face width below which embedding and proportions mean little.
    static let leastWidth: Float = 32

    /// Why the face cannot be compared, or `nil` when it can.
    static func reason(_ face: FaceSignature) -> UnmeasuredReason? {
        if face.width < leastWidth { return .smallFace }
        if abs(face.pose.x) > profileYaw || abs(face.pose.y) > steepPitch { return .profile }
        return nil
    }

    /// How much of an embedding distance a difference of pose explains, in L2.
    ///
    /// Nothing up to 8°, then 0.006 a degree, 0.2 at most: the slope of same-person distances over pose
    /// differences in takes that hold.
    static func allowance(_ face: FaceSignature, _ pose: SIMD3<Float>) -> Float {
        let turn = abs(face.pose.x - pose.x) + 0.7 * abs(face.pose.y - pose.y)
        return min(0.2, max(0, turn - 8) * 0.006)
    }
}
