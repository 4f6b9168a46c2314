internal import CVectorShims
internal import VectorCore

/// A 3×3 convolution of stride 1 as 36 matrix products between two transforms, block by block of tiles.
struct WinogradConvolution {
    /// Parameters of the transforms; addresses of the arena are filled in by a session.
    var transforms: cvs_winograd
    /// Parameters of the products; weights of the first of 36 that follow each other.
    var product: cvs_convolution
    /// Floats from one packed matrix to the next.
    var matrixStride: Int
    /// Tiles of the whole picture, and of a block.
    var tiles: Int
    var blockTiles: Int

    /// Floats of scratch: the transforms' own, then room for a block on both sides of the products.
    var scratchCount: Int {
        let positions = NetworkKernels.winogradProducts
        return 8 * positions
            + positions * Int(transforms.transformedStride + transforms.productStride)
    }

    /// The same with the addresses of a session's memory.
    func bound(
        _ input: UnsafePointer<Float>, residual: UnsafePointer<Float>?,
        scratch: UnsafeMutablePointer<Float>, _ output: UnsafeMutablePointer<Float>
    ) -> WinogradConvolution {
        var result = self
        let positions = NetworkKernels.winogradProducts
        let transformed = scratch + 8 * positions
        let products = transformed + positions * Int(transforms.transformedStride)
        result.transforms.input = input
        result.transforms.residual = residual
        result.transforms.scratch = scratch
        result.transforms.transformed = transformed
        result.transforms.products = UnsafePointer(products)
        result.transforms.output = output
        result.product.input = UnsafePointer(transformed)
        result.product.output = products
        return result
    }

    func run(_ kernels: NetworkKernels) {
        var transforms = transforms
        var first = 0
        while first < tiles {
            let count = min(blockTiles, tiles - first)
            transforms.firstTile = Int64(first)
            transforms.tiles = Int64(count)
            withUnsafePointer(to: transforms) { kernels.winogradInput($0) }
            var call = product
            call.outputWidth = Int64(count)
            for _ in 0..<NetworkKernels.winogradProducts {
                withUnsafePointer(to: call) { kernels.dense($0) }
                call.input += Int(transforms.transformedStride)
                call.weights += matrixStride
                call.output += Int(transforms.productStride)
            }
            withUnsafePointer(to: transforms) { kernels.winogradOutput($0) }
            first += count
        }
    }
}

extension NetworkPlanner {
    /// Whether Winograd's way costs less: a quarter of the products and more, and matrices that come out of a
    /// cache. Larger ones, four times the weights, cost more to fetch than their products save.
    func suitsWinograd(_ window: Window, _ input: ActivationLayout, _ output: ActivationLayout)
        -> Bool
    {
        guard window.kernelHeight == 3, window.kernelWidth == 3, window.strideX == 1,
            window.strideY == 1, input.channels % 8 == 0, input.channels >= 16,
            output.channels >= 16, input.stride == input.channels
        else { return false }
        let tiles = Self.tiles(output)
        let products = 36 * tiles.across * tiles.down
        let matrices = 36 * 4 * input.channels * output.stride
        return 4 * products <= 3 * 9 * output.pixels && matrices <= 1 << 20
    }

    private static func tiles(_ output: ActivationLayout) -> (across: Int, down: Int) {
        let tile = NetworkKernels.winogradTile
        return ((output.width + tile - 1) / tile, (output.height + tile - 1) / tile)
    }

    mutating func lowerWinograd(
        _ step: FusedOperator, _ window: Window, input: (buffer: Int, layout: ActivationLayout)
    ) throws(ModelError) {
        let tile = NetworkKernels.winogradTile
        let channels = input.layout.channels
        let tiles = Self.tiles(layout(of: step.output))
        let (rows, columns) = (tiles.down * tile + 2, tiles.across * tile + 2)
        let source = try scratch(rows, columns, channels)
        append(
            .border(
                BorderCopy(
                    rows: min(input.layout.height, rows - window.padding.top),
                    columns: min(input.layout.width, columns - window.padding.left),
                    channels: channels, inputWidth: input.layout.width, inputStride: channels,
                    top: window.padding.top, left: window.padding.left, outputHeight: rows,
                    outputWidth: columns, outputStride: channels)),
            reads: [input.buffer], write: source)
        let output = allocate(step.output)

        var transforms = cvs_winograd()
        transforms.rowStride = Int64(columns * channels)
        transforms.pixelStride = Int64(channels)
        transforms.channels = Int64(channels)
        transforms.tilesAcross = Int64(tiles.across)
        transforms.outputWidth = Int64(output.layout.width)
        transforms.outputHeight = Int64(output.layout.height)
        transforms.outputStride = Int64(output.layout.stride)
        transforms.bias = bias(step, channels: output.layout.channels)
        transforms.epilogue = epilogue(step.function)

        // Both sides of the products fill half a second-level cache of 512 KB.
        let all = tiles.across * tiles.down
        let most = max(8, (1 << 16) / (36 * (channels + output.layout.stride)))
        let blocks = (all + most - 1) / most
        let block = (all + blocks - 1) / blocks
        // 16 floats more than the values, lest all 36 fall into one set of the first-level cache.
        transforms.transformedStride = Int64(block * channels + 16)
        transforms.productStride = Int64(block * output.layout.stride + 16)

        var product = cvs_convolution()
        product.outputHeight = 1
        product.stepX = Int64(channels)
        product.runs = 1
        product.runLength = Int64(channels)
        product.runOffsets = constants.keep([Int64(0)])
        product.outputStride = Int64(output.layout.stride)
        product.blockTiles = 100
        product.epilogue = epilogue(.identity)
        product.bias = UnsafePointer(
            constants.keep(AlignedFloats(count: output.layout.stride)))
        product.weights = UnsafePointer(
            constants.keep(
                kernels.winogradPacked(
                    constant(step.inputs[1]), outputs: output.layout.channels, channels: channels)))

        var work = WinogradConvolution(
            transforms: transforms, product: product,
            matrixStride: output.layout.stride * channels, tiles: all, blockTiles: block)
        var reads = [source, try scratch(1, 1, work.scratchCount)]
        if let residual = step.residual {
            let place = try place(residual)
            reads.append(place.buffer)
            work.transforms.residualStride = Int64(place.layout.stride)
            work.transforms.residualChannels = Int64(place.layout.channels)
        }
        append(.winograd(work), reads: reads, write: output.buffer)
    }
}
