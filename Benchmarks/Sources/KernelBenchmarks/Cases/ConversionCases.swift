import VectorCore

/// The exact conversion of a whole decoded frame.
enum ConversionCases {
    static var all: [KernelCase] { [frame(1280, 720), frame(1920, 1080)] }

    private static func frame(_ width: Int, _ height: Int) -> KernelCase {
        let picture = PlaneMemory.picture(width, height)
        let planes = RGBRows.Planes(
            luma: (UnsafeRawPointer(picture.luma.base), picture.luma.bytesPerRow),
            cb: (UnsafeRawPointer(picture.cb.base), picture.cb.bytesPerRow),
            cr: (UnsafeRawPointer(picture.cr.base), picture.cr.bytesPerRow), bytesPerSample: 1)
        let form = RGBRows.Form(
            width: width, height: height, shiftX: 1, shiftY: 1, depth: 8, coding: picture.coding,
            site: ChromaSite(named: "left", shiftX: 1, shiftY: 1))
        let rgb = UnsafeMutablePointer<UInt8>.allocate(capacity: 3 * width)
        return KernelCase(
            name: "exact-rgb-\(height)", size: "\(width)×\(height) 4:2:0 to 8-bit R′G′B′",
            work: .bytes(Double(width * height) * 4.5),
            run: { table in
                {
                    let rows = RGBRows(planes, form: form, kernels: table.conversion)
                    for row in 0..<height { rows.write8(row: row, to: rgb) }
                }
            }, reference: nil)
    }
}
