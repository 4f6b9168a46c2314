import VectorCore

/// The plane kernels at the sizes at which an analysis runs them.
enum PlaneCases {
    static var all: [KernelCase] { scaling + comparing + measuring }

    private static let sizes = [(1280, 720), (1920, 1080)]

    private static var scaling: [KernelCase] {
        sizes.map { width, height in
            let source = PlaneMemory.plane(width, height, seed: 1).view
            let target = PlaneMemory.plane(320, 180, seed: 2)
            return KernelCase(
                name: "box-scale-\(height)", size: "\(width)×\(height) to 320×180",
                work: .bytes(Double(width * height + 320 * 180)),
                run: { table in { table.plane.boxScale(source, into: target) } },
                reference: { PlaneReference.boxScale(source, into: target) })
        } + [warp] + [turn]
    }

    private static var warp: KernelCase {
        let picture = PlaneMemory.picture(1280, 720)
        let rgb = PlaneMemory.floats(192 * 192 * 3, seed: 4)
        let map = AffineMap(a: 1.6, b: 0.2, tx: 400, c: -0.2, d: 1.6, ty: 200)
        return KernelCase(
            name: "warp-rgb", size: "192×192 of 1280×720, bilinear, 4:2:0",
            work: .bytes(Double(192 * 192 * (12 + 6))),
            run: { table in
                {
                    table.plane.warpToRGB(
                        picture, map: map, width: 192, height: 192, into: rgb.start)
                }
            },
            reference: {
                PlaneReference.warpToRGB(
                    picture, map, width: 192, height: 192, supersampling: 1,
                    scale: SIMD3(repeating: 1), offset: SIMD3(repeating: 0), rgb.start)
            })
    }

    private static var turn: KernelCase {
        let source = PlaneMemory.plane(1280, 720, seed: 1).view
        let target = PlaneMemory.plane(720, 1280, seed: 2)
        let quarter = PlaneOrientation(quarterTurns: 1)
        return KernelCase(
            name: "turn", size: "1280×720 by a quarter", work: .bytes(2 * 1280 * 720),
            run: { table in { table.plane.reorient(source, quarter, into: target) } },
            reference: { PlaneReference.reorient(source, quarter, into: target) })
    }

    private static var comparing: [KernelCase] {
        let first = PlaneMemory.plane(1280, 720, seed: 1).view
        let second = PlaneMemory.plane(1280, 720, seed: 2).view
        let small = PlaneMemory.plane(160, 90, seed: 1).view
        let shifted = PlaneMemory.plane(160, 90, seed: 3).view
        return [
            KernelCase(
                name: "ssim", size: "1280×720, 8×8 windows 4 apart", work: .bytes(2 * 1280 * 720),
                run: { table in { _ = table.plane.structuralSimilarity(first, second) } },
                reference: { _ = PlaneReference.structuralSimilarity(first, second) }),
            KernelCase(
                name: "absolute-difference", size: "1280×720", work: .bytes(2 * 1280 * 720),
                run: { table in { _ = table.plane.sumAbsoluteDifference(first, second) } },
                reference: { _ = PlaneReference.sumAbsoluteDifference(first, second) }),
            KernelCase(
                name: "best-translation", size: "160×90 within ±8", work: .bytes(2 * 160 * 90),
                run: { table in
                    { _ = table.plane.bestTranslation(from: small, to: shifted, radius: 8) }
                },
                reference: {
                    _ = PlaneReference.bestTranslation(small, shifted, radius: 8)
                }),
        ]
    }

    private static var measuring: [KernelCase] {
        let plane = PlaneMemory.plane(1280, 720, seed: 1).view
        let small = PlaneMemory.plane(320, 180, seed: 1).view
        let whole = PlaneRectangle(x: 0..<1280, y: 0..<720)
        let bins = UnsafeMutablePointer<UInt32>.allocate(capacity: 256)
        let sums = UnsafeMutablePointer<UInt64>.allocate(capacity: 9)
        let smallWhole = PlaneRectangle(x: 0..<320, y: 0..<180)
        let cell = TileGrid(columns: 1, rows: 1)
        let picture = PlaneMemory.picture(320, 180, shift: 0)
        let lab = (0..<3).map { PlaneMemory.floats(320 * 180, seed: UInt64($0)) }
        let samples = Double(320 * 180)
        return [
            KernelCase(
                name: "sharpness", size: "1280×720", work: .bytes(1280 * 720),
                run: { table in { _ = table.plane.sharpness(plane, in: whole) } },
                reference: { _ = PlaneReference.sharpness(plane, in: whole) }),
            KernelCase(
                name: "histogram", size: "1280×720", work: .bytes(1280 * 720),
                run: { table in { table.plane.histogram(plane, into: bins) } },
                reference: { PlaneReference.histogram(plane, into: bins) }),
            KernelCase(
                name: "oriented-gradients", size: "320×180, 9 directions",
                work: .bytes(samples),
                run: { table in { table.plane.orientedGradients(small, cells: cell, into: sums) } },
                reference: { PlaneReference.orientedGradients(small, in: smallWhole, sums) }),
            KernelCase(
                name: "oklab", size: "320×180", work: .bytes(samples * (3 + 12)),
                run: { table in
                    {
                        table.plane.oklab(
                            picture, lightness: lab[0].start, a: lab[1].start, b: lab[2].start)
                    }
                }, reference: nil),
            KernelCase(
                name: "moments", size: "57,600 floats", work: .bytes(4 * samples),
                run: { table in { _ = table.plane.moments(lab[0].start, count: 320 * 180) } },
                reference: { _ = PlaneReference.moments(lab[0].start, nil, 320 * 180) }),
            KernelCase(
                name: "projected-histogram", size: "57,600 colours, 64 bins",
                work: .bytes(12 * samples),
                run: { table in
                    {
                        table.plane.projectedHistogram(
                            lab[0].start, lab[1].start, lab[2].start, count: 320 * 180,
                            direction: SIMD3(0.6, 0.6, 0.52), range: -1..<2, into: bins,
                            binCount: 64)
                    }
                },
                reference: {
                    PlaneReference.projectedHistogram(
                        lab[0].start, lab[1].start, lab[2].start, nil, 320 * 180,
                        direction: SIMD3(0.6, 0.6, 0.52), lower: -1, upper: 2, bins, 64)
                }),
        ]
    }
}
