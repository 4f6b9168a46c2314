internal import CVectorShims

/// Laplacian and gradient energy of `width` × `height` samples from `first`, all of which have four
/// neighbours; contract in `Reference/Plane/Gradients+Reference.swift`.
///
/// `slack` samples to the left of `first`, its left neighbour not counted, may be read as well.
/// `sums` receives the two energies.
@inline(never)
public func planeSharpness(
    _ first: UnsafePointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int, _ slack: Int,
    _ sums: UnsafeMutablePointer<Int64>
) {
    var laplacians: Int64 = 0
    var gradients: Int64 = 0
    let blocks = width / 16
    let tail = width &- 16 &* blocks
    let overlap = 16 &- tail
    let hasVectorTail = tail > 0 && overlap <= slack &+ 16 &* blocks
    let skip = cvs_plane_skip_i16x16(Int32(truncatingIfNeeded: overlap))
    var laplacianLanes = SIMD8<Int32>.zero
    var gradientLanes = SIMD8<Int32>.zero
    // Headroom: a lane gains at most 2 · 1020² a block, so 1000 blocks stay below 2³¹. Rows are taken in
    // bands that have no more; a row that has more alone is taken in parts.
    let part = 999
    let band = blocks &+ 1 > part ? 1 : 1000 / (blocks &+ 1)
    var bandStart = 0
    while bandStart < height {
        let bandEnd = bandStart &+ band < height ? bandStart &+ band : height
        var firstBlock = 0
        repeat {
            let lastBlock = firstBlock &+ part < blocks ? firstBlock &+ part : blocks
            let isLast = lastBlock == blocks
            var y = bandStart
            while y < bandEnd {
                let row = first + y &* stride
                var block = firstBlock
                while block < lastBlock {
                    let near = planeNeighbours(row + 16 &* block, stride)
                    laplacianLanes &+= cvs_plane_dot_i16x16(near.laplacian, near.laplacian)
                    gradientLanes &+=
                        cvs_plane_dot_i16x16(near.gx, near.gx)
                        &+ cvs_plane_dot_i16x16(near.gy, near.gy)
                    block &+= 1
                }
                if isLast && hasVectorTail {
                    let near = planeNeighbours(row + (width &- 16), stride)
                    let laplacian = near.laplacian & skip
                    let gx = near.gx & skip
                    let gy = near.gy & skip
                    laplacianLanes &+= cvs_plane_dot_i16x16(laplacian, laplacian)
                    gradientLanes &+= cvs_plane_dot_i16x16(gx, gx) &+ cvs_plane_dot_i16x16(gy, gy)
                }
                y &+= 1
            }
            laplacians &+= planeTotal(laplacianLanes)
            gradients &+= planeTotal(gradientLanes)
            laplacianLanes = .zero
            gradientLanes = .zero
            firstBlock = lastBlock
        } while firstBlock < blocks
        bandStart = bandEnd
    }
    if !hasVectorTail && tail > 0 {
        var y = 0
        while y < height {
            let row = first + y &* stride
            var x = 16 &* blocks
            while x < width {
                let p = row + x
                let left = Int64(p[-1])
                let right = Int64(p[1])
                let above = Int64(p[0 &- stride])
                let below = Int64(p[stride])
                let laplacian = 4 &* Int64(p[0]) &- left &- right &- above &- below
                laplacians &+= laplacian &* laplacian
                gradients &+= (right &- left) &* (right &- left)
                gradients &+= (below &- above) &* (below &- above)
                x &+= 1
            }
            y &+= 1
        }
    }
    sums[0] = laplacians
    sums[1] = gradients
}

@inline(__always)
private func planeTotal(_ lanes: SIMD8<Int32>) -> Int64 {
    var total: Int64 = 0
    for lane in 0..<8 { total &+= Int64(lanes[lane]) }
    return total
}

@inline(__always)
private func planeNeighbours(
    _ p: UnsafePointer<UInt8>, _ stride: Int
) -> (laplacian: SIMD16<Int16>, gx: SIMD16<Int16>, gy: SIMD16<Int16>) {
    let left = cvs_plane_load_i16x16(p - 1)
    let right = cvs_plane_load_i16x16(p + 1)
    let above = cvs_plane_load_i16x16(p - stride)
    let below = cvs_plane_load_i16x16(p + stride)
    let centre = cvs_plane_load_i16x16(p)
    let twice = centre &+ centre
    let around = (left &+ right) &+ (above &+ below)
    return ((twice &+ twice) &- around, right &- left, below &- above)
}
