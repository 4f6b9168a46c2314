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
    let depth = Int(c.runs) &* Int(c.runLength)
    let tiles = (pixels &+ tileRows &- 1) / tileRows
    if tiles == 0 { return }
    let small = pixels / tiles
    let larger = pixels &- small &* tiles

    var tile = 0
    var start = cvs_tile_start(pixel: 0, y: 0, x: 0)
    while tile < tiles {
        let blockEnd = tile &+ Int(c.blockTiles) < tiles ? tile &+ Int(c.blockTiles) : tiles
        var next = start
        var channel = 0
        while channel < channels {
            let panel = c.weights + channel &* depth
            let isWide = panelWidth == 16 && channel &+ 16 <= channels
            next = start
            var index = tile
            while index < blockEnd {
                let rows = index < larger ? small &+ 1 : small
                if isWide {
                    wideTile(rows, call, next, channel, panel)
                } else {
                    narrowTile(rows, call, next, channel, panel)
                }
                next.pixel &+= Int64(rows)
                next.x &+= Int64(rows)
                while next.x >= c.outputWidth {
                    next.x &-= c.outputWidth
                    next.y &+= 1
                }
                index &+= 1
            }
            channel &+= isWide ? 16 : 8
        }
        start = next
        tile = blockEnd
    }
}

@inline(__always)
private func wideTile(
    _ rows: Int, _ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel
) {
    switch rows {
    case 6: tile6x2(call, start, channel, panel)
    case 5: tile5x2(call, start, channel, panel)
    case 4: tile4x2(call, start, channel, panel)
    case 3: tile3x2(call, start, channel, panel)
    case 2: tile2x2(call, start, channel, panel)
    default: tile1x2(call, start, channel, panel)
    }
}

@inline(__always)
private func narrowTile(
    _ rows: Int, _ call: ConvolutionCall, _ start: cvs_tile_start, _ channel: Int, _ panel: Panel
) {
    switch rows {
    case 6: tile6x1(call, start, channel, panel)
    case 5: tile5x1(call, start, channel, panel)
    case 4: tile4x1(call, start, channel, panel)
    case 3: tile3x1(call, start, channel, panel)
    case 2: tile2x1(call, start, channel, panel)
    default: tile1x1(call, start, channel, panel)
    }
}
