internal import CVectorShims

/// Sums over 4 × 4 blocks of two planes: of a, b, a² + b² and a·b.
///
/// `count` blocks side by side; each of the four quantities is written to `sums`, `capacity` elements
/// apart. Contract in `Reference/Plane/Difference+Reference.swift`.
@inline(never)
public func planeBlockSums(
    _ a: UnsafePointer<UInt8>, _ strideA: Int, _ b: UnsafePointer<UInt8>, _ strideB: Int,
    _ count: Int, _ sums: UnsafeMutablePointer<Int32>, _ capacity: Int
) {
    let ones = SIMD16<Int16>(repeating: 1)
    let sumsB = sums + capacity
    let squares = sumsB + capacity
    let products = squares + capacity
    var block = 0
    while block &+ 4 <= count {
        var laneA = SIMD8<Int32>.zero
        var laneB = SIMD8<Int32>.zero
        var laneSquares = SIMD8<Int32>.zero
        var laneProducts = SIMD8<Int32>.zero
        for row in 0..<4 {
            let p = cvs_plane_load_i16x16(a + (row &* strideA &+ 4 &* block))
            let q = cvs_plane_load_i16x16(b + (row &* strideB &+ 4 &* block))
            laneA &+= cvs_plane_dot_i16x16(p, ones)
            laneB &+= cvs_plane_dot_i16x16(q, ones)
            laneSquares &+= cvs_plane_dot_i16x16(p, p)
            laneSquares &+= cvs_plane_dot_i16x16(q, q)
            laneProducts &+= cvs_plane_dot_i16x16(p, q)
        }
        planeStorePairs(laneA, sums + block)
        planeStorePairs(laneB, sumsB + block)
        planeStorePairs(laneSquares, squares + block)
        planeStorePairs(laneProducts, products + block)
        block &+= 4
    }
    while block < count {
        var total = SIMD4<Int32>.zero
        for row in 0..<4 {
            for column in 0..<4 {
                let p = Int32(a[row &* strideA &+ 4 &* block &+ column])
                let q = Int32(b[row &* strideB &+ 4 &* block &+ column])
                total[0] &+= p
                total[1] &+= q
                total[2] &+= p &* p &+ q &* q
                total[3] &+= p &* q
            }
        }
        sums[block] = total[0]
        sumsB[block] = total[1]
        squares[block] = total[2]
        products[block] = total[3]
        block &+= 1
    }
}

/// Adds the similarity of one row of windows to eight accumulators, window i to accumulator i mod 8.
///
/// Each window is 2 × 2 blocks: `upper` and `lower` are two rows of block sums as
/// ``planeBlockSums`` writes them, with `count` + 1 blocks.
@inline(never)
public func planeAddSimilarities(
    _ upper: UnsafePointer<Int32>, _ lower: UnsafePointer<Int32>, _ capacity: Int, _ count: Int,
    _ totals: UnsafeMutablePointer<Double>
) {
    let raw = UnsafeMutableRawPointer(totals)
    var total = raw.loadUnaligned(as: SIMD8<Double>.self)
    var window = 0
    while window &+ 8 <= count {
        let sumA = planeWindows(upper + window, lower + window)
        let sumB = planeWindows(upper + (capacity &+ window), lower + (capacity &+ window))
        let squares = planeWindows(
            upper + (2 &* capacity &+ window), lower + (2 &* capacity &+ window))
        let products = planeWindows(
            upper + (3 &* capacity &+ window), lower + (3 &* capacity &+ window))
        total += planeSimilarity(sumA, sumB, squares, products)
        window &+= 8
    }
    raw.storeBytes(of: total, as: SIMD8<Double>.self)
    guard window < count else { return }
    var sumA = SIMD8<Int32>.zero
    var sumB = SIMD8<Int32>.zero
    var squares = SIMD8<Int32>.zero
    var products = SIMD8<Int32>.zero
    let rest = count &- window
    for lane in 0..<rest {
        let at = window &+ lane
        sumA[lane] = planeWindow(upper, lower, at)
        sumB[lane] = planeWindow(upper, lower, at &+ capacity)
        squares[lane] = planeWindow(upper, lower, at &+ 2 &* capacity)
        products[lane] = planeWindow(upper, lower, at &+ 3 &* capacity)
    }
    let last = planeSimilarity(sumA, sumB, squares, products)
    for lane in 0..<rest { totals[lane] += last[lane] }
}

@inline(__always)
private func planeSimilarity(
    _ sumA: SIMD8<Int32>, _ sumB: SIMD8<Int32>, _ squares: SIMD8<Int32>,
    _ products: SIMD8<Int32>
) -> SIMD8<Double> {
    // Headroom: 64 · 64 · 2 · 255² < 2³⁰.
    let meanProduct = sumA &* sumB
    let meanSquares = (sumA &* sumA) &+ (sumB &* sumB)
    let covariance = cvs_plane_shift_left_i32x8(products, 6) &- meanProduct
    let variance = cvs_plane_shift_left_i32x8(squares, 6) &- meanSquares
    let over = cvs_plane_to_f64x8(meanProduct &+ meanProduct) + 26634
    let under = cvs_plane_to_f64x8(meanSquares) + 26634
    let overSpread = cvs_plane_to_f64x8(covariance &+ covariance) + 239_708
    let underSpread = cvs_plane_to_f64x8(variance) + 239_708
    return (over * overSpread) / (under * underSpread)
}

@inline(__always)
private func planeWindow(
    _ upper: UnsafePointer<Int32>, _ lower: UnsafePointer<Int32>, _ at: Int
) -> Int32 {
    (upper[at] &+ upper[at &+ 1]) &+ (lower[at] &+ lower[at &+ 1])
}

@inline(__always)
private func planeWindows(
    _ upper: UnsafePointer<Int32>, _ lower: UnsafePointer<Int32>
) -> SIMD8<Int32> {
    let above = planeLanes(upper) &+ planeLanes(upper + 1)
    let below = planeLanes(lower) &+ planeLanes(lower + 1)
    return above &+ below
}

@inline(__always)
private func planeLanes(_ p: UnsafePointer<Int32>) -> SIMD8<Int32> {
    UnsafeRawPointer(p).loadUnaligned(as: SIMD8<Int32>.self)
}

/// Adds neighbouring lanes and stores the four sums.
@inline(__always)
private func planeStorePairs(_ lanes: SIMD8<Int32>, _ target: UnsafeMutablePointer<Int32>) {
    let pairs = cvs_plane_pairs_i32x8(lanes)
    target[0] = Int32(truncatingIfNeeded: pairs[0])
    target[1] = Int32(truncatingIfNeeded: pairs[1])
    target[2] = Int32(truncatingIfNeeded: pairs[2])
    target[3] = Int32(truncatingIfNeeded: pairs[3])
}
