internal import CFFmpeg
internal import VectorCore

extension PlanarBuffer {
    /// Brings `picture` to upright 8-bit Y′CbCr.
    ///
    /// - Deeper samples are rounded to 8 bits, halves up, by ``DepthReduction``.
    /// - R′G′B′ becomes full-range BT.709 4:4:4; gray gets chroma 128.
    /// - Alpha is laid over mid-grey, 128 of 255.
    convenience init(
        _ picture: borrowing Picture, layout: PixelLayout, orientation: Orientation,
        coding: ColourCoding, kernels: ConversionKernels
    ) {
        let frame = picture.pointer
        let (width, height) = (picture.width, picture.height)
        let upright = orientation.size(width: width, height: height)
        let (shiftX, shiftY) =
            layout.isRGB ? (0, 0) : layout.isGray ? (1, 1) : (layout.shiftX, layout.shiftY)
        let swaps = orientation.isTransposed
        // Safety: the pointers are the picture's own, used only inside the call.
        let planes = (0..<3).map { (picture.plane($0), picture.bytesPerRow($0)) }
        self.init(
            width: upright.width, height: upright.height, shiftX: swaps ? shiftY : shiftX,
            shiftY: swaps ? shiftX : shiftY, coding: coding
        ) { luma, cb, cr in
            let targets = [luma, cb, cr]
            if layout.isPlanar8 {
                for (number, plane) in planes.enumerated() {
                    guard let data = plane.0 else { continue }
                    orientation.place(
                        data, rowStride: plane.1,
                        width: number == 0 ? width : layout.chromaWidth(width),
                        height: number == 0 ? height : layout.chromaHeight(height),
                        into: targets[number])
                }
                return
            }
            let reader = SampleReader(frame, layout: layout, coding: coding)
            if layout.isRGB {
                Self.fillFromRGB(
                    reader, targets: targets, width: width, height: height, depth: layout.depth,
                    orientation: orientation, kernels: kernels)
                return
            }
            for number in 0..<(layout.isGray ? 1 : 3) {
                let isChroma = number > 0
                let reduction: DepthReduction =
                    coding.range == .limited
                    ? .limited(depth: max(8, layout.depth))
                    : isChroma ? .fullChroma(depth: layout.depth) : .full(depth: layout.depth)
                Self.fill(
                    reader, component: number, reduction: reduction, into: targets[number],
                    width: isChroma ? layout.chromaWidth(width) : width,
                    height: isChroma ? layout.chromaHeight(height) : height,
                    orientation: orientation, kernels: kernels)
            }
        }
    }

    private static func fill(
        _ reader: borrowing SampleReader, component: Int, reduction: DepthReduction,
        into target: UnsafeMutablePointer<UInt8>, width: Int, height: Int,
        orientation: Orientation, kernels: ConversionKernels
    ) {
        let samples = UnsafeMutablePointer<UInt16>.allocate(capacity: width)
        let stored =
            orientation.isUpright ? target : .allocate(capacity: width * height)
        defer {
            samples.deallocate()
            if !orientation.isUpright { stored.deallocate() }
        }
        for row in 0..<height {
            reader.read(component, row: row, count: width, into: samples)
            kernels.reduceDepth(samples, stored + row * width, width, reduction)
        }
        if !orientation.isUpright {
            orientation.place(stored, rowStride: width, width: width, height: height, into: target)
        }
    }

    private static func fillFromRGB(
        _ reader: borrowing SampleReader, targets: [UnsafeMutablePointer<UInt8>], width: Int,
        height: Int, depth: Int, orientation: Orientation, kernels: ConversionKernels
    ) {
        let samples = UnsafeMutablePointer<UInt16>.allocate(capacity: 3 * width)
        let size = width * height
        let whole: UnsafeMutablePointer<UInt8>? =
            orientation.isUpright ? nil : .allocate(capacity: 3 * size)
        defer {
            samples.deallocate()
            whole?.deallocate()
        }
        let stored = whole.map { [$0, $0 + size, $0 + 2 * size] } ?? targets
        let scale = FromRGBScale(depth: depth)
        for row in 0..<height {
            for component in 0..<3 {
                reader.read(component, row: row, count: width, into: samples + component * width)
            }
            kernels.ycbcrFromRGB(
                samples, samples + width, samples + 2 * width, stored[0] + row * width,
                stored[1] + row * width, stored[2] + row * width, width, scale)
        }
        if !orientation.isUpright {
            for (from, to) in zip(stored, targets) {
                orientation.place(
                    from, rowStride: width, width: width, height: height, into: to)
            }
        }
    }
}

extension PlanarBuffer {
    /// Full-range BT.709 4:4:4 of upright 16-bit R′G′B′.
    ///
    /// - Precondition: `source` has two bytes to a sample.
    convenience init(_ source: RGBBuffer, kernels: ConversionKernels) {
        precondition(source.bytesPerSample == 2)
        let (width, height) = (source.width, source.height)
        self.init(
            width: width, height: height, shiftX: 0, shiftY: 0,
            coding: ColourCoding(matrix: .bt709, range: .full)
        ) { luma, cb, cr in
            let rows = UnsafeMutablePointer<UInt16>.allocate(capacity: 3 * width)
            defer { rows.deallocate() }
            let (red, green, blue) = (rows, rows + width, rows + 2 * width)
            let words = source.bytes.assumingMemoryBound(to: UInt16.self)
            let scale = FromRGBScale(depth: 16)
            for y in 0..<height {
                let row = words + 3 * y * width
                for x in 0..<width {
                    (red[x], green[x], blue[x]) = (row[3 * x], row[3 * x + 1], row[3 * x + 2])
                }
                let start = y * width
                kernels.ycbcrFromRGB(
                    red, green, blue, luma + start, cb + start, cr + start, width, scale)
            }
        }
    }
}
