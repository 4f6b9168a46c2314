internal import Glibc

import Channels
import Faces
import VectorCore

/// How much every place of the face looks like a mark: a mole, a freckle, a spot.
///
/// A mark is darker than the skin on all sides: the response is log₂ of the least mean luma around over
/// that at the place, so that edges, wrinkles and strands of hair, which go on to one side, give none.
struct MarkMap: Sendable {
    /// Places along each side; each is the greatest response of 2 × 2 samples of the chart.
    static let extent = FaceChart.extent / 2
    /// Squares of ``light`` along each side.
    static let coarse = 16
    /// Response of code 1: contrasts up to 1.27 octaves are told apart.
    static let step: Float = 0.005

    /// Row-major responses in units of ``step``.
    let responses: [UInt8]
    /// log₂ luma of each ``coarse`` square over the median of all, for telling what covers the face.
    let light: [Float]
    /// Head pose in degrees: yaw, pitch.
    let pose: SIMD2<Float>
    /// Width of the face in pixels.
    let width: Float
    /// Fineness of the chart's detail, log₂ of squared codes.
    let detail: Float

    /// Face width in pixels below which a mole is a pixel.
    static let leastWidth: Float = 80
    /// Yaw in degrees beyond which half the chart is stretched from next to nothing.
    static let farthestYaw: Float = 35
    /// Half the side of a mark's disc and its distance to the discs around it, in samples of the chart.
    private static let scales: [(reach: Int, distance: Int)] = [(1, 4), (2, 7), (4, 11)]
    /// Of this many squares of skin, the one with the most detail is left out of ``detail``.
    private static let leftOut = 8
    /// Luma codes added to both sides, so that blacks do not decide.
    private static let floor: Float = 12

    static func measure(
        _ face: FaceObservation, in picture: PlanarPicture, chart: FaceChartSampler
    ) -> PersonSignature.Part<MarkMap> {
        if face.width < leastWidth { return .absent(.smallFace) }
        if abs(face.pose.yaw) > farthestYaw || abs(face.pose.pitch) > PoseGate.steepPitch {
            return .absent(.profile)
        }
        let plane = chart.unwrap(face.mesh, of: picture)
        let sums = SummedArea(plane)
        let offset = picture.coding.coefficients.lumaOffset - floor
        var responses = [UInt8](repeating: 0, count: extent * extent)
        for (reach, distance) in scales {
            let border = reach + distance
            for y in border..<(FaceChart.extent - border) {
                for x in border..<(FaceChart.extent - border)
                where FaceChart.isSkin[y * FaceChart.extent + x] {
                    let here = sums.mean(x, y, reach)
                    var least = Float.infinity
                    for (dx, dy) in directions(distance) {
                        least = min(least, sums.mean(x + dx, y + dy, reach))
                        if least <= here { break }
                    }
                    guard least > here else { continue }
                    let response = log2f((least - offset) / max(1, here - offset)) / step
                    let place = (y / 2) * extent + x / 2
                    responses[place] = max(responses[place], UInt8(min(255, response)))
                }
            }
        }
        return .measured(
            MarkMap(
                responses: responses, light: light(sums, offset),
                pose: SIMD2(face.pose.yaw, face.pose.pitch),
                width: face.width, detail: detail(plane)))
    }

    /// Squares of ``light`` whose middle is skin.
    static let skinSquares: [Int] = (0..<coarse * coarse).filter { i in
        let side = FaceChart.extent / coarse
        let x = i % coarse * side + side / 2
        let y = i / coarse * side + side / 2
        return FaceChart.isSkin[y * FaceChart.extent + x]
    }

    private static func light(_ sums: SummedArea, _ offset: Float) -> [Float] {
        let side = FaceChart.extent / coarse
        let levels = (0..<coarse * coarse).map { i in
            log2f(
                max(
                    1,
                    sums.mean(
                        i % coarse * side + side / 2, i / coarse * side + side / 2, side / 2 - 1)
                        - offset))
        }
        let middle = RobustStatistics.median(skinSquares.map { levels[$0] }) ?? 0
        return levels.map { $0 - middle }
    }

    private static func directions(_ d: Int) -> [(Int, Int)] {
        let e = Int((0.7071 * Float(d)).rounded())
        return [(d, 0), (-d, 0), (0, d), (0, -d), (e, e), (-e, -e), (e, -e), (-e, e)]
    }

    /// log₂ of the mean squared Laplacian over skin, without the squares of ``light`` that have most of it: a mole
    /// that goes takes its own detail along, and is no blur.
    private static func detail(_ plane: PlaneView) -> Float {
        let side = FaceChart.extent / coarse
        var sums = [Int](repeating: 0, count: coarse * coarse)
        var counts = sums
        for y in stride(from: 1, to: FaceChart.extent - 1, by: 2) {
            let row = plane.base + y * plane.bytesPerRow
            for x in 1..<(FaceChart.extent - 1) where FaceChart.isSkin[y * FaceChart.extent + x] {
                let laplacian =
                    4 * Int(row[x]) - Int(row[x - 1]) - Int(row[x + 1])
                    - Int(row[x - plane.bytesPerRow]) - Int(row[x + plane.bytesPerRow])
                sums[y / side * coarse + x / side] += laplacian * laplacian
                counts[y / side * coarse + x / side] += 1
            }
        }
        let squares = sums.indices.filter { counts[$0] > 0 }
            .sorted { sums[$0] * counts[$1] < sums[$1] * counts[$0] }
        let kept = squares.prefix(squares.count - squares.count / leftOut)
        let sum = kept.reduce(0) { $0 + sums[$1] }
        let count = kept.reduce(0) { $0 + counts[$1] }
        return log2f(Float(sum) / Float(max(1, count)) + 1)
    }
}

/// Means over squares of a plane in constant time.
private struct SummedArea {
    private let width: Int
    private let sums: [Int32]

    init(_ plane: PlaneView) {
        width = plane.width + 1
        var sums = [Int32](repeating: 0, count: width * (plane.height + 1))
        for y in 0..<plane.height {
            var line: Int32 = 0
            let row = plane.base + y * plane.bytesPerRow
            for x in 0..<plane.width {
                line += Int32(row[x])
                sums[(y + 1) * width + x + 1] = sums[y * width + x + 1] + line
            }
        }
        self.sums = sums
    }

    /// The mean over the square of side 2·`reach` + 1 around (x, y), which must lie in the plane.
    func mean(_ x: Int, _ y: Int, _ reach: Int) -> Float {
        let top = (y - reach) * width
        let bottom = (y + reach + 1) * width
        let left = x - reach
        let right = x + reach + 1
        let sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left]
        return Float(sum) / Float((2 * reach + 1) * (2 * reach + 1))
    }
}
