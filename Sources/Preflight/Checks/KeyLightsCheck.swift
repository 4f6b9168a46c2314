import Faces
import VectorCore

/// Whether one light leads, or two from either side.
public enum KeyLightsCheck: StillCheck {
    /// See the type.
    public static let descriptor = CheckDescriptor(
        id: "light.keys", unit: "of the first",
        effect: "shadows in two directions leave no key to hold, and identity drifts late",
        advice: "reshoot with one key light, and fill that is weaker by half")

    /// Times that both cheeks must be brighter than the middle of the face for there to be two keys: skin,
    /// and the nose's own shade, vary by less.
    private static let leastValley: Float = 1.2

    /// Landmarks that face the sides, and those that face the camera, of MediaPipe's canonical mesh.
    private static let right = [50, 123, 187, 147, 213, 116]
    private static let middle = [151, 9, 6, 164, 200, 199]
    private static let left = [280, 352, 411, 376, 433, 345]

    /// Strength of the second key light over the first: what the darker cheek has more than the middle of
    /// the face, over what the brighter cheek has.
    ///
    /// One light, wherever it stands, leaves the far cheek darker than the middle, and light from the
    /// front leaves both so; only two lights leave the middle darkest. 0 for one.
    public static func measure(_ still: StillScene) -> CheckReading {
        if let obstacle = still.obstacle(leastWidth: 64, yaw: 25) { return obstacle }
        guard let face = still.face else { return .noFace }
        func brightness(_ places: [Int]) -> Float? {
            let radius = max(1, 0.03 * face.width)
            let values = places.compactMap {
                still.picture.meanLight(around: face.mesh[$0], radius: radius)?.luminance
            }.sorted()
            return values.count >= 3 ? values[values.count / 2] : nil
        }
        guard let right = brightness(right), let middle = brightness(middle),
            let left = brightness(left)
        else { return .absent("too little skin is lit on both sides of the face") }
        let (first, second) = (max(left, right), min(left, right))
        guard second > leastValley * middle else { return .measured(0, detail: "one key light") }
        return .measured(Double((second - middle) / (first - middle)), detail: "two key lights")
    }
}

extension SIMD3<Float> {
    /// Relative luminance of linear sRGB (IEC 61966-2-1).
    var luminance: Float { 0.2126729 * x + 0.7151522 * y + 0.0721750 * z }
}
