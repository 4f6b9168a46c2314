internal import Glibc

public import Faces
public import VectorCore

/// Measures frames of one size: pixels in, ``FrameEmbedding`` out.
///
/// Owns its scratch memory, so that a frame costs no allocation beyond what is kept of it. One for each
/// thread.
public final class FrameEmbedder {
    /// Mean relative luminance below which a frame counts as black.
    public static let blackLuminance: Float = 0.004
    /// Standard deviation of OKLab lightness below which a dark frame counts as black.
    static let blackDeviation: Float = 0.06

    private let kernels: PlaneKernels
    private let grid: TileGrid
    private let pixels: Int
    private let bandRows: Int
    // Safety: allocated in init, freed in deinit, reachable only through this object.
    private let oklab: UnsafeMutablePointer<Float>
    private let tilePlanes: UnsafeMutablePointer<UInt8>
    private let edgeSums: UnsafeMutablePointer<UInt64>
    private let sharpness: UnsafeMutablePointer<SharpnessSums>
    private let bins: UnsafeMutablePointer<UInt32>

    /// An embedder for pictures that reduce to `reducedWidth` by `reducedHeight` samples.
    ///
    /// - Parameter shape: width and height that the tiles are cut for where that is not the picture's
    ///   own: embeddings compare only on one grid.
    /// - Precondition: all are positive.
    public init(
        kernels: PlaneKernels, reducedWidth: Int, reducedHeight: Int, shape: SIMD2<Int>
    ) {
        precondition(reducedWidth > 0 && reducedHeight > 0)
        self.kernels = kernels
        grid = TileGrid(covering: shape.x, by: shape.y)
        pixels = reducedWidth * reducedHeight
        bandRows = max(1, 16384 / reducedWidth)
        oklab = .allocate(capacity: 4 * bandRows * reducedWidth)
        tilePlanes = .allocate(capacity: 3 * grid.count)
        edgeSums = .allocate(capacity: StructureSignature.orientationCount * grid.count)
        sharpness = .allocate(capacity: grid.count)
        bins = .allocate(capacity: Palette.binCount)
    }

    deinit {
        oklab.deallocate()
        tilePlanes.deallocate()
        edgeSums.deallocate()
        sharpness.deallocate()
        bins.deallocate()
    }

    /// Measures one frame.
    ///
    /// - Parameters:
    ///   - picture: the frame at full size.
    ///   - reduced: the same, reduced, without chroma subsampling.
    ///   - whole: the picture that `face` was found in, where `picture` is a part of it.
    ///   - face: the subject's face, where one was found.
    ///   - frame: the frame's index in its take.
    ///   - wantsScene: whether to keep the plane that the scene's tiles are looked for in.
    /// - Precondition: `reduced` has the size given at initialisation.
    public func embed(
        _ picture: PlanarPicture, reduced: PlanarPicture, face: FaceObservation?,
        in whole: PlanarPicture? = nil, frame: Int = 0, wantsScene: Bool = true
    ) -> FrameEmbedding {
        precondition(reduced.width * reduced.height == pixels)
        let colour = colours(of: reduced)
        let isBlack =
            colour.meanLuminance < Self.blackLuminance
            && colour.lightnessDeviation < Self.blackDeviation
        return FrameEmbedding(
            frame: frame, pictureWidth: picture.width, pictureHeight: picture.height,
            isBlack: isBlack, colour: colour,
            structure: structure(of: picture, reduced, wantsScene: wantsScene),
            face: face.map {
                FaceSignature(
                    observing: $0, in: whole ?? picture, reduced: whole == nil ? reduced : nil,
                    kernels: kernels)
            })
    }

    private func colours(of reduced: PlanarPicture) -> ColourSignature {
        let lightness = oklab
        let a = oklab + bandRows * reduced.width
        let b = a + bandRows * reduced.width
        let luminance = b + bandRows * reduced.width
        var ofLightness = PlaneMoments.none
        var ofA = PlaneMoments.none
        var ofB = PlaneMoments.none
        var ofLuminance = PlaneMoments.none
        var histograms = Palette.directions.map { _ in
            [UInt32](repeating: 0, count: Palette.binCount)
        }
        // Bands that stay in the second-level cache while everything is read from them.
        var top = 0
        while top < reduced.height {
            let rows = min(bandRows, reduced.height - top)
            let count = rows * reduced.width
            kernels.oklab(
                reduced.rows(top..<top + rows), lightness: lightness, a: a, b: b,
                luminance: luminance)
            ofLightness = ofLightness + kernels.moments(lightness, count: count)
            ofA = ofA + kernels.moments(a, count: count)
            ofB = ofB + kernels.moments(b, count: count)
            ofLuminance = ofLuminance + kernels.moments(luminance, count: count)
            for (i, direction) in Palette.directions.enumerated() {
                kernels.projectedHistogram(
                    lightness, a, b, count: count, direction: direction, range: Palette.range,
                    into: bins, binCount: Palette.binCount)
                for bin in 0..<Palette.binCount { histograms[i][bin] += bins[bin] }
            }
            top += rows
        }
        let n = Double(pixels)
        let chroma = ofA.sumOfSquares + ofB.sumOfSquares

        let tiles = tileColours(of: reduced)
        return ColourSignature(
            lightness: tiles.map(\.lab.lightness), a: tiles.map(\.lab.a), b: tiles.map(\.lab.b),
            luminance: tiles.map(\.luminance),
            meanLuminance: Float(ofLuminance.sum / n),
            lightnessDeviation: Float((ofLightness.variance ?? 0).squareRoot()),
            chroma: Float((chroma / n).squareRoot()), palette: Palette(histograms: histograms))
    }

