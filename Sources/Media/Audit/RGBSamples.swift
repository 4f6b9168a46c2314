internal import CFFmpeg
public import VectorCore

/// The R′G′B′ samples of one frame, 8 bits each, three to a pixel, rows without padding.
public struct RGBSamples: Sendable {
    /// Columns.
    public let width: Int
    /// Rows.
    public let height: Int
    /// `3 · width · height` samples.
    public let bytes: [UInt8]

    /// The exact colours of `frame`, upright.
    ///
    /// - Parameter coding: how its samples are read; `nil` for what it states.
    public init(_ frame: DecodedFrame, reading coding: ColourCoding? = nil) {
        self.init(RGBBuffer(frame, reading: coding))
    }

    init(_ buffer: RGBBuffer) {
        width = buffer.width
        height = buffer.height
        let count = 3 * width * height
        if buffer.bytesPerSample == 1 {
            bytes = Array(
                UnsafeBufferPointer(
                    start: buffer.bytes.assumingMemoryBound(to: UInt8.self), count: count))
        } else {
            let words = buffer.bytes.assumingMemoryBound(to: UInt16.self)
            bytes = (0..<count).map { UInt8((Int(words[$0]) * 255 + 32767) / 65535) }
        }
    }

    private init(width: Int, height: Int, bytes: [UInt8]) {
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    /// What libswscale makes of `frame` with the settings of a program that sets none: bicubic chroma,
    /// no accurate rounding. `nil` for turned pictures and formats that it does not read.
    ///
    /// - Parameter coding: the matrix and range that the program takes the samples for.
    public static func roughConversion(
        of frame: DecodedFrame, reading coding: ColourCoding
    ) -> RGBSamples? {
        guard frame.orientation.isUpright, !frame.layout.isRGB else { return nil }
        let (width, height) = (Int32(frame.width), Int32(frame.height))
        guard
            let context = sws_getContext(
                width, height, frame.picture.format, width, height, AV_PIX_FMT_RGB24, SWS_BICUBIC,
                nil, nil, nil)
        else { return nil }
        defer { sws_freeContext(context) }
        let matrix: Int32 =
            switch coding.matrix {
            case .bt601: SWS_CS_ITU601
            case .bt709: SWS_CS_ITU709
            case .bt2020: SWS_CS_BT2020
            }
        let one: Int32 = 1 << 16
        _ = sws_setColorspaceDetails(
            context, sws_getCoefficients(matrix), coding.range == .full ? 1 : 0,
            sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, one, one)
        // Rows are padded: the library writes whole vectors.
        let stride = (3 * Int(width) + 63) / 64 * 64
        var padded = [UInt8](repeating: 0, count: stride * Int(height) + 64)
        let rows = padded.withUnsafeMutableBufferPointer { buffer -> Int32 in
            let planes = (0..<4).map { frame.picture.plane($0).map { UnsafePointer($0) } }
            let strides = (0..<4).map { Int32(frame.picture.bytesPerRow($0)) }
            let targets: [UnsafeMutablePointer<UInt8>?] = [buffer.baseAddress, nil, nil, nil]
            let targetStrides: [Int32] = [Int32(stride), 0, 0, 0]
            return sws_scale(context, planes, strides, 0, height, targets, targetStrides)
        }
        guard rows == height else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * Int(width) * Int(height))
        for y in 0..<Int(height) {
            bytes += padded[y * stride..<y * stride + 3 * Int(width)]
        }
        return RGBSamples(width: Int(width), height: Int(height), bytes: bytes)
    }

    /// The picture at another size, by area averages; the picture itself for its own size.
    public func scaled(width columns: Int, height rows: Int) -> RGBSamples {
        guard columns != width || rows != height, columns > 0, rows > 0 else { return self }
        var result = [UInt8](repeating: 0, count: 3 * columns * rows)
        for y in 0..<rows {
            let top = y * height / rows
            let bottom = max(top + 1, (y + 1) * height / rows)
            for x in 0..<columns {
                let left = x * width / columns
                let right = max(left + 1, (x + 1) * width / columns)
                var sums = SIMD3<Int>.zero
                for row in top..<bottom {
                    for column in left..<right {
                        let i = 3 * (row * width + column)
                        sums &+= SIMD3(Int(bytes[i]), Int(bytes[i + 1]), Int(bytes[i + 2]))
                    }
                }
                let n = (bottom - top) * (right - left)
                for k in 0..<3 {
                    result[3 * (y * columns + x) + k] = UInt8((sums[k] + n / 2) / n)
                }
            }
        }
        return RGBSamples(width: columns, height: rows, bytes: result)
    }

    /// The picture as PNG, such as a thumbnail for a strip.
    ///
    /// - Throws: `unwritable` when there is no encoder.
    public func png() throws(MediaError) -> [UInt8] {
        let buffer = RGBBuffer(width: width, height: height, bytesPerSample: 1)
        buffer.bytes.copyMemory(from: bytes, byteCount: bytes.count)
        let coded = try PNGEncoder(buffer, primaries: "bt709", path: "thumbnail")
        return coded.withBytes { Array($0) }
    }
}
