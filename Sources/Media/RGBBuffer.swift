internal import CFFmpeg
internal import VectorCore

/// An owned, upright picture of interleaved R′G′B′ at native size: 8 bits, or 16 where the source has
/// more than 8 or is of high dynamic range.
final class RGBBuffer {
    let width: Int
    let height: Int
    /// 1 or 2; two bytes are in the machine's order.
    let bytesPerSample: Int
    let bytes: UnsafeMutableRawPointer

    /// Memory for a picture, not yet written.
    init(width: Int, height: Int, bytesPerSample: Int) {
        self.width = width
        self.height = height
        self.bytesPerSample = bytesPerSample
        bytes = .allocate(byteCount: width * height * 3 * bytesPerSample, alignment: 16)
    }

    deinit { bytes.deallocate() }

    /// Converts `frame` exactly: no resampling, alpha over mid-grey, high dynamic range
    /// tone-mapped, turned upright.
    ///
    /// - Parameter coding: how samples are read; `nil` for what the frame states.
    convenience init(_ frame: DecodedFrame, reading coding: ColourCoding? = nil) {
        let (width, height) = (frame.picture.width, frame.picture.height)
        let layout = frame.layout
        self.init(
            width: frame.width, height: frame.height,
            bytesPerSample: layout.depth > 8 || frame.toneMap != nil ? 2 : 1)
        let orientation = frame.orientation
        let stored: UnsafeMutableRawPointer =
            orientation.isUpright
            ? bytes
            : .allocate(byteCount: width * height * 3 * bytesPerSample, alignment: 16)
        defer { if !orientation.isUpright { stored.deallocate() } }

        if layout.isRGB || layout.depth < 8 {
            copySamples(frame, into: stored)
        } else {
            convertPlanes(frame, coding: coding ?? frame.colour.coding, into: stored)
        }
        frame.toneMap?.apply(to: stored.assumingMemoryBound(to: UInt16.self), count: width * height)
        guard !orientation.isUpright else { return }
        let stride = width * 3 * bytesPerSample
        if bytesPerSample == 1 {
            orientation.place(
                stored, rowStride: stride, width: width, height: height,
                into: bytes.assumingMemoryBound(to: Triple<UInt8>.self))
        } else {
            orientation.place(
                stored, rowStride: stride, width: width, height: height,
                into: bytes.assumingMemoryBound(to: Triple<UInt16>.self))
        }
    }

    /// One pixel, to be moved as a whole.
    private struct Triple<Sample: BitwiseCopyable>: BitwiseCopyable {
        var red: Sample
        var green: Sample
        var blue: Sample
    }

    /// R′G′B′ and shallow gray: v · top / (2^depth − 1), halves up; nothing else happens to a sample.
    private func copySamples(_ frame: DecodedFrame, into target: UnsafeMutableRawPointer) {
        let layout = frame.layout
        let (width, height) = (frame.picture.width, frame.picture.height)
        let reader = SampleReader(
            frame.picture.pointer, layout: layout, coding: frame.colour.coding)
        let row = UnsafeMutablePointer<UInt16>.allocate(capacity: width)
        defer { row.deallocate() }
        let whole = (1 << layout.depth) - 1
        let top = bytesPerSample == 1 ? 255 : 65535
        for y in 0..<height {
            for component in 0..<3 {
                if component == 0 || !layout.isGray {
                    reader.read(component, row: y, count: width, into: row)
                }
                let start = 3 * y * width + component
                if bytesPerSample == 1 {
                    let to = target.assumingMemoryBound(to: UInt8.self) + start
                    for x in 0..<width {
                        to[3 * x] = UInt8((Int(row[x]) * top + whole / 2) / whole)
                    }
                } else {
                    let to = target.assumingMemoryBound(to: UInt16.self) + start
                    for x in 0..<width {
                        to[3 * x] = UInt16((Int(row[x]) * top + whole / 2) / whole)
                    }
                }
            }
        }
    }

    private func convertPlanes(
        _ frame: DecodedFrame, coding: ColourCoding, into target: UnsafeMutableRawPointer
    ) {
        let layout = frame.layout
        let (width, height) = (frame.picture.width, frame.picture.height)
        let copy = PlaneCopy(frame, inWords: bytesPerSample == 2)
        let rows = RGBRows(
            copy.planes,
            form: .init(
                width: width, height: height, shiftX: layout.isGray ? 0 : layout.shiftX,
                shiftY: layout.isGray ? 0 : layout.shiftY, depth: layout.depth,
                coding: coding,
                site: ChromaSite(
                    named: frame.colour.chromaLocation, shiftX: layout.shiftX,
                    shiftY: layout.shiftY)),
            kernels: frame.kernels)
        for y in 0..<height {
            if bytesPerSample == 1 {
                rows.write8(
                    row: y, to: target.assumingMemoryBound(to: UInt8.self) + 3 * y * width)
            } else {
                rows.write16(
                    row: y, to: target.assumingMemoryBound(to: UInt16.self) + 3 * y * width)
            }
        }
        withExtendedLifetime(copy) {}
    }
}

/// The planes of a Y′CbCr frame as ``RGBRows`` takes them: the decoder's own where they can be, else
/// copies of 16-bit samples with alpha laid over mid-grey.
private final class PlaneCopy {
    let planes: RGBRows.Planes
    private let samples: UnsafeMutablePointer<UInt16>?

    /// - Parameter inWords: two bytes to a sample, whatever its depth.
    init(_ frame: DecodedFrame, inWords: Bool) {
        let layout = frame.layout
        if (layout.isPlanar8 && !inWords) || layout.isPlanar16, let luma = frame.picture.plane(0),
            let cb = frame.picture.plane(1), let cr = frame.picture.plane(2)
        {
            samples = nil
            planes = RGBRows.Planes(
                luma: (UnsafeRawPointer(luma), frame.picture.bytesPerRow(0)),
                cb: (UnsafeRawPointer(cb), frame.picture.bytesPerRow(1)),
                cr: (UnsafeRawPointer(cr), frame.picture.bytesPerRow(2)),
                bytesPerSample: layout.isPlanar8 ? 1 : 2)
            return
        }
        let (width, height) = (frame.picture.width, frame.picture.height)
        let (chromaWidth, chromaHeight) = (layout.chromaWidth(width), layout.chromaHeight(height))
        let chroma = layout.isGray ? 0 : chromaWidth * chromaHeight
        let copy = UnsafeMutablePointer<UInt16>.allocate(capacity: width * height + 2 * chroma)
        let reader = SampleReader(
            frame.picture.pointer, layout: layout, coding: frame.colour.coding)
        for row in 0..<height {
            reader.read(0, row: row, count: width, into: copy + row * width)
        }
        let (cb, cr) = (copy + width * height, copy + width * height + chroma)
        if !layout.isGray {
            for (number, plane) in [cb, cr].enumerated() {
                for row in 0..<chromaHeight {
                    reader.read(
                        number + 1, row: row, count: chromaWidth, into: plane + row * chromaWidth)
                }
            }
        }
        samples = copy
        planes = RGBRows.Planes(
            luma: (UnsafeRawPointer(copy), 2 * width),
            cb: layout.isGray ? nil : (UnsafeRawPointer(cb), 2 * chromaWidth),
            cr: layout.isGray ? nil : (UnsafeRawPointer(cr), 2 * chromaWidth), bytesPerSample: 2)
    }

    deinit { samples?.deallocate() }
}
