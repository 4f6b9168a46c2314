public import VectorCore

/// A small 4:4:4 copy of one frame beside a joint, in memory of its own.
///
///     memory: ┌ luma ┬ cb ┬ cr ┬ levelled luma ┐ each height × width bytes
///
/// The levelled luma has mean 128 and deviation 40 away from its edges: what it shows does not depend on exposure,
/// contrast or range, so that pictures are found again whatever was done to their colours.
public final class JointPicture: @unchecked Sendable {
    // Safety: written only inside `init`, read-only afterwards, freed once in `deinit`.
    private let bytes: UnsafeMutablePointer<UInt8>
    /// Columns of each plane.
    public let width: Int
    /// Rows of each plane.
    public let height: Int
    /// How code values stand for colours.
    public let coding: ColourCoding
    /// Mean luma code.
    public let meanLuma: Float
    /// Levelled luma in means over squares of `coarseSide` samples, as differences from the mean.
    ///
    /// Coding noise is averaged away and motion is not: between two codings of one frame about 0.1 codes are
    /// left, where neighbours of slow portraits differ by 0.25.
    let coarse: [Float]
    /// Mean squared Laplacian of luma at full size, away from the edges, in squared codes.
    public let sharpness: Float

    /// Columns and rows for pictures of these sizes, side by side: the aspect of the first, its longer
    /// side at most 320 and no side larger than either picture's.
    public static func size(
        first: SIMD2<Int>, second: SIMD2<Int>
    ) -> SIMD2<Int> {
        let long = min(320, max(first.x, first.y), max(second.x, second.y))
        let size = ReducedPicture.size(width: first.x, height: first.y, longSide: long)
        return SIMD2(max(1, size.width), max(1, size.height))
    }

    /// A copy of `picture` of `size`, by area averages.
    ///
    /// - Precondition: `size` is positive.
    public init(_ picture: PlanarPicture, size: SIMD2<Int>, kernels: PlaneKernels) {
        (width, height) = (size.x, size.y)
        coding = picture.coding
        let count = width * height
        bytes = .allocate(capacity: 4 * count)
        bytes.initialize(repeating: 128, count: 4 * count)
        for (number, plane) in [picture.luma, picture.cb, picture.cr].enumerated() {
            kernels.boxScale(
                plane,
                into: MutablePlaneView(
                    base: bytes + number * count, width: width, height: height, bytesPerRow: width))
        }
        let sums = kernels.sharpness(
            picture.luma, in: Self.inside(picture.width, picture.height))
        sharpness = sums.count > 0 ? Float(sums.laplacian) / Float(sums.count) : 0
        var total = 0
        for i in 0..<count { total += Int(bytes[i]) }
        meanLuma = Float(total) / Float(count)
        var sum = 0
        var squares = 0
        let inside = Self.inside(width, height)
        for y in inside.y {
            for x in inside.x {
                let value = Int(bytes[y * width + x])
                sum += value
                squares += value * value
            }
        }
        let places = Float(inside.x.count * inside.y.count)
        let mean = Float(sum) / places
        let variance = max(0, Float(squares) / places - mean * mean)
        // A flat picture is not blown up to noise.
        let gain = 40 / max(4, variance.squareRoot())
        let levels = (0..<256).map { code in
            UInt8(min(255, max(0, (128 + gain * (Float(code) - mean)).rounded())))
        }
        for i in 0..<count { bytes[3 * count + i] = levels[Int(bytes[i])] }
        let side = max(1, min(Self.coarseSide, min(width, height) / 8))
        var coarse: [Float] = []
        coarse.reserveCapacity((height / side) * (width / side))
        for top in stride(from: 0, through: height - side, by: side) {
            for left in stride(from: 0, through: width - side, by: side) {
                var sum = 0
                for y in top..<top + side {
                    for x in left..<left + side { sum += Int(bytes[y * width + x]) }
                }
                coarse.append(gain * (Float(sum) / Float(side * side) - mean))
            }
        }
        self.coarse = coarse
    }

    /// All but a twentieth at each edge: a border that a picture has got or lost is not what it shows.
    private static func inside(_ width: Int, _ height: Int) -> PlaneRectangle {
        PlaneRectangle(
            x: width / 20..<width - width / 20, y: height / 20..<height - height / 20)
    }

    /// Samples along a square of `coarse`, fewer in very small pictures.
    private static let coarseSide = 8

    deinit { bytes.deallocate() }

    /// Luma as coded.
    var luma: PlaneView { plane(0) }
    /// Blue difference as coded.
    var cb: PlaneView { plane(1) }
    /// Red difference as coded.
    var cr: PlaneView { plane(2) }
    /// Luma of mean 128 and deviation 40.
    var levelled: PlaneView { plane(3) }

    private func plane(_ number: Int) -> PlaneView {
        PlaneView(
            base: bytes + number * width * height, width: width, height: height,
            bytesPerRow: width)
    }

    /// Mean absolute difference of levelled luma, in codes of deviation 40.
    public func distance(to other: JointPicture, kernels: PlaneKernels) -> Float {
        Float(kernels.sumAbsoluteDifference(levelled, other.levelled)) / Float(width * height)
    }

    /// Mean absolute difference of `coarse`, in codes of deviation 40.
    func coarseDistance(to other: JointPicture) -> Float {
        var sum: Float = 0
        for (a, b) in zip(coarse, other.coarse) { sum += abs(a - b) }
        return sum / Float(max(1, coarse.count))
    }

    /// Mean squared difference of `coarse`.
    func coarseEnergy(to other: JointPicture) -> Float {
        var sum: Float = 0
        for (a, b) in zip(coarse, other.coarse) { sum += (a - b) * (a - b) }
        return sum / Float(max(1, coarse.count))
    }

    /// Mean absolute difference of luma as coded.
    func plainDistance(to other: JointPicture, kernels: PlaneKernels) -> Float {
        Float(kernels.sumAbsoluteDifference(luma, other.luma)) / Float(width * height)
    }
}
