import Foundation
import Media
import Testing
import VectorCore

/// Stills whose samples are not those of sRGB, and what an embedded profile makes of them.
@Suite struct ColourProfileTests {
    private let folder = ScratchFolder()

    /// Colorants adapted to D50, by columns red, green, blue. Sources: the published profiles.
    private static let adobe = [
        SIMD3(0.60974, 0.31111, 0.01947), SIMD3(0.20528, 0.62567, 0.06087),
        SIMD3(0.14919, 0.06322, 0.74457),
    ]
    private static let displayP3 = [
        SIMD3(0.51512, 0.24120, -0.00105), SIMD3(0.29198, 0.69225, 0.04189),
        SIMD3(0.15710, 0.06657, 0.78407),
    ]
    /// XYZ of D50 to linear sRGB, by rows. Source: the inverse of the colorants of sRGB's profile.
    private static let toSRGB = [
        SIMD3(3.1338561, -1.6168667, -0.4906146), SIMD3(-0.9787684, 1.9161415, 0.0334540),
        SIMD3(0.0719453, -0.2289914, 1.4052427),
    ]

    private static let pixels: [SIMD3<UInt8>] = [
        SIMD3(224, 172, 140), SIMD3(92, 60, 44), SIMD3(128, 128, 128), SIMD3(255, 255, 255),
        SIMD3(0, 0, 0), SIMD3(120, 150, 110), SIMD3(60, 90, 140), SIMD3(200, 190, 60),
    ]

    @Test(arguments: [("Adobe RGB", 563.0 / 256), ("Display P3", 2.19921875)])
    func convertsToSRGB(name: String, gamma: Double) throws {
        let colorants = name == "Adobe RGB" ? Self.adobe : Self.displayP3
        let path = folder.write(
            tiff(Self.pixels, profile: profile(colorants, gamma: gamma)), as: "still.tif")
        let still = try StillPicture(path: path)
        #expect(still.notes.contains { $0.hasSuffix("converted to sRGB") })
        #expect(still.width == Self.pixels.count && still.height == 1)
        let png = folder.write(try PNGWriter.bytes(of: still.frame), as: "srgb.png")
        let written = try StillPicture(path: png)
        #expect(written.bitDepth == 8)
        written.frame.withPicture { picture in
            for (x, pixel) in Self.pixels.enumerated() {
                let linear = (0..<3).map { pow(Double(pixel[$0]) / 255, gamma) }
                let xyz =
                    colorants[0] * linear[0] + colorants[1] * linear[1] + colorants[2] * linear[2]
                let rgb = Self.toSRGB.map { row -> Double in
                    let value = min(max((row * xyz).sum(), 0), 1)
                    let coded =
                        value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055
                    return 255 * coded
                }
                // Pictures are lent as full-range BT.709 Y′CbCr: luma tells the three apart well enough.
                let luma = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
                let redness = (rgb[0] - luma) / 1.5748 + 128
                #expect(abs(Double(picture.luma.base[x]) - luma) <= 1.6, "\(pixel)")
                #expect(abs(Double(picture.cr.base[x]) - redness) <= 1.6, "\(pixel)")
            }
        }
    }

