import VectorCore

extension PlaneView {
    /// Variance of the samples inside `rectangle`, clamped to the plane, in squared codes; 0 of nothing.
    func variance(in rectangle: PlaneRectangle) -> Float {
        let part = rectangle.clamped(to: self)
        var sum = 0
        var squares = 0
        for y in part.y {
            let row = base + y * bytesPerRow
            for x in part.x {
                let value = Int(row[x])
                sum += value
                squares += value * value
            }
        }
        let n = part.x.count * part.y.count
        guard n > 0 else { return 0 }
        let mean = Double(sum) / Double(n)
        return Float(max(0, Double(squares) / Double(n) - mean * mean))
    }
}
