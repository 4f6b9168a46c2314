/// What is kept of the subject's face in one frame.
public struct FaceSignature: Sendable {
    /// Left edge, top edge, width and height of the mesh's bounds, in picture pixels.
    public let bounds: SIMD4<Float>
    /// Width between the cheeks in pixels.
    public let width: Float
    /// Head pose in degrees: yaw (positive to the picture's right), pitch (positive up), roll.
    public let pose: SIMD3<Float>
    /// Eyelid aspect ratio of the wider eye.
    public let openness: Float
    /// The 128-d identity embedding, where it was computed.
    public let identity: [Float]?
    /// Logarithms of rigid distances, ``FaceProportions/names`` in order, centred on their mean.
    public let proportions: [Float]
    /// What the movable part of the face is doing, ``FaceExpression``.
    let expression: [Float]
    /// Mean linear-light colour of cheeks and forehead; `nil` when they cannot be seen.
    public let skin: SIMD3<Float>?
    /// Light and shade on the skin.
    let light: FaceLight
    /// log₂ of Laplacian energy at full size over the variance of luma inside the face, with the face's
    /// size taken out: fineness of its detail.
    public let fineness: Float
    /// Mean squared Laplacian inside the face at full size, in squared codes: sharpness for comparing
    /// frames of one take.
    public let sharpness: Float
}
