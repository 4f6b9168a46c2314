public import VectorCore

/// A picture of three planes in guarded memory.
public final class TestPicture: Sendable {
    /// Luma, Cb and Cr.
    public let planes: [TestPlane]
    private let shiftX: Int
    private let shiftY: Int
    private let coding: ColourCoding

    /// A picture over `planes`, which have the sizes that the shifts ask for.
    public init(
        _ planes: [TestPlane], shiftX: Int = 0, shiftY: Int = 0, coding: ColourCoding
    ) {
        self.planes = planes
        self.shiftX = shiftX
        self.shiftY = shiftY
        self.coding = coding
    }

    /// Lends the picture to `body`.
    public func withPicture<Result>(_ body: (PlanarPicture) -> Result) -> Result {
        withExtendedLifetime(planes) {
            body(
                PlanarPicture(
                    luma: planes[0].view, cb: planes[1].view, cr: planes[2].view,
                    chromaShiftX: shiftX, chromaShiftY: shiftY, coding: coding))
        }
    }
}
