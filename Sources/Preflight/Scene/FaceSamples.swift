import Embeddings
import Faces
import VectorCore

/// Samples of one face: everything inside its outline, and the skin without eyes, brows and mouth.
struct FaceSamples {
    /// One sample.
    struct Sample {
        /// Full-range luma, 0...255.
        var luma: UInt8
        /// Whether it is bare skin as far as the mesh tells.
        var isSkin: Bool
    }

    /// Samples across the face at most.
    static let across = 400

    /// Inside the outline and inside the picture.
    let samples: [Sample]
    /// Share of the outline's area that lies in the picture, 0...1.
    let visibleShare: Float

    /// The outline of the face in MediaPipe's canonical mesh, in order.
    static let outline = [
        10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
        152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
    ]
    /// Eyes with brows, right and left, and the lips: points whose convex hull covers each.
    static let features = [
        [
            46, 53, 52, 65, 55, 107, 66, 105, 63, 70, 226, 31, 228, 229, 230, 231, 232, 233, 244,
            189, 221, 222, 223,
        ],
        [
            276, 283, 282, 295, 285, 336, 296, 334, 293, 300, 446, 261, 448, 449, 450, 451, 452,
            453, 464, 413, 441, 442, 443,
        ],
        [
            61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91,
            146,
        ],
    ]

    init(of face: FaceObservation, in picture: PlanarPicture, kernels: PlaneKernels) {
        let box = face.box
        let step = max(1, max(box.width, box.height) / Float(Self.across))
        let columns = Int(min(max((box.width / step).rounded(.up), 1), 2 * Float(Self.across)))
        let rows = Int(min(max((box.height / step).rounded(.up), 1), 2 * Float(Self.across)))
        func polygon(_ indices: [Int]) -> [SIMD2<Float>] {
            indices.map { SIMD2(face.mesh[$0].x - box.minX, face.mesh[$0].y - box.minY) / step }
        }
        var mask = [UInt8](repeating: 0, count: columns * rows)
        mask.withUnsafeMutableBufferPointer { buffer in
            // Safety: columns and rows are positive, so the buffer has a base address.
            let view = MutablePlaneView(
                base: buffer.baseAddress!, width: columns, height: rows, bytesPerRow: columns)
            kernels.fillPolygon(polygon(Self.outline), value: 2, into: view)
            for feature in Self.features {
                kernels.fillPolygon(Self.hull(polygon(feature)), value: 1, into: view)
            }
        }
        let coding = picture.coding.coefficients.codeValues
        var samples: [Sample] = []
        var inside = 0
        for row in 0..<rows {
            let y = box.minY + (Float(row) + 0.5) * step
            for column in 0..<columns where mask[row * columns + column] > 0 {
                inside += 1
                let x = box.minX + (Float(column) + 0.5) * step
                guard x >= 0, y >= 0, x < Float(picture.width), y < Float(picture.height) else {
                    continue
                }
                let code = picture.luma.base[Int(y) * picture.luma.bytesPerRow + Int(x)]
                let value = coding.lumaScale * (Float(code) - coding.lumaOffset)
                samples.append(
                    Sample(
                        luma: UInt8(min(max(value, 0), 255).rounded()),
                        isSkin: mask[row * columns + column] == 2))
            }
        }
        self.samples = samples
        visibleShare = inside > 0 ? Float(samples.count) / Float(inside) : 0
    }

    /// Share of samples for which `condition` holds; `nil` for a face of fewer than 400 samples.
    func share(skinOnly: Bool = false, where condition: (UInt8) -> Bool) -> Double? {
        var all = 0
        var found = 0
        for sample in samples where sample.isSkin || !skinOnly {
            all += 1
            if condition(sample.luma) { found += 1 }
        }
        return all >= 400 ? Double(found) / Double(all) : nil
    }

    /// The convex hull, so that no order of points can leave holes (Andrew's monotone chain).
    private static func hull(_ points: [SIMD2<Float>]) -> [SIMD2<Float>] {
        let sorted = points.sorted { $0.x != $1.x ? $0.x < $1.x : $0.y < $1.y }
        guard sorted.count > 2 else { return sorted }
        func half(_ points: some Sequence<SIMD2<Float>>) -> [SIMD2<Float>] {
            var chain: [SIMD2<Float>] = []
            for point in points {
                while chain.count >= 2 {
                    let a = chain[chain.count - 1] - chain[chain.count - 2]
                    let b = point - chain[chain.count - 2]
                    if a.x * b.y - a.y * b.x > 0 { break }
                    chain.removeLast()
                }
                chain.append(point)
            }
            return chain.dropLast()
        }
        return half(sorted) + half(sorted.reversed())
    }
}