    private func tileColours(of reduced: PlanarPicture) -> [(lab: CIELab, luminance: Float)] {
        for (k, plane) in [reduced.luma, reduced.cb, reduced.cr].enumerated() {
            kernels.boxScale(
                plane,
                into: MutablePlaneView(
                    base: tilePlanes + k * grid.count, width: grid.columns, height: grid.rows,
                    bytesPerRow: grid.columns))
        }
        let coding = reduced.coding.coefficients
        return (0..<grid.count).map { i in
            let rgb = coding.linearLight(
                luma: Float(tilePlanes[i]), cb: Float(tilePlanes[grid.count + i]),
                cr: Float(tilePlanes[2 * grid.count + i]))
            return (CIELab(linear: rgb), Embeddings.luminance(linear: rgb))
        }
    }

    private func structure(
        of picture: PlanarPicture, _ reduced: PlanarPicture, wantsScene: Bool
    ) -> StructureSignature {
        kernels.orientedGradients(reduced.luma, cells: grid, into: edgeSums)
        kernels.sharpness(picture.luma, grid: grid, into: sharpness)
        var detail: [Float] = []
        var laplacian: Int64 = 0
        var count = 0
        for i in 0..<grid.count {
            let sums = sharpness[i]
            laplacian += sums.laplacian
            count += sums.count
            detail.append(sums.meanLaplacian)
        }
        kernels.sharpness(reduced.luma, grid: grid, into: sharpness)
        let coarse = (0..<grid.count).map { sharpness[$0].meanLaplacian }
        return StructureSignature(
            grid: grid, edges: normalisedEdges(), edgeEnergy: edgeEnergy(of: reduced.luma),
            detail: detail, coarseDetail: coarse,
            scene: wantsScene ? ScenePlane(reduced.luma, grid: grid, kernels: kernels) : nil,
            sharpness: Float(laplacian) / Float(max(1, count)))
    }

    /// Mean gradient magnitude of each tile of the reduced picture, in codes.
    private func edgeEnergy(of reduced: PlaneView) -> [Float] {
        let n = StructureSignature.orientationCount
        return (0..<grid.count).map { i in
            let tile = grid.rectangle(i, width: reduced.width, height: reduced.height)
            let sum = (0..<n).reduce(UInt64(0)) { $0 + edgeSums[i * n + $1] }
            return Float(sum) / Float(max(1, tile.x.count * tile.y.count)) / 16 / 2
        }
    }

    /// Edge sums over the greatest of the tile's own and its neighbours' energy, in 1/255: contrast
    /// drops out, but a flat tile beside an edge stays flat.
    private func normalisedEdges() -> [UInt8] {
        let n = StructureSignature.orientationCount
        let energies = (0..<grid.count).map { i in
            (0..<n).reduce(Float(0)) { $0 + Float(edgeSums[i * n + $1]) }
        }
        var edges = [UInt8](repeating: 0, count: n * grid.count)
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                var most: Float = 1
                for r in max(0, row - 1)...min(grid.rows - 1, row + 1) {
                    for c in max(0, column - 1)...min(grid.columns - 1, column + 1) {
                        most = max(most, energies[r * grid.columns + c])
                    }
                }
                let i = row * grid.columns + column
                for k in 0..<n {
                    edges[i * n + k] = UInt8(255 * Float(edgeSums[i * n + k]) / most + 0.5)
                }
            }
        }
        return edges
    }
}

extension PlanarPicture {
    /// Some rows of a picture without chroma subsampling.
    fileprivate func rows(_ rows: Range<Int>) -> PlanarPicture {
        let part = PlaneRectangle(x: 0..<width, y: rows)
        return PlanarPicture(
            luma: luma.cropped(to: part), cb: cb.cropped(to: part), cr: cr.cropped(to: part),
            chromaShiftX: 0, chromaShiftY: 0, coding: coding)
    }
}

extension SharpnessSums {
    /// Mean squared Laplacian, in squared codes.
    var meanLaplacian: Float { Float(laplacian) / Float(max(1, count)) }

    /// How fine the detail is, whatever its contrast: log₂ of the Laplacian energy here over the variance
    /// of luma in the same part of the picture, which blur leaves alone.
    ///
    /// Floors of 2 and 16 squared codes stand for the noise of 8-bit coding, so that flat parts give a
    /// steady number.
    func fineness(variance: Float) -> Float {
        log2f((meanLaplacian + 2) / (variance + 16))
    }
}
