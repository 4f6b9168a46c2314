import Media
import Testing
import VectorCore

/// Stills in every way of storing samples; `Fixtures/Stills/make_stills.py` makes them.
@Suite struct StillFormTests {
    private let folder = ScratchFolder()

    private static let patches: [SIMD3<Double>] = [
        SIMD3(200, 40, 30), SIMD3(40, 180, 60), SIMD3(30, 60, 200), SIMD3(224, 172, 140),
    ]
    private static let greys = [50.0, 100, 150, 200].map { SIMD3(repeating: $0) }
    /// Luma of the patches by BT.601, which gray JPEG stores.
    private static let lumas = patches.map {
        SIMD3(repeating: 0.299 * $0.x + 0.587 * $0.y + 0.114 * $0.z)
    }

    private static func still(_ name: String) throws -> StillPicture {
        try StillPicture(path: Fixtures.sources + "/Stills/\(name)")
    }

    /// R′G′B′ in 0...255 in the middle of each patch.
    private static func colours(_ still: StillPicture) -> [SIMD3<Double>] {
        still.frame.withPicture { picture in
            (0..<4).map { number in
                let (x, y) = (16 * number + 8, 8)
                let sample = { (plane: PlaneView, shift: Int) in
                    Double(plane.base[(y >> shift) * plane.bytesPerRow + x >> shift])
                }
                let use = picture.coding.coefficients
                let luma =
                    255 * Double(use.lumaScale)
                    * (Double(picture.luma.base[y * picture.luma.bytesPerRow + x])
                        - Double(use.lumaOffset))
                #expect(picture.chromaShiftX == picture.chromaShiftY)
                let cb = 255 * (sample(picture.cb, picture.chromaShiftX) - 128)
                let cr = 255 * (sample(picture.cr, picture.chromaShiftX) - 128)
                return SIMD3(
                    luma + Double(use.crToRed) * cr,
                    luma + Double(use.cbToGreen) * cb + Double(use.crToGreen) * cr,
                    luma + Double(use.cbToBlue) * cb)
            }
        }
    }

    @Test(arguments: [
        ("rgb-16.png", 16, 2.0), ("palette-2.png", 8, 2), ("palette-8.png", 8, 2),
        ("long-text.png", 8, 2), ("animated.gif", 8, 2), ("animated.webp", 8, 2),
        ("progressive.jpeg", 8, 4), ("cmyk.jpeg", 8, 4),
    ])
    func showsThePatches(name: String, depth: Int, allowed: Double) throws {
        let still = try Self.still(name)
        #expect(still.width == 64 && still.height == 16)
        #expect(still.bitDepth == depth)
        for (colour, patch) in zip(Self.colours(still), Self.patches) {
            let error = (0..<3).map { abs(colour[$0] - patch[$0]) }.max() ?? 255
            #expect(error <= allowed, "\(colour), not \(patch)")
        }
        let isAnimated = name.hasPrefix("animated")
        #expect(still.notes.contains { $0.hasPrefix("animated") } == isAnimated, "\(still.notes)")
    }

    @Test(arguments: [
        ("gray-16.png", 16), ("gray-8.png", 8), ("gray-alpha.png", 8), ("gray.jpeg", 8),
    ])
    func showsGrey(name: String, depth: Int) throws {
        let still = try Self.still(name)
        #expect(still.bitDepth == depth)
        let wanted = name == "gray.jpeg" ? Self.lumas : Self.greys
        for (colour, grey) in zip(Self.colours(still), wanted) {
            #expect(
                (0..<3).allSatisfy { abs(colour[$0] - grey[$0]) <= 2 }, "\(colour), not \(grey)")
        }
    }

    /// Half clear over mid-grey: v · 128 / 255 + 128 · 127 / 255; and it is said.
    @Test func laysAlphaOverMidGrey() throws {
        let still = try Self.still("half-clear.png")
        for (colour, patch) in zip(Self.colours(still), Self.patches) {
            let mixed = (patch * 128 + SIMD3(repeating: 128) * 127) / 255
            #expect((0..<3).allSatisfy { abs(colour[$0] - mixed[$0]) <= 2 }, "\(colour)")
        }
        #expect(still.frame.colour.assumed.contains { $0.hasPrefix("alpha") })
    }

    /// Deep samples survive the way through a PNG of ours unchanged.
    @Test(arguments: ["rgb-16.png", "gray-16.png"])
    func keepsSixteenBits(name: String) throws {
        let first = folder.write(try PNGWriter.bytes(of: Self.still(name).frame), as: "first.png")
        let still = try StillPicture(path: first)
        #expect(still.bitDepth == 16)
        #expect(try PNGWriter.bytes(of: still.frame) == folder.read("first.png"))
    }
}
