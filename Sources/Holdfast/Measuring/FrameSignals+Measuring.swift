import Drift
import VectorCore

/// Measures the whole-picture signals that defects are found by.
///
/// One for each thread: it owns the small planes of its motion search.
final class SignalMeter {
    /// Shifts are searched up to this many samples of the reduced plane.
    private static let reach = 32
    /// The coarse plane is this many times smaller.
    private static let coarseness = 4
    private static let tiles = TileGrid(columns: 16, rows: 9)

    private let kernels: PlaneKernels
    private var coarse: [UInt8] = []
    private var coarseBefore: [UInt8] = []
    private var tileSums = [UInt64](repeating: 0, count: 144)
    private var bins = [UInt32](repeating: 0, count: 256)

    init(kernels: PlaneKernels) { self.kernels = kernels }

    /// The signals of `now` after `before`, both reduced; `nil` before the first frame or where the
    /// size changed.
    func signals(of now: PlanarPicture, after before: PlanarPicture?) -> FrameSignals {
        let luma = now.luma
        let coding = now.coding.coefficients
        let toFull = 255 * coding.lumaScale
        let own = statistics(luma)
        let mean = max(0, coding.lumaScale * (own.mean - coding.lumaOffset))
        let deviation = coding.lumaScale * own.variance.squareRoot()
        guard let previous = before?.luma, previous.width == luma.width,
            previous.height == luma.height
        else {
            let changed: Float = before == nil ? 0 : 255
            return FrameSignals(
                difference: changed, peakTileDifference: changed,
                compensatedDifference: changed, compensatedCorrelation: before == nil ? 1 : 0,
                meanLuma: mean, lumaDeviation: deviation)
        }
        let count = Float(luma.width * luma.height)
        let difference = Float(kernels.sumAbsoluteDifference(luma, previous)) / count
        let shift = bestShift(luma, previous)
        let pair = overlap(luma, previous, shift)
        let part = Float(pair.0.width * pair.0.height)
        let compensated = Float(kernels.sumAbsoluteDifference(pair.0, pair.1)) / part
        return FrameSignals(
            difference: toFull * difference,
            peakTileDifference: toFull * peakTile(luma, previous),
            compensatedDifference: toFull * min(difference, compensated),
            compensatedCorrelation: correlation(pair.0, pair.1),
            meanLuma: mean, lumaDeviation: deviation)
    }

    private func peakTile(_ now: PlaneView, _ before: PlaneView) -> Float {
        var most: Float = 0
        tileSums.withUnsafeMutableBufferPointer { sums in
            guard let base = sums.baseAddress else { return }
            kernels.sumAbsoluteDifference(now, before, grid: Self.tiles, into: base)
        }
        for index in 0..<Self.tiles.count {
            let tile = Self.tiles.rectangle(index, width: now.width, height: now.height)
            let samples = tile.x.count * tile.y.count
            if samples > 0 { most = max(most, Float(tileSums[index]) / Float(samples)) }
        }
        return most
    }

    /// The shift that explains `now` best, found on planes four times smaller and refined.
    private func bestShift(_ now: PlaneView, _ before: PlaneView) -> (dx: Int, dy: Int) {
        let width = now.width / Self.coarseness
        let height = now.height / Self.coarseness
        guard width >= 8, height >= 8 else { return (0, 0) }
        let radius = min(Self.reach / Self.coarseness, min(width, height) / 2 - 1)
        if coarse.count != width * height {
            coarse = [UInt8](repeating: 0, count: width * height)
            coarseBefore = coarse
        }
        let rough = coarse.withUnsafeMutableBufferPointer { a in
            coarseBefore.withUnsafeMutableBufferPointer { b -> PlaneTranslation? in
                guard let a = a.baseAddress, let b = b.baseAddress else { return nil }
                let small = MutablePlaneView(
                    base: a, width: width, height: height, bytesPerRow: width)
                let smallBefore = MutablePlaneView(
                    base: b, width: width, height: height, bytesPerRow: width)
                kernels.boxScale(now, into: small)
                kernels.boxScale(before, into: smallBefore)
                return kernels.bestTranslation(
                    from: smallBefore.view, to: small.view, radius: radius)
            }
        }
        guard let rough, rough.dx != 0 || rough.dy != 0 || rough.difference > 0 else {
            return (0, 0)
        }
        let start = (dx: Self.coarseness * rough.dx, dy: Self.coarseness * rough.dy)
        let pair = overlap(now, before, start)
        let fine = kernels.bestTranslation(
            from: pair.1, to: pair.0,
            radius: min(Self.coarseness - 1, (min(pair.0.width, pair.0.height) - 1) / 2))
        let dx = min(max(start.dx + fine.dx, -Self.reach), Self.reach)
        let dy = min(max(start.dy + fine.dy, -Self.reach), Self.reach)
        return (dx, dy)
    }

    /// The parts of `now` and `before` that show the same when the picture has moved by `shift`.
    private func overlap(
        _ now: PlaneView, _ before: PlaneView, _ shift: (dx: Int, dy: Int)
    ) -> (PlaneView, PlaneView) {
        let width = now.width - abs(shift.dx)
        let height = now.height - abs(shift.dy)
        let x = max(0, shift.dx)
        let y = max(0, shift.dy)
        return (
            now.cropped(to: PlaneRectangle(x: x..<x + width, y: y..<y + height)),
            before.cropped(
                to: PlaneRectangle(
                    x: x - shift.dx..<x - shift.dx + width,
                    y: y - shift.dy..<y - shift.dy + height))
        )
    }

    private func correlation(_ a: PlaneView, _ b: PlaneView) -> Float {
        let ofA = statistics(a)
        let ofB = statistics(b)
        let n = Float(a.width * a.height)
        let squared = Float(kernels.sumSquaredDifference(a, b)) / n
        let gap = ofA.mean - ofB.mean
        let covariance = (ofA.variance + ofB.variance + gap * gap - squared) / 2
        let scale = (ofA.variance * ofB.variance).squareRoot()
        return scale < 0.25 ? 1 : min(1, max(-1, covariance / scale))
    }

    private func statistics(_ plane: PlaneView) -> (mean: Float, variance: Float) {
        bins.withUnsafeMutableBufferPointer { bins in
            guard let base = bins.baseAddress else { return }
            kernels.histogram(plane, into: base)
        }
        var sum: UInt64 = 0
        var squares: UInt64 = 0
        for (value, count) in bins.enumerated() {
            sum += UInt64(count) * UInt64(value)
            squares += UInt64(count) * UInt64(value * value)
        }
        let n = Double(plane.width * plane.height)
        let mean = Double(sum) / n
        return (Float(mean), Float(max(0, Double(squares) / n - mean * mean)))
    }
}