    @Test func leavesSRGBAndDamagedProfilesAlone() throws {
        let srgb = [
            SIMD3(0.43607, 0.22249, 0.01392), SIMD3(0.38515, 0.71687, 0.09708),
            SIMD3(0.14307, 0.06061, 0.71410),
        ]
        let plain = try luma(of: tiff(Self.pixels, profile: []))
        // A gamma of 2.2 is one code off at most in the middle; darker it is more, and is converted.
        let bytes = profile(srgb, gamma: 2.2)
        let damaged = [UInt8](bytes.prefix(140))
        let still = try StillPicture(
            path: folder.write(tiff(Self.pixels, profile: damaged), as: "damaged.tif"))
        #expect(
            still.notes.contains { $0.hasPrefix("colour profile:") && $0.hasSuffix("not applied") })
        #expect(try luma(of: tiff(Self.pixels, profile: damaged)) == plain)
        #expect(try luma(of: tiff(Self.pixels, profile: bytes)) != [])
    }

    /// The first picture of an animation is the picture that was put into it.
    @Test func readsTheFirstPictureOfAnAnimatedWebP() throws {
        let whole = Scratch.bytes(of: Fixtures.path("stills/anchor.webp"))
        let original = try StillPicture(path: Fixtures.path("stills/anchor.webp"))
        let number = { (value: Int, count: Int) in
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let size = number(original.width - 1, 3) + number(original.height - 1, 3)
        let picture = Array(whole.dropFirst(12))
        let frame = [UInt8](repeating: 0, count: 6) + size + number(100, 3) + [0] + picture
        let chunk = { (tag: String, content: [UInt8]) in
            Array(tag.utf8) + number(content.count, 4) + content
                + [UInt8](repeating: 0, count: content.count % 2)
        }
        var content = Array("WEBP".utf8) + chunk("VP8X", [0x12, 0, 0, 0] + size)
        content += chunk("ANIM", [0, 0, 0, 0, 0, 0]) + chunk("ANMF", frame) + chunk("ANMF", frame)
        let bytes = Array("RIFF".utf8) + number(content.count, 4) + content
        let still = try StillPicture(path: folder.write(bytes, as: "animated.png"))
        #expect(still.format == "webp")
        #expect(still.notes == ["animated: the first picture is used"])
        #expect(try PNGWriter.bytes(of: still.frame) == PNGWriter.bytes(of: original.frame))
        for count in stride(from: 0, to: 200, by: 7) {
            let cut = folder.write(Array(bytes.prefix(count)), as: "cut.webp")
            #expect(throws: MediaError.self) { _ = try StillPicture(path: cut) }
        }
    }

    private func luma(of bytes: [UInt8]) throws -> [UInt8] {
        let still = try StillPicture(path: folder.write(bytes, as: "luma.tif"))
        return still.frame.withPicture { picture in
            (0..<picture.width).map { picture.luma.base[$0] }
        }
    }

    /// One row of pixels with a profile. Source: TIFF 6.0 §4, ICC.1:2022 annex B.4.
    private func tiff(_ pixels: [SIMD3<UInt8>], profile: [UInt8]) -> [UInt8] {
        let short = { (value: Int) in [UInt8(value & 255), UInt8(value >> 8 & 255)] }
        let long = { (value: Int) in short(value & 65535) + short(value >> 16) }
        let samples = pixels.flatMap { [$0.x, $0.y, $0.z] }
        var bytes: [UInt8] = Array("II".utf8) + short(42) + [0, 0, 0, 0]
        let depths = bytes.count
        bytes += short(8) + short(8) + short(8)
        let data = bytes.count
        bytes += samples
        let profilePlace = bytes.count
        bytes += profile
        if bytes.count % 2 != 0 { bytes.append(0) }
        let directory = bytes.count
        var entries: [[UInt8]] = []
        let add = { (tag: Int, type: Int, count: Int, value: Int) in
            entries.append(short(tag) + short(type) + long(count) + long(value))
        }
        add(256, 3, 1, pixels.count)
        add(257, 3, 1, 1)
        add(258, 3, 3, depths)
        add(259, 3, 1, 1)
        add(262, 3, 1, 2)
        add(273, 4, 1, data)
        add(277, 3, 1, 3)
        add(278, 3, 1, 1)
        add(279, 4, 1, samples.count)
        if !profile.isEmpty { add(34675, 7, profile.count, profilePlace) }
        bytes += short(entries.count) + entries.flatMap { $0 } + long(0)
        bytes.replaceSubrange(4..<8, with: long(directory))
        return bytes
    }

    /// A display profile of three colorants and one power. Source: ICC.1:2001-04 §6.
    private func profile(_ colorants: [SIMD3<Double>], gamma: Double) -> [UInt8] {
        let long = { (value: Int) in
            (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
        }
        let fixed = { (value: Double) in long(Int((value * 65536).rounded())) }
        let xyz = { (value: SIMD3<Double>) in
            Array("XYZ ".utf8) + long(0) + fixed(value.x) + fixed(value.y) + fixed(value.z)
        }
        let power = Int((gamma * 256).rounded())
        let curve =
            Array("curv".utf8) + long(0) + long(1) + [UInt8(power >> 8), UInt8(power & 255), 0, 0]
        var parts: [(String, [UInt8])] = [("wtpt", xyz(SIMD3(0.9642, 1, 0.8249)))]
        for (letter, colorant) in zip(["r", "g", "b"], colorants) {
            parts += [("\(letter)XYZ", xyz(colorant)), ("\(letter)TRC", curve)]
        }
        var (table, content) = (long(parts.count), [UInt8]())
        let start = 128 + 4 + 12 * parts.count
        for (tag, bytes) in parts {
            table += Array(tag.utf8) + long(start + content.count) + long(bytes.count)
            content += bytes
        }
        var head = long(start + content.count) + long(0) + long(0x0240_0000)
        head += Array("mntrRGB XYZ ".utf8) + [UInt8](repeating: 0, count: 12)
        head += Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
        head += fixed(0.9642) + fixed(1) + fixed(0.8249)
        head += [UInt8](repeating: 0, count: 128 - head.count)
        return head + table + content
    }
}
