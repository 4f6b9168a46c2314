public import VectorCore

/// How surely each part of a picture shows a person.
public struct PersonMask: Sendable {
    /// Rows and columns, whatever the picture's size: the mask is stretched over the picture.
    public static let extent = 256

    /// Row-major, 0 (background) ... 255 (person).
    public private(set) var shares = [UInt8](repeating: 0, count: extent * extent)

    /// A mask that shows nobody.
    public init() {}

    /// Whether the picture shows a person at (x, y), in shares of its width and height, and a little
    /// around it. Places outside the picture show nobody.
    public func isPerson(_ x: Float, _ y: Float) -> Bool {
        guard x >= 0, y >= 0, x < 1, y < 1 else { return false }
        let last = Self.extent - 1
        let column = Int(x * Float(Self.extent))
        let row = Int(y * Float(Self.extent))
        for (dx, dy) in [(0, 0), (-2, 0), (2, 0), (0, -2), (0, 2)] {
            let c = min(max(column + dx, 0), last)
            let r = min(max(row + dy, 0), last)
            if shares[r * Self.extent + c] < Self.sure { return false }
        }
        return true
    }

    /// Share of 255 from which a sample is taken to show a person.
    private static let sure: UInt8 = 179

    mutating func update(from probabilities: UnsafeBufferPointer<Float>) {
        shares.withUnsafeMutableBufferPointer { shares in
            for i in 0..<min(shares.count, probabilities.count) {
                shares[i] = UInt8(min(max(probabilities[i], 0), 1) * 255)
            }
        }
    }
}

/// Tells people from what is behind them. Has its own working memory: one for each worker.
public final class PersonMasker {
    private let stage: CropStage
    private var mask = PersonMask()

    /// A masker.
    ///
    /// - Parameters:
    ///   - models: The networks.
    ///   - kernels: What crops are made with.
    public init(models: FaceModels, kernels: PlaneKernels) {
        stage = CropStage(
            models.personMask, kernels: kernels, scale: SIMD3(repeating: 1 / 255), offset: .zero)
    }

    /// The people of a picture, which may be a reduced one.
    public func mask(of picture: PlanarPicture) -> PersonMask {
        // The network was trained on pictures stretched to a square.
        let extent = Float(PersonMask.extent)
        let map = AffineMap(
            a: Float(picture.width) / extent, b: 0, tx: 0, c: 0,
            d: Float(picture.height) / extent, ty: 0)
        stage.run(picture, map: map)
        mask.update(from: stage.output(0))
        return mask
    }
}
