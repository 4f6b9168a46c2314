/// How stored samples turn into an upright picture: mirrored along their own axes, then transposed.
///
///     upright(x, y) = stored(fx(x), fy(y))            not transposed
///     upright(x, y) = stored(fx(y), fy(x))            transposed
///     f(k) = k, or last − k along a flipped axis
struct Orientation: Hashable, Sendable {
    /// Whether rows become columns.
    let isTransposed: Bool
    /// Whether stored columns run from right to left.
    let flipsX: Bool
    /// Whether stored rows run from bottom to top.
    let flipsY: Bool

    static let upright = Orientation(isTransposed: false, flipsX: false, flipsY: false)

    var isUpright: Bool { self == .upright }

    init(isTransposed: Bool, flipsX: Bool, flipsY: Bool) {
        self.isTransposed = isTransposed
        self.flipsX = flipsX
        self.flipsY = flipsY
    }

    /// The orientation of a display matrix `[a b u; c d v; x y w]`, x′ = a·x + c·y, y′ = b·x + d·y,
    /// or `nil` when it is no multiple of a right angle.
    ///
    /// Source: ISO/IEC 14496-12 §8.2.2 and libavutil/display.h.
    init?(matrix: [Int32]) {
        guard matrix.count >= 9 else { return nil }
        let (a, b) = (Int64(matrix[0]), Int64(matrix[1]))
        let (c, d) = (Int64(matrix[3]), Int64(matrix[4]))
        // A right angle leaves one diagonal at zero, up to rounding of the 16.16 entries.
        let slack: Int64 = 1 << 6
        if abs(b) <= slack, abs(c) <= slack, abs(a) > slack, abs(d) > slack {
            self.init(isTransposed: false, flipsX: a < 0, flipsY: d < 0)
        } else if abs(a) <= slack, abs(d) <= slack, abs(b) > slack, abs(c) > slack {
            self.init(isTransposed: true, flipsX: b < 0, flipsY: c < 0)
        } else {
            return nil
        }
    }

    /// The orientation of an EXIF tag, 1...8; anything else is upright.
    ///
    /// Source: EXIF 2.32 (CIPA DC-008), tag 274.
    init(exif value: Int) {
        switch value {
        case 2: self.init(isTransposed: false, flipsX: true, flipsY: false)
        case 3: self.init(isTransposed: false, flipsX: true, flipsY: true)
        case 4: self.init(isTransposed: false, flipsX: false, flipsY: true)
        case 5: self.init(isTransposed: true, flipsX: false, flipsY: false)
        case 6: self.init(isTransposed: true, flipsX: false, flipsY: true)
        case 7: self.init(isTransposed: true, flipsX: true, flipsY: true)
        case 8: self.init(isTransposed: true, flipsX: true, flipsY: false)
        default: self = .upright
        }
    }

    /// The size of the upright picture for stored samples of `width` × `height`.
    func size(width: Int, height: Int) -> (width: Int, height: Int) {
        isTransposed ? (height, width) : (width, height)
    }
}

extension Orientation {
    /// Writes stored rows of `width` × `height` elements upright into `target`, whose rows follow each
    /// other without padding. `rowStride` counts bytes and may be negative.
    ///
    /// - Complexity: O(width · height), in tiles so that transposing stays in the cache.
    func place<Element: BitwiseCopyable>(
        _ source: UnsafeRawPointer, rowStride: Int, width: Int, height: Int,
        into target: UnsafeMutablePointer<Element>
    ) {
        if !isTransposed {
            for y in 0..<height {
                let row = source.advanced(by: (flipsY ? height - 1 - y : y) * rowStride)
                let from = row.assumingMemoryBound(to: Element.self)
                let to = target + y * width
                if flipsX {
                    for x in 0..<width { to[x] = from[width - 1 - x] }
                } else {
                    to.update(from: from, count: width)
                }
            }
            return
        }
        let tile = 32
        for top in stride(from: 0, to: height, by: tile) {
            for left in stride(from: 0, to: width, by: tile) {
                for sy in top..<min(top + tile, height) {
                    let row = source.advanced(by: sy * rowStride)
                    let from = row.assumingMemoryBound(to: Element.self)
                    let x = flipsY ? height - 1 - sy : sy
                    for sx in left..<min(left + tile, width) {
                        let y = flipsX ? width - 1 - sx : sx
                        target[y * height + x] = from[sx]
                    }
                }
            }
        }
    }
}
