internal import Glibc

/// Straight fits of a few coefficients that some wild rows do not sway.
enum LeastSquares {
    /// Coefficients c that make Σ wᵢ · (rowᵢ · c − targetᵢ)² least; `nil` where the rows do not settle them.
    ///
    /// By the normal equations with elimination and pivoting, in `Double`: at most ten coefficients are asked
    /// for, of rows that are scaled to about one.
    ///
    /// - Precondition: all rows are of one length; `targets` and `weights` have one number for each.
    static func solve(_ rows: [[Float]], _ targets: [Float], weights: [Float]) -> [Float]? {
        precondition(rows.count == targets.count && rows.count == weights.count)
        guard let n = rows.first?.count, rows.count >= n else { return nil }
        var a = [Double](repeating: 0, count: n * (n + 1))
        for ((row, target), weight) in zip(zip(rows, targets), weights) where weight > 0 {
            for i in 0..<n {
                let w = Double(weight * row[i])
                for j in 0..<n { a[i * (n + 1) + j] += w * Double(row[j]) }
                a[i * (n + 1) + n] += w * Double(target)
            }
        }
        let scale = (0..<n).map { abs(a[$0 * (n + 1) + $0]) }.max() ?? 0
        for i in 0..<n {
            let pivot =
                (i..<n).max { abs(a[$0 * (n + 1) + i]) < abs(a[$1 * (n + 1) + i]) } ?? i
            guard abs(a[pivot * (n + 1) + i]) > 1e-9 * scale else { return nil }
            if pivot != i {
                for j in 0...n { a.swapAt(i * (n + 1) + j, pivot * (n + 1) + j) }
            }
            for k in 0..<n where k != i {
                let factor = a[k * (n + 1) + i] / a[i * (n + 1) + i]
                if factor == 0 { continue }
                for j in i...n { a[k * (n + 1) + j] -= factor * a[i * (n + 1) + j] }
            }
        }
        return (0..<n).map { Float(a[$0 * (n + 1) + n] / a[$0 * (n + 1) + $0]) }
    }

    /// What the rows leave unexplained of each target, once fitted to the share of them that agrees best;
    /// `nil` where the rows do not settle a fit.
    ///
    /// - Parameter kept: share of the rows that each of three rounds keeps, those nearest to the fit before.
    static func residuals(
        _ rows: [[Float]], _ targets: [SIMD2<Float>], keeping kept: Float
    ) -> [SIMD2<Float>]? {
        var weights = [Float](repeating: 1, count: rows.count)
        var residuals: [SIMD2<Float>] = []
        for _ in 0..<3 {
            guard let x = solve(rows, targets.map(\.x), weights: weights),
                let y = solve(rows, targets.map(\.y), weights: weights)
            else { return nil }
            residuals = zip(rows, targets).map { row, target in
                var fitted = SIMD2<Float>.zero
                for (k, value) in row.enumerated() { fitted += value * SIMD2(x[k], y[k]) }
                return target - fitted
            }
            let misses = residuals.map { ($0 * $0).sum() }
            let order = misses.indices.sorted { (misses[$0], $0) < (misses[$1], $1) }
            let last = order[min(order.count - 1, Int(kept * Float(order.count)))]
            weights = misses.map { $0 <= misses[last] ? 1 : 0 }
        }
        return residuals
    }
}
