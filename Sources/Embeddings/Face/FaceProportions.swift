internal import Glibc

/// Distances on the rigid part of the face mesh: they stay while she talks, and change when she becomes
/// someone else.
///
/// Landmark indices are those of MediaPipe's canonical face mesh (Kartynnik et al., "Real-time facial
/// surface geometry from monocular video on mobile GPUs", 2019). The chin is left out: it moves with
/// the jaw.
enum FaceProportions {
    /// What each distance is, and the landmarks it runs between.
    static let pairs: [(name: String, from: Int, to: Int)] = [
        ("inner eye spacing", 133, 362), ("outer eye spacing", 33, 263), ("nose width", 64, 294),
        ("nose base width", 98, 327), ("nose length", 168, 2), ("cheek width", 234, 454),
        ("cheekbone width", 50, 280), ("jaw width", 172, 397), ("upper face height", 10, 2),
    ]

    /// Log distances centred on their mean, so that the face's size drops out.
    ///
    /// - Parameter mesh: 468 points, x, y and z in pixels.
    static func measure(_ mesh: [SIMD3<Float>]) -> [Float] {
        let logs = pairs.map { pair -> Float in
            let d = mesh[pair.from] - mesh[pair.to]
            return logf(max(1e-3, (d * d).sum().squareRoot()))
        }
        let mean = logs.reduce(0, +) / Float(logs.count)
        return logs.map { $0 - mean }
    }

    /// Root mean square difference of two sets of proportions, in per cent.
    static func difference(_ left: [Float], _ right: [Float]) -> Float {
        rootMeanSquare(zip(left, right).map { 100 * ($0 - $1) })
    }

    static func rootMeanSquare(_ values: [Float]) -> Float {
        (values.reduce(0) { $0 + $1 * $1 } / Float(max(1, values.count))).squareRoot()
    }
}
