/// One face in one picture. Left and right are the person's own.
public struct FaceObservation: Sendable {
    /// The box around the mesh, in picture pixels.
    public let box: FaceBox
    /// 468 points: x and y in picture pixels, z in the same scale, smaller towards the camera. Named
    /// points are in ``FaceMeshPoint``.
    public let mesh: [SIMD3<Float>]
    /// The mesh network's own confidence that its crop holds a face, 0...1.
    public let meshScore: Float
    /// Right eye, left eye, nose tip, mouth, right ear, left ear, from the detector in picture pixels;
    /// empty when the face was tracked from the frame before.
    public let detectionPoints: [SIMD2<Float>]
    /// The person's left eye, on the right of a frontal picture.
    public let leftEye: EyeObservation
    /// The person's right eye.
    public let rightEye: EyeObservation
    /// Where the head points.
    public let pose: HeadPose
    /// 128 numbers that stand for the person; near for the same one (L2). `nil` when not asked for.
    public let identity: [Float]?
    /// Whether every point of the mesh lies inside the picture.
    public let isInsidePicture: Bool

    /// A face of these parts; the box and the pose follow from the mesh.
    ///
    /// - Precondition: `mesh` has 468 points.
    public init(
        mesh: [SIMD3<Float>], meshScore: Float, detectionPoints: [SIMD2<Float>] = [],
        leftEye: EyeObservation, rightEye: EyeObservation, identity: [Float]? = nil,
        pictureWidth: Int, pictureHeight: Int
    ) {
        precondition(mesh.count == FaceMeshPoint.count, "a face mesh has 468 points")
        self.mesh = mesh
        self.meshScore = meshScore
        self.detectionPoints = detectionPoints
        self.leftEye = leftEye
        self.rightEye = rightEye
        self.identity = identity
        let box = FaceBox(around: mesh)
        self.box = box
        pose = HeadPose(mesh: mesh)
        isInsidePicture =
            box.minX >= 0 && box.minY >= 0 && box.maxX <= Float(pictureWidth)
            && box.maxY <= Float(pictureHeight)
    }

    /// Width of the face in pixels: the distance between the two sides of the face at the ears, in
    /// three dimensions, so that a turned head does not become narrower.
    public var width: Float {
        let d = mesh[FaceMeshPoint.leftSide] - mesh[FaceMeshPoint.rightSide]
        return (d * d).sum().squareRoot()
    }
}

/// What a picture of a take holds.
public struct FaceFinding: Sendable {
    /// The subject, or `nil` when no face was found.
    public let face: FaceObservation?
    /// How many faces the detector found; `nil` where the face was tracked and the detector did not run.
    public let facesDetected: Int?

    /// A finding.
    public init(face: FaceObservation?, facesDetected: Int?) {
        self.face = face
        self.facesDetected = facesDetected
    }
}
