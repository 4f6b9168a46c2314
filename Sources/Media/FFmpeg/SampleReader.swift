internal import CFFmpeg
internal import VectorCore

/// Reads single components of a picture of any layout, a row at a time, as 16-bit numbers of one
/// depth, with alpha laid over mid-grey.
struct SampleReader: ~Copyable {
    private let layout: PixelLayout
    private let coding: ColourCoding
    private let frame: UnsafeMutablePointer<AVFrame>
    private let descriptor: UnsafePointer<AVPixFmtDescriptor>
    private let depths: [Int]
    private let alpha: UnsafeMutablePointer<UInt16>

    /// Safety: `frame` must stay alive and unchanged while the reader is used, and have `layout`.
    init(_ frame: UnsafeMutablePointer<AVFrame>, layout: PixelLayout, coding: ColourCoding) {
        self.frame = frame
        self.layout = layout
        self.coding = coding
        // Safety: PixelLayout exists only for formats that have a descriptor.
        descriptor = av_pix_fmt_desc_get(layout.format)!
        depths = layout.depths
        alpha = .allocate(capacity: Int(frame.pointee.width))
    }

    deinit { alpha.deallocate() }

    /// Reads `count` samples of row `row` into `target`, as numbers of `layout.depth` bits.
    ///
    /// - Parameter component: 0 luma or red, 1 blue-difference or green, 2 red-difference or blue.
    /// - Precondition: the component exists, and `row` and `count` lie inside its plane.
    func read(
        _ component: Int, row: Int, count: Int, into target: UnsafeMutablePointer<UInt16>
    ) {
        fetch(component, row: row, count: count, into: target)
        let depth = layout.isPalette ? 8 : depths[component]
        if depth < layout.depth {
            let (top, wide) = ((1 << depth) - 1, (1 << layout.depth) - 1)
            for x in 0..<count { target[x] = UInt16((Int(target[x]) * wide + top / 2) / top) }
        }
        if layout.hasAlpha { layOverGrey(component, row: row, count: count, target) }
    }

    private func fetch(
        _ component: Int, row: Int, count: Int, into target: UnsafeMutablePointer<UInt16>
    ) {
        let data = frame.pointee.data
        var planes: [UnsafePointer<UInt8>?] = [
            UnsafePointer(data.0), UnsafePointer(data.1), UnsafePointer(data.2),
            UnsafePointer(data.3),
        ]
        let sizes = frame.pointee.linesize
        let strides = [sizes.0, sizes.1, sizes.2, sizes.3]
        let stored = layout.isPalette ? 0 : component
        av_read_image_line2(
            target, &planes, strides, descriptor, 0, Int32(row), Int32(stored), Int32(count), 0, 2)
        if layout.isPalette, let table = data.1 {
            // 256 words A R G B in the machine's byte order; an index is a byte.
            let raw = UnsafeRawPointer(table)
            let shift = [UInt32(16), 8, 0, 24][component]
            for x in 0..<count {
                let word = raw.loadUnaligned(fromByteOffset: 4 * Int(target[x]), as: UInt32.self)
                target[x] = UInt16(word >> shift & 255)
            }
        }
        if layout.format == AV_PIX_FMT_MONOWHITE {
            for x in 0..<count { target[x] ^= 1 }
        }
    }

    /// target = (target · alpha + grey · (top − alpha)) / top, rounded. Under a chroma sample lies the
    /// alpha of the luma sample at its top left.
    private func layOverGrey(
        _ component: Int, row: Int, count: Int, _ target: UnsafeMutablePointer<UInt16>
    ) {
        let isChroma = !layout.isRGB && !layout.isGray && component > 0
        let (shiftX, shiftY) = isChroma ? (layout.shiftX, layout.shiftY) : (0, 0)
        let number = layout.isPalette ? 3 : depths.count - 1
        let lumaRow = min(row << shiftY, Int(frame.pointee.height) - 1)
        fetch(number, row: lumaRow, count: Int(frame.pointee.width), into: alpha)
        let top = (1 << (layout.isPalette ? 8 : depths[number])) - 1
        let grey = neutral(isChroma: isChroma)
        for x in 0..<count {
            let opacity = Int(alpha[x << shiftX])
            let mixed = Int(target[x]) * opacity + grey * (top - opacity)
            target[x] = UInt16((mixed + top / 2) / top)
        }
    }

    /// Mid-grey, 128 of 255, in the codes of the picture.
    private func neutral(isChroma: Bool) -> Int {
        if isChroma { return 1 << (layout.depth - 1) }
        let top = (1 << layout.depth) - 1
        if layout.isRGB || coding.range == .full { return (128 * top + 127) / 255 }
        let scaled = (16 * 255 + 219 * 128) << max(0, layout.depth - 8)
        return (scaled + 127) / 255
    }
}
