/// Where the face of one picture is: its mesh.
public struct FaceLocation: Sendable {
    /// 468 points: x and y in picture pixels, z in the same scale, smaller towards the camera.
    public let mesh: [SIMD3<Float>]
    /// The mesh network's own confidence that its crop holds a face, 0...1.
    public let meshScore: Float
    /// Six points from the detector in picture pixels; empty where it did not run. See
    /// ``FaceObservation/detectionPoints``.
    public let detectionPoints: [SIMD2<Float>]

    init(_ mesh: MeshNetwork.Result, detection: FaceDetection?) {
        self.mesh = mesh.points
        meshScore = mesh.score
        detectionPoints = detection?.points ?? []
    }
}

/// What looking for the subject in one picture gave.
public struct FaceSearch: Sendable {
    /// Where the subject is, or `nil` when no face was found.
    public let location: FaceLocation?
    /// How many faces the detector found; `nil` where the face was tracked and the detector did not run.
    public let facesDetected: Int?
    /// What the full-range detector saw in the whole picture; `nil` where it did not run.
    let wholeLook: [FaceDetection]?

    init(location: FaceLocation?, facesDetected: Int?, wholeLook: [FaceDetection]? = nil) {
        self.location = location
        self.facesDetected = facesDetected
        self.wholeLook = wholeLook
    }
}
