import VectorCore

/// Our conversion of a picture, into memory that is made once.
final class OwnConversion {
    private let picture: CodedPicture
    private let kernels: ConversionKernels
    private let target: UnsafeMutableRawPointer
    private var isDeep: Bool { picture.depth > 8 }

    init(_ picture: CodedPicture, level: SIMDLevel) {
        self.picture = picture
        kernels = KernelTable(level: level).conversion
        target = .allocate(byteCount: 6 * picture.width * picture.height + 64, alignment: 64)
        target.initializeMemory(
            as: UInt8.self, repeating: 0, count: 6 * picture.width * picture.height)
    }

    deinit { target.deallocate() }

    /// Converts the whole picture.
    func run() {
        withPlanes { planes in
            let rows = RGBRows(
                planes,
                form: .init(
                    width: picture.width, height: picture.height, shiftX: picture.sampling.shiftX,
                    shiftY: picture.sampling.shiftY, depth: picture.depth, coding: picture.coding,
                    site: ChromaSite(
                        named: picture.sampling.site, shiftX: picture.sampling.shiftX,
                        shiftY: picture.sampling.shiftY)), kernels: kernels)
            for y in 0..<picture.height {
                let row = 3 * y * picture.width
                if isDeep {
                    rows.write16(row: y, to: target.assumingMemoryBound(to: UInt16.self) + row)
                } else {
                    rows.write8(row: y, to: target.assumingMemoryBound(to: UInt8.self) + row)
                }
            }
        }
    }

    private func withPlanes(_ body: (RGBRows.Planes) -> Void) {
        func lend<Sample>(_ planes: [[Sample]], _ size: Int) {
            planes[0].withUnsafeBytes { luma in
                planes[1].withUnsafeBytes { cb in
                    planes[2].withUnsafeBytes { cr in
                        guard let y = luma.baseAddress, let b = cb.baseAddress,
                            let r = cr.baseAddress
                        else { return }
                        body(
                            RGBRows.Planes(
                                luma: (y, size * picture.width),
                                cb: (b, size * picture.chromaWidth),
                                cr: (r, size * picture.chromaWidth), bytesPerSample: size))
                    }
                }
            }
        }
        if isDeep { lend(picture.words, 2) } else { lend(picture.bytes, 1) }
    }

    /// What was written, in codes of 8 bits.
    var codes: [Double] {
        let count = 3 * picture.width * picture.height
        if isDeep {
            let words = target.assumingMemoryBound(to: UInt16.self)
            return (0..<count).map { Double(words[$0]) / 257 }
        }
        let bytes = target.assumingMemoryBound(to: UInt8.self)
        return (0..<count).map { Double(bytes[$0]) }
    }
}
