import FixtureMaker
import Media
import Testing
import VectorCore

/// One picture in every form of still.
@Suite struct FixtureStillTests {
    private let folder = ScratchFolder()

    private static func luma(_ still: StillPicture) -> [Int] {
        still.frame.withPicture { picture in
            (0..<picture.height).flatMap { y in
                (0..<picture.width).map {
                    Int(picture.luma.base[y * picture.luma.bytesPerRow + $0])
                }
            }
        }
    }

    /// The mean difference allowed is what the form itself loses: nothing, or that of its coding.
    @Test(arguments: [
        ("bmp", 0.0), ("tiff", 0.0), ("jpeg", 2.5), ("webp", 2.5), ("gif", 8.0),
    ])
    func readsEveryForm(form: String, loss: Double) throws {
        let original = try StillPicture(path: Fixtures.path("stills/anchor.png"))
        let still = try StillPicture(path: Fixtures.path("stills/anchor.\(form)"))
        #expect(still.format == form)
        #expect(still.width == original.width && still.height == original.height)
        let full = still.frame.withPicture { Self.fullRange($0) }
        let wanted = Self.luma(original)
        let difference = zip(full, wanted).reduce(0.0) { $0 + abs($1.0 - Double($1.1)) }
        #expect(difference / Double(wanted.count) <= loss + 1)
    }

    /// BT.709 luma of full range, in code values, from any coding.
    private static func fullRange(_ picture: PlanarPicture) -> [Double] {
        let factors = picture.coding.coefficients
        return (0..<picture.height).flatMap { y in
            (0..<picture.width).map { x in
                let sample = { (plane: PlaneView, x: Int, y: Int) in
                    Float(plane.base[y * plane.bytesPerRow + x])
                }
                let base = (sample(picture.luma, x, y) - factors.lumaOffset) * factors.lumaScale
                let (cx, cy) = (x >> picture.chromaShiftX, y >> picture.chromaShiftY)
                let cb = sample(picture.cb, cx, cy) - 128
                let cr = sample(picture.cr, cx, cy) - 128
                let red = base + factors.crToRed * cr
                let green = base + factors.cbToGreen * cb + factors.crToGreen * cr
                let blue = base + factors.cbToBlue * cb
                return Double(255 * (0.2126 * red + 0.7152 * green + 0.0722 * blue))
            }
        }
    }

    /// The name says nothing: every form is recognised under a wrong one.
    @Test(arguments: ["png", "jpeg", "webp", "bmp", "tiff", "gif"])
    func goesByContent(form: String) throws {
        let bytes = Scratch.bytes(of: Fixtures.path("stills/anchor.\(form)"))
        for name in ["still", "still.mp4", "still.png", "still.txt"] {
            #expect(try StillPicture(path: folder.write(bytes, as: name)).format == form)
        }
    }
}
