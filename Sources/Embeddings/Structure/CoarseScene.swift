/// A scene at half the size of its ``ScenePlane``, in which squares of four by four grid tiles are compared: plain
/// walls show there what is too slow for the tiles of ``SceneMatcher``.
struct CoarseScene {
    /// Samples along a square's sides, and of search around it: half a grid tile's.
    private static let side = SceneMatcher.side
    private static let reach = ScenePlane.samplesPerTile / 2
    /// Similarity from which no better place is looked for.
    private static let enough: Float = 0.85

    private let width: Int
    private let height: Int
    private let samples: [UInt8]

    /// The mean of each two by two samples of `plane`, rounded.
    init(_ plane: ScenePlane) {
        let width = plane.width / 2
        let height = plane.height / 2
        self.width = width
        self.height = height
        samples = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
            for y in 0..<height {
                for x in 0..<width {
                    let i = 2 * y * plane.width + 2 * x
                    let sum =
                        Int(plane.samples[i]) + Int(plane.samples[i + 1])
                        + Int(plane.samples[i + plane.width])
                        + Int(plane.samples[i + plane.width + 1])
                    buffer[y * width + x] = UInt8((sum + 2) >> 2)
                }
            }
            count = width * height
        }
    }

    /// How alike the square around the tile at (x, y) is to the best of those in `frame` near it, by
    /// ``BlockPair``; `nil` where the square leaves either scene.
    ///
    /// - Parameters:
    ///   - x: the tile's left edge, in samples of the plane.
    ///   - y: its top edge.
    ///   - frame: the frame's scene, laid over this one.
    ///   - xs: columns of the plane that the frame covers.
    ///   - ys: its rows.
    ///   - gain: the frame's contrast over this scene's.
    func similarity(
        x: Int, y: Int, to frame: CoarseScene, _ xs: Range<Int>, _ ys: Range<Int>, gain: Float
    ) -> Float? {
        let left = (x - Self.side / 2) / 2
        let top = (y - Self.side / 2) / 2
        let columns = (xs.lowerBound + 1) / 2...max((xs.lowerBound + 1) / 2, xs.upperBound / 2)
        let rows = (ys.lowerBound + 1) / 2...max((ys.lowerBound + 1) / 2, ys.upperBound / 2)
        func isInside(_ x: Int, _ y: Int) -> Bool {
            x >= columns.lowerBound && x + Self.side <= columns.upperBound
                && y >= rows.lowerBound && y + Self.side <= rows.upperBound
        }
        guard x >= Self.side / 2, y >= Self.side / 2, left + Self.side <= width,
            top + Self.side <= height, isInside(left, top)
        else { return nil }
        let own = BlockPair(block(left, top), block(left, top), side: Self.side)
        var best = -Float.infinity
        for ring in 0...Self.reach {
            for dy in -ring...ring {
                for dx in -ring...ring where max(abs(dx), abs(dy)) == ring {
                    guard isInside(left + dx, top + dy) else { continue }
                    let pair = BlockPair(
                        block(left, top), frame.block(left + dx, top + dy), side: Self.side)
                    best = max(
                        best, pair.similarity(own: (own.mean, own.variance), gain: gain))
                    if best >= Self.enough { return best }
                }
            }
        }
        return best
    }

    private func block(_ x: Int, _ y: Int) -> BlockPair.Place {
        BlockPair.Place(samples: samples, width: width, x: x, y: y)
    }
}
