import Foundation
import Media
import VectorCore

/// What our decoder says of a file's frames: place, and samples before any conversion to R′G′B′.
struct OwnFrames {
    var timestamps: [Int64] = []
    /// A sum over the samples of each frame, in 8 bits.
    var sums: [UInt64] = []
    var format = ""
    var depth = 0
    var isLimited = true
    /// Whether what we lend is no longer what was decoded: PQ and HLG are mapped to sRGB.
    var isToneMapped = false
    var width = 0
    var height = 0
    var chromaShift = (0, 0)
    var damage: VideoDamage?
    var sizeChangedAt: Int?

    init(_ path: String) throws(MediaError) {
        var decoder = try VideoDecoder(path: path, threads: 1)
        let properties = decoder.properties
        format = properties.pixelFormat
        depth = properties.bitDepth
        isLimited = properties.colour.range != "full"
        isToneMapped = ["arib-std-b67", "smpte2084"].contains(properties.colour.transfer)
        (width, height) = (properties.width, properties.height)
        while let frame = try decoder.next() {
            timestamps.append(frame.pts)
            frame.withPicture { picture in
                chromaShift = (picture.chromaShiftX, picture.chromaShiftY)
                var sum = SampleSum()
                for plane in [picture.luma, picture.cb, picture.cr] {
                    for y in 0..<plane.height {
                        sum.add(
                            UnsafeBufferPointer(
                                start: plane.base + y * plane.bytesPerRow, count: plane.width))
                    }
                }
                sums.append(sum.value)
            }
        }
        damage = decoder.damage
        sizeChangedAt = decoder.sizeChangedAtFrame
    }

    /// Whether raw frames of FFmpeg can be brought to what we lend: three planes of Y′CbCr.
    var isComparable: Bool {
        let planar = format.hasPrefix("yuv4") || format.hasPrefix("yuvj4")
        return planar && (depth == 8 || format.hasSuffix("le")) && !format.contains("a")
    }

    /// Samples of a frame, luma and both chroma planes.
    var samplesOfAFrame: Int {
        let chromaWidth = (width + (1 << chromaShift.0) - 1) >> chromaShift.0
        let chromaHeight = (height + (1 << chromaShift.1) - 1) >> chromaShift.1
        return width * height + 2 * chromaWidth * chromaHeight
    }

    /// The sum of a raw frame of FFmpeg, deeper samples rounded to 8 bits.
    func sum(of frame: Data) -> UInt64 {
        var sum = SampleSum()
        frame.withUnsafeBytes { raw in
            guard depth > 8 else { return sum.add(raw.bindMemory(to: UInt8.self)) }
            let words = raw.bindMemory(to: UInt16.self)
            var bytes = [UInt8](repeating: 0, count: words.count)
            guard let start = words.baseAddress else { return }
            let luma = width * height
            let kernels = KernelTable().conversion
            bytes.withUnsafeMutableBufferPointer { target in
                guard let to = target.baseAddress else { return }
                kernels.reduceDepth(
                    start, to, luma, isLimited ? .limited(depth: depth) : .full(depth: depth))
                kernels.reduceDepth(
                    start + luma, to + luma, words.count - luma,
                    isLimited ? .limited(depth: depth) : .fullChroma(depth: depth))
            }
            bytes.withUnsafeBufferPointer { sum.add($0) }
        }
        return sum.value
    }
}

/// FNV-1a over bytes, 64 bits. Source: draft-eastlake-fnv.
struct SampleSum {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
}
