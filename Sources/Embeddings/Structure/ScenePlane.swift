import VectorCore

/// A frame's luma, small enough to keep for the whole take: what tiles of the scene are looked for in.
struct ScenePlane: Sendable {
    /// Samples along each side of a tile of the grid.
    static let samplesPerTile = 6

    /// Columns: ``samplesPerTile`` for each of the grid's.
    let width: Int
    /// Rows, likewise.
    let height: Int
    /// Code values, row by row.
    let samples: [UInt8]

    /// The plane of `luma` over `grid`; `nil` when the picture is too small for it.
    init?(_ luma: PlaneView, grid: TileGrid, kernels: PlaneKernels) {
        let width = Self.samplesPerTile * grid.columns
        let height = Self.samplesPerTile * grid.rows
        guard luma.width >= width, luma.height >= height else { return nil }
        self.width = width
        self.height = height
        samples = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
            // Safety: the buffer holds at least the capacity asked for, which is positive.
            kernels.boxScale(
                luma,
                into: MutablePlaneView(
                    base: buffer.baseAddress!, width: width, height: height, bytesPerRow: width))
            count = width * height
        }
    }

    private init(width: Int, height: Int, samples: [UInt8]) {
        self.width = width
        self.height = height
        self.samples = samples
    }

    /// The plane as the reference would show it under `registration`, and the part of it that the frame
    /// covers.
    func aligned(_ registration: Registration) -> (plane: ScenePlane, x: Range<Int>, y: Range<Int>)
    {
        let side = Float(Self.samplesPerTile)
        // Centres of samples: tile coordinate t covers samples side · t ... side · (t + 1) − 1.
        let cx = Float(width - 1) / 2
        let cy = Float(height - 1) / 2
        let dx = registration.shiftX * side
        let dy = registration.shiftY * side
        if registration.zoom == 1, dx == dx.rounded(), dy == dy.rounded() {
            return shifted(Int(dx), Int(dy))
        }
        let inverse = 1 / registration.zoom
        func source(_ position: Int, _ centre: Float, _ shift: Float) -> Float {
            (Float(position) - centre - shift) * inverse + centre
        }
        func covered(_ count: Int, _ centre: Float, _ shift: Float) -> Range<Int> {
            let inside = (0..<count).filter {
                let s = source($0, centre, shift)
                return s >= 0 && s <= Float(count - 1)
            }
            return (inside.first ?? 0)..<((inside.last ?? -1) + 1)
        }
        let xs = covered(width, cx, dx)
        let ys = covered(height, cy, dy)
        var result = [UInt8](repeating: 0, count: width * height)
        let columns = xs.map { x -> (Int, Int) in
            let s = source(x, cx, dx)
            let left = min(Int(s), max(0, width - 2))
            return (left, Int((s - Float(left)) * 64))
        }
        for y in ys {
            let s = source(y, cy, dy)
            let top = min(Int(s), max(0, height - 2))
            let fy = Int((s - Float(top)) * 64)
            let upper = top * width
            let lower = min(top + 1, height - 1) * width
            for (k, x) in xs.enumerated() {
                let (left, fx) = columns[k]
                let right = min(left + 1, width - 1)
                let u = Int(samples[upper + left]) * (64 - fx) + Int(samples[upper + right]) * fx
                let v = Int(samples[lower + left]) * (64 - fx) + Int(samples[lower + right]) * fx
                result[y * width + x] = UInt8((u * (64 - fy) + v * fy + 2048) >> 12)
            }
        }
        return (ScenePlane(width: width, height: height, samples: result), xs, ys)
    }

    private func shifted(_ dx: Int, _ dy: Int) -> (plane: ScenePlane, x: Range<Int>, y: Range<Int>)
    {
        if dx == 0, dy == 0 { return (self, 0..<width, 0..<height) }
        let xs = min(max(0, dx), width)..<max(min(max(0, dx), width), min(width, width + dx))
        let ys = min(max(0, dy), height)..<max(min(max(0, dy), height), min(height, height + dy))
        var result = [UInt8](repeating: 0, count: width * height)
        for y in ys {
            for x in xs { result[y * width + x] = samples[(y - dy) * width + x - dx] }
        }
        return (ScenePlane(width: width, height: height, samples: result), xs, ys)
    }
}
