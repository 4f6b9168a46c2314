public import CVectorShims

/// Output channels of a full weight panel at this level.
@inline(never)
public func convolutionPanelWidth() -> Int { cvs_has_fma() ? 16 : 8 }

/// Pixels of a full tile at this level: as many accumulators as the registers hold.
@inline(never)
public func convolutionTileRows() -> Int { cvs_has_fma() ? 6 : 4 }

/// A dense convolution; contract in `Reference/Network/ConvolutionReference.swift`.
///
/// Pixels are cut into tiles of nearly equal size, so that no small rest is left over.
@inline(never)
public func denseConvolution(_ call: UnsafePointer<cvs_convolution>) {
    let c = call.pointee
    let pixels = Int(c.outputWidth) &* Int(c.outputHeight)
    let channels = Int(c.outputStride)
    let panelWidth = cvs_has_fma() ? 16 : 8
    let tileRows = cvs_has_fma() ? 6 : 4
    let tiles = (pixels &+ tileRows &- 1) / tileRows
    if tiles == 0 { return }
    let small = pixels / tiles
    let larger = pixels &- small &* tiles

    // Channels in full panels; those of a narrower last one follow them.
    let wide = panelWidth == 16 ? channels & ~15 : 0
    // Small weights stay near, so that every tile takes all panels; else a panel passes a block of tiles.
    let isSmall = c.blockTiles == 1
    let channelStep = isSmall ? channels : panelWidth
    // A narrower last panel follows while the windows of a few tiles are still near.
    let block = isSmall ? 32 : Int(c.blockTiles)
    let depth = Int(c.runs) &* Int(c.runLength)
    var next = cvs_tile()
    var first = 0
    while first < tiles {
        let start = next
        let end = first &+ block < tiles ? first &+ block : tiles
        var channel = 0
        while channel < channels {
            let channelEnd = channel &+ channelStep < channels ? channel &+ channelStep : channels
            next = start
            if !isSmall {
                // Each tile fetches its share of the next panel.
                let count = end &- first
                next.ahead = Int64(channelEnd &* depth)
                next.aheadStep = Int64((panelWidth &+ count &- 1) / count)
            }
            var index = first
            while index < end {
                // The larger tiles come first.
                let isLarger = index < larger
                let last = isLarger && larger < end ? larger : end
                next.rows = Int64(isLarger ? small &+ 1 : small)
                next.tiles = Int64(last &- index)
                next.firstChannel = Int64(channel)
                next.endChannel = Int64(channelEnd < wide ? channelEnd : wide)
                if next.firstChannel < next.endChannel { wideTiles(call, next) }
                if channelEnd > wide {
                    next.firstChannel = Int64(channel > wide ? channel : wide)
                    next.endChannel = Int64(channelEnd)
                    narrowTiles(call, next)
                }
                next.pixel &+= next.rows &* next.tiles
                next.ahead &+= next.aheadStep &* Int64(depth) &* next.tiles
                next.x &+= next.rows &* next.tiles
                next.y &+= next.x / c.outputWidth
                next.x %= c.outputWidth
                index = last
            }
            channel = channelEnd
        }
        first = end
    }
}

@inline(__always)
private func wideTiles(_ call: ConvolutionCall, _ tile: cvs_tile) {
    switch tile.rows {
    case 6: tile6x2(call, tile)
    case 5: tile5x2(call, tile)
    case 4: tile4x2(call, tile)
    case 3: tile3x2(call, tile)
    case 2: tile2x2(call, tile)
    default: tile1x2(call, tile)
    }
}

@inline(__always)
private func narrowTiles(_ call: ConvolutionCall, _ tile: cvs_tile) {
    switch tile.rows {
    case 6: tile6x1(call, tile)
    case 5: tile5x1(call, tile)
    case 4: tile4x1(call, tile)
    case 3: tile3x1(call, tile)
    case 2: tile2x1(call, tile)
    default: tile1x1(call, tile)
    }
}
