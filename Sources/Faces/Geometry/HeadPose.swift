#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Where a head points, in degrees; all zero when it faces the camera upright.
///
/// The head's rotation is R = Ry(yaw) · Rx(−pitch) · Rz(roll), x to the right, y down and z away from
/// the camera: positive yaw turns the nose to the right of the picture, positive pitch turns it up,
/// positive roll tilts the head clockwise as seen.
///
/// The axes come from the mesh itself: across from pairs that mirror each other, down from forehead to
/// chin, which stand equally deep in MediaPipe's canonical face. The mesh's depth is a guess of the
/// network: expect errors of about 5° near the front and an underestimate beyond 45°.
public struct HeadPose: Equatable, Sendable {
    /// Turn to the right of the picture, −90...90.
    public var yaw: Float
    /// Nod upwards, −90...90.
    public var pitch: Float
    /// Tilt, clockwise as seen, −180...180.
    public var roll: Float

    /// A pose of these angles in degrees.
    public init(yaw: Float, pitch: Float, roll: Float) {
        self.yaw = yaw
        self.pitch = pitch
        self.roll = roll
    }

    /// The pose of a mesh of 468 points; zero when the mesh has no extent.
    public init(mesh: [SIMD3<Float>]) {
        var across = SIMD3<Float>.zero
        for (right, left) in FaceMeshPoint.rigidPairs { across += mesh[left] - mesh[right] }
        let down = mesh[FaceMeshPoint.chin] - mesh[FaceMeshPoint.forehead]
        self.init(across: across, down: down)
    }

    /// The pose of a head whose left lies along `across` (picture right when frontal) and whose chin
    /// lies along `down`, x right, y down, z away from the camera.
    init(across: SIMD3<Float>, down: SIMD3<Float>) {
        let acrossLength = (across * across).sum().squareRoot()
        guard acrossLength > 0 else {
            self.init(yaw: 0, pitch: 0, roll: 0)
            return
        }
        let x = across / acrossLength
        let slope = down - x * (x * down).sum()
        let slopeLength = (slope * slope).sum().squareRoot()
        guard slopeLength > 0 else {
            self.init(yaw: 0, pitch: 0, roll: 0)
            return
        }
        let y = slope / slopeLength
        // Columns of the rotation are x, y and z = x × y; the nose points along −z.
        let nose = SIMD3(
            y.y * x.z - y.z * x.y, y.z * x.x - y.x * x.z, y.x * x.y - y.y * x.x)
        let degrees = 180 / Float.pi
        self.init(
            yaw: atan2f(nose.x, -nose.z) * degrees,
            pitch: asinf(min(max(-nose.y, -1), 1)) * degrees,
            roll: atan2f(x.y, y.y) * degrees)
    }
}
