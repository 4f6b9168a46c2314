import VectorCore
import Faces

/// Whether the face is at rest.
public enum ExpressionCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "face.expression", unit: "share",
        effect: "a smile or an open mouth is taken for the shape of the face, and stays or melts",
        advice: "use a still with a neutral face and closed lips")

    /// The larger of two shares, each about 0 at rest and 1 at full strength: lips apart, and corners
    /// of the mouth drawn up and out.
    ///
    /// On MediaPipe's canonical mesh: 13 and 14 are the inner lips, 61 and 291 the corners. Resting
    /// values and ranges were read off portraits at rest and laughing.
    public static func measure(_ still: StillScene) -> CheckReading {
        if let obstacle = still.obstacle(leastWidth: 48, yaw: 30) { return obstacle }
        guard let mesh = still.face?.mesh else { return .noFace }
        let parted = apart(mesh)
        let smiling = smile(mesh)
        return .measured(
            Double(max(parted, smiling, 0)), detail: parted > smiling ? "lips apart" : "a smile")
    }

    /// Gap between the inner lips over the width between the outer corners of the eyes: .03 at rest,
    /// .14 with the teeth apart.
    static func apart(_ mesh: [SIMD3<Float>]) -> Float {
        (length(mesh[13] - mesh[14]) / eyes(mesh) - 0.03) / 0.11
    }

    /// Mean of two shares: how far the corners lie above the middle of the lips (.015 at rest, .065 in a
    /// laugh) and how far apart they are (.58, .78), over the width between the outer corners of the eyes.
    static func smile(_ mesh: [SIMD3<Float>]) -> Float {
        let down = mesh[FaceMeshPoint.chin] - mesh[FaceMeshPoint.forehead]
        let unit = down / max(length(down), 1e-3)
        let corners = (mesh[61] + mesh[291]) / 2
        let middle = (mesh[0] + mesh[17]) / 2
        let lift = ((middle - corners) * unit).sum() / eyes(mesh)
        let width = length(mesh[61] - mesh[291]) / eyes(mesh)
        return ((lift - 0.015) / 0.05 + (width - 0.58) / 0.2) / 2
    }

    private static func eyes(_ mesh: [SIMD3<Float>]) -> Float {
        max(length(mesh[FaceMeshPoint.leftEyeOuter] - mesh[FaceMeshPoint.rightEyeOuter]), 1e-3)
    }

    private static func length(_ d: SIMD3<Float>) -> Float { (d * d).sum().squareRoot() }
}
