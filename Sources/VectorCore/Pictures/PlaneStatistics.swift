/// Sums over the samples of a float plane, or over those that a mask selects.
public struct PlaneMoments: Equatable, Sendable {
    /// Samples that were counted.
    public let count: Int
    /// Σ x.
    public let sum: Double
    /// Σ x².
    public let sumOfSquares: Double
    /// The smallest sample, +∞ when there is none.
    public let minimum: Float
    /// The largest sample, −∞ when there is none.
    public let maximum: Float

    /// Moments as summed.
    public init(count: Int, sum: Double, sumOfSquares: Double, minimum: Float, maximum: Float) {
        self.count = count
        self.sum = sum
        self.sumOfSquares = sumOfSquares
        self.minimum = minimum
        self.maximum = maximum
    }

    /// The moments of both sets of samples.
    public static func + (left: PlaneMoments, right: PlaneMoments) -> PlaneMoments {
        PlaneMoments(
            count: left.count + right.count, sum: left.sum + right.sum,
            sumOfSquares: left.sumOfSquares + right.sumOfSquares,
            minimum: min(left.minimum, right.minimum), maximum: max(left.maximum, right.maximum))
    }

    /// The moments of no samples.
    public static let none = PlaneMoments(
        count: 0, sum: 0, sumOfSquares: 0, minimum: .infinity, maximum: -.infinity)

    /// Σ x / n, or `nil` without samples.
    public var mean: Double? { count > 0 ? sum / Double(count) : nil }

    /// Population variance, never negative, or `nil` without samples.
    public var variance: Double? {
        guard let mean else { return nil }
        return max(0, sumOfSquares / Double(count) - mean * mean)
    }
}

/// Sums of squared second and first differences of an 8-bit plane.
public struct SharpnessSums: Equatable, Sendable {
    /// Σ (4·p(x, y) − p(x−1, y) − p(x+1, y) − p(x, y−1) − p(x, y+1))².
    public var laplacian: Int64
    /// Σ (p(x+1, y) − p(x−1, y))² + (p(x, y+1) − p(x, y−1))².
    public var gradient: Int64
    /// Samples summed: those that have all four neighbours inside the plane.
    public var count: Int

    /// Sums.
    public init(laplacian: Int64 = 0, gradient: Int64 = 0, count: Int = 0) {
        self.laplacian = laplacian
        self.gradient = gradient
        self.count = count
    }
}

/// The shift of one plane against another that leaves the least difference.
public struct PlaneTranslation: Equatable, Sendable {
    /// Sample (x, y) of the first plane resembles sample (x + dx, y + dy) of the second.
    public let dx: Int
    /// See `dx`.
    public let dy: Int
    /// Σ |first − second| over the compared samples at this shift.
    public let difference: UInt64
    /// Σ |first − second| over the same samples without a shift.
    public let unshiftedDifference: UInt64
    /// Samples compared, the same for each shift.
    public let count: Int

    /// A shift.
    public init(
        dx: Int, dy: Int, difference: UInt64, unshiftedDifference: UInt64, count: Int
    ) {
        self.dx = dx
        self.dy = dy
        self.difference = difference
        self.unshiftedDifference = unshiftedDifference
        self.count = count
    }
}
