/// The marks of a few neighbouring frames beside those of a reference.
struct MarkComparison {
    /// Contrast from which a place counts as a mark, log₂ of luma.
    static let leastContrast: Float = 0.06
    /// Degrees from the line of sight beyond which skin is seen too flat for marks.
    private static let farthestAngle: Float = 58
    /// Change of a square's light against the face's, log₂, that only something in front of it makes.
    private static let covering: Float = 0.45
    /// Share of covered skin from which nothing is said of the rest.
    private static let mostCovered: Float = 0.3
    /// Places by which a mark may stray from where it was.
    private static let stray = 2

    private let maps: [MarkMap]
    private let reference: ReferenceMarks
    private let covered: [Bool]

    init(_ maps: [MarkMap], _ reference: ReferenceMarks) {
        self.maps = maps
        self.reference = reference
        covered = reference.light.indices.map { i in
            maps.contains { abs($0.light[i] - reference.light[i]) > Self.covering }
        }
    }

    /// Whether so much of the face is covered that nothing can be said of the rest.
    var isMostlyCovered: Bool {
        Float(MarkMap.skinSquares.count { covered[$0] })
            > Self.mostCovered * Float(MarkMap.skinSquares.count)
    }

    /// The greatest loss or gain of contrast of one mark; `nil` when much of the face is covered.
    var greatestChange: Float? {
        guard !maps.isEmpty, !isMostlyCovered else { return nil }
        let n = MarkMap.extent
        let now = medians()
        var most: Float = 0
        for y in Self.stray..<(n - Self.stray) {
            for x in Self.stray..<(n - Self.stray) {
                let i = y * n + x
                let was = reference.median[i]
                let has = now[i]
                guard max(was, has) > max(most, Self.leastContrast), isVisible(x, y) else {
                    continue
                }
                most = max(
                    most, was - greatest(now, x, y), has - greatest(reference.greatest, x, y))
            }
        }
        return most
    }

    private func medians() -> [Float] {
        var few = [UInt8](repeating: 0, count: maps.count)
        return reference.median.indices.map { i in
            for k in maps.indices { few[k] = maps[k].responses[i] }
            few.sort()
            return MarkMap.step * Float(few[few.count / 2])
        }
    }

    /// Whether a place faces the camera, uncovered, in the reference and in all maps.
    private func isVisible(_ x: Int, _ y: Int) -> Bool {
        let square = MarkMap.extent / MarkMap.coarse
        if covered[y / square * MarkMap.coarse + x / square] { return false }
        let angle = FaceChart.angle((Float(x) + 0.5) / Float(MarkMap.extent))
        // Positive yaw turns the chart's right half away.
        return abs(angle + reference.pose.x) < Self.farthestAngle
            && maps.allSatisfy { abs(angle + $0.pose.x) < Self.farthestAngle }
    }

    private func greatest(_ map: [Float], _ x: Int, _ y: Int) -> Float {
        let n = MarkMap.extent
        var most: Float = 0
        for row in (y - Self.stray)...(y + Self.stray) {
            for column in (x - Self.stray)...(x + Self.stray) {
                most = max(most, map[row * n + column])
            }
        }
        return most
    }
}

extension MarkMap {
    /// Detail that a face may lose against the reference before its marks are blurred away too, log₂.
    private static let blur: Float = 1.5

    /// Whether the face has lost the detail that marks are made of.
    func isBlurred(against reference: ReferenceMarks) -> Bool {
        detail < reference.detail - Self.blur
    }
}
