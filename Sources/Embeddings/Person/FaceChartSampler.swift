import Faces
import VectorCore

/// Unwraps faces into the chart, in memory of its own.
final class FaceChartSampler {
    private let kernels: PlaneKernels
    // Safety: allocated in init, freed in deinit, reachable only through this object.
    private let samples: UnsafeMutablePointer<UInt8>

    init(kernels: PlaneKernels) {
        self.kernels = kernels
        samples = .allocate(capacity: FaceChart.extent * FaceChart.extent)
    }

    deinit { samples.deallocate() }

    /// Luma of the face in the chart, 0 outside the picture; valid until the next call.
    func unwrap(_ mesh: [SIMD3<Float>], of picture: PlanarPicture) -> PlaneView {
        let corners = FaceChart.corners.map { $0.place(mesh) }
        let across = FaceChart.cells + 1
        let cell = Float(FaceChart.cell)
        for row in 0..<FaceChart.cells {
            for column in 0..<FaceChart.cells {
                let i = row * across + column
                let p = corners[i]
                let right = corners[i + 1]
                let below = corners[i + across]
                let far = corners[i + across + 1]
                let x = (right - p + far - below) / (2 * cell)
                let y = (below - p + far - right) / (2 * cell)
                let origin = (p + right + below + far) / 4 - (x + y) * (cell / 2)
                let map = AffineMap(
                    a: x.x, b: y.x, tx: origin.x, c: x.y, d: y.y, ty: origin.y)
                kernels.warpPlane(
                    picture.luma, map: map, supersampling: min(3, map.supersampling),
                    into: MutablePlaneView(
                        base: samples + (row * FaceChart.extent + column) * FaceChart.cell,
                        width: FaceChart.cell, height: FaceChart.cell,
                        bytesPerRow: FaceChart.extent))
            }
        }
        return PlaneView(
            base: samples, width: FaceChart.extent, height: FaceChart.extent,
            bytesPerRow: FaceChart.extent)
    }
}
