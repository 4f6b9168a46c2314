/// Prefix sums that give the least-squares error of any level, rise and plateau in constant time.
///
///     height        ________
///     c + d        /
///                 /
///     c     _____/
///                foot  shoulder
struct RampSums {
    private let times: [Double]
    /// Σ y, Σ y², Σ t, Σ t², Σ ty over the first k samples.
    private var y = [0.0]
    private var yy = [0.0]
    private var t = [0.0]
    private var tt = [0.0]
    private var ty = [0.0]

    /// Sums over samples at `times`, seconds, ascending, with `heights`; equally many.
    init(times: [Double], heights: [Double]) {
        self.times = times
        for (time, height) in zip(times, heights) {
            y.append(y[y.count - 1] + height)
            yy.append(yy[yy.count - 1] + height * height)
            t.append(t[t.count - 1] + time)
            tt.append(tt[tt.count - 1] + time * time)
            ty.append(ty[ty.count - 1] + time * height)
        }
    }

    /// The best c and d ≥ 0 for samples c + d·r, where r is 0 up to `foot`, 1 from `shoulder` on and straight
    /// between, and the sum of their squared errors.
    ///
    /// - Precondition: 0 ≤ foot < shoulder < count.
    func fit(foot: Int, shoulder: Int) -> (level: Double, height: Double, error: Double) {
        let count = Double(times.count)
        let start = times[foot]
        let scale = 1 / max(times[shoulder] - start, 1e-9)
        // Samples strictly between foot and shoulder lie on the rise.
        let inside = Double(shoulder - foot - 1)
        let low = foot + 1
        let high = shoulder
        let after = Double(times.count - shoulder)
        let sumT = t[high] - t[low]
        let sumTT = tt[high] - tt[low]
        let r = (sumT - inside * start) * scale + after
        let rr =
            (sumTT - 2 * start * sumT + inside * start * start) * scale * scale + after
        let ry =
            ((ty[high] - ty[low]) - start * (y[high] - y[low])) * scale
            + (y[times.count] - y[high])
        let total = y[times.count]
        let spread = count * rr - r * r
        let constant = yy[times.count] - total * total / count
        guard spread > 1e-12 else { return (total / count, 0, constant) }
        let slope = (count * ry - r * total) / spread
        guard slope > 0 else { return (total / count, 0, constant) }
        return (
            (total - slope * r) / count, slope, constant - slope * (ry - r * total / count)
        )
    }
}
