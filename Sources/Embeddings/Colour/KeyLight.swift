import Channels
internal import Glibc

/// The light that falls on a face, as far as skin shows it: ambient light and one direction.
///
/// Luminance on a matt surface of normal n is ambient + key·n to first order in spherical harmonics
/// (Ramamoorthi and Hanrahan, "An efficient representation for irradiance environment maps", SIGGRAPH
/// 2001, §3.2: the four terms of order 0 and 1).
package struct KeyLight: Sendable {
    /// Light that comes from everywhere.
    let ambient: Float
    /// Towards the light, x right, y down, z away from the camera; as long as it is strong.
    let key: SIMD3<Float>

    /// Where the light comes from as a whole: what falls on skin that faces the camera counts as coming
    /// from there, so that flat light is light from the camera and not from nowhere. Ambient light and
    /// light from the camera cannot be told apart on the half of the face that is seen.
    private var whole: SIMD3<Float> { SIMD3(key.x, key.y, -max(1e-4, ambient - key.z)) }
    /// Degrees to the picture's right of the camera, −90...90.
    package var azimuth: Float { atan2f(whole.x, -whole.z) * 180 / .pi }
    /// Degrees above the camera, −90...90.
    package var elevation: Float {
        atan2f(-whole.y, (whole.x * whole.x + whole.z * whole.z).squareRoot()) * 180 / .pi
    }
    /// How much stronger the lit side is than the one turned away from the light, in stops, between
    /// normals 60° to either side of the camera's direction.
    var keyToFill: Float {
        let across = 0.866 * (key.x * key.x + key.y * key.y).squareRoot()
        let middle = ambient - 0.5 * key.z
        let floor = max(1e-4, 0.02 * middle)
        return log2f(max(floor, middle + across) / max(floor, middle - across))
    }

    /// Degrees between two directions.
    func angle(to other: KeyLight) -> Float {
        let lengths = ((whole * whole).sum() * (other.whole * other.whole).sum()).squareRoot()
        return acosf(min(1, max(-1, (whole * other.whole).sum() / lengths))) * 180 / .pi
    }

    /// The light after its direction has moved by `shift`: what the lit side gains over skin that faces
    /// the camera, along x and y.
    func shifted(by shift: SIMD2<Float>) -> KeyLight {
        let front = -whole.z
        return KeyLight(
            ambient: ambient, key: key + SIMD3(shift.x * front, shift.y * front, 0))
    }

    /// Places that a fit needs.
    static let leastPlaces = 16

    /// The fit over normals (x, y, z) and luminances (w), three times on the 80 % that agree best;
    /// `nil` of too few places.
    package static func fit(_ samples: [SIMD4<Float>]) -> KeyLight? {
        var kept = samples
        var light: KeyLight?
        for _ in 0..<3 {
            guard kept.count >= leastPlaces, let now = solve(kept) else { return nil }
            light = now
            let residuals = samples.map { abs($0.w - now.luminance($0)) }
            guard let limit = RobustStatistics.quantile(residuals, 0.8) else { break }
            kept = samples.indices.filter { residuals[$0] <= limit }.map { samples[$0] }
        }
        return light
    }

    /// What the model gives for the normal of `sample`.
    func luminance(_ sample: SIMD4<Float>) -> Float {
        ambient + key.x * sample.x + key.y * sample.y + key.z * sample.z
    }

    /// Least squares by Gaussian elimination of the normal equations, with a slight pull towards light
    /// that is half ambient: what lies behind the face cannot be seen.
    private static func solve(_ samples: [SIMD4<Float>]) -> KeyLight? {
        var rows = [SIMD8<Double>](repeating: .zero, count: 4)
        for sample in samples {
            let v = [1, Double(sample.x), Double(sample.y), Double(sample.z)]
            for i in 0..<4 {
                for j in 0..<4 { rows[i][j] += v[i] * v[j] }
                rows[i][4] += v[i] * Double(sample.w)
            }
        }
        let pull = 0.02 * Double(samples.count)
        for i in 1..<4 { rows[i][i] += pull }
        for i in 0..<4 {
            guard let pivot = (i..<4).max(by: { abs(rows[$0][i]) < abs(rows[$1][i]) }),
                abs(rows[pivot][i]) > 1e-9
            else { return nil }
            rows.swapAt(i, pivot)
            for j in 0..<4 where j != i { rows[j] -= rows[i] * (rows[j][i] / rows[i][i]) }
        }
        let x = (0..<4).map { Float(rows[$0][4] / rows[$0][$0]) }
        return KeyLight(ambient: x[0], key: SIMD3(x[1], x[2], x[3]))
    }
}
