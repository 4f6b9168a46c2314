/// The course of a channel as path data.
struct ChartCourse {
    let channel: ChannelSection
    let axis: TimeAxis
    /// Where seconds and tolerances stand.
    let x: (Double) -> Double
    let y: (Double) -> Double

    /// The course, broken where nothing was measured; empty where nothing was.
    ///
    /// At most two samples to a unit of width: of those that fall together the largest is drawn.
    var path: String {
        var path = ""
        var penIsDown = false
        for point in points {
            guard let excess = point.excess else {
                penIsDown = false
                continue
            }
            let place = "\(SVGText.number(point.x)),\(SVGText.number(y(excess)))"
            path += (path.isEmpty ? "" : " ") + (penIsDown ? "L" : "M") + place
            // A lone sample between gaps still leaves a dot, by its round cap.
            if !penIsDown { path += " L" + place }
            penIsDown = true
        }
        return path
    }

    private var points: [(x: Double, excess: Double?)] {
        let samples = channel.samples
        var points: [(x: Double, excess: Double?)] = []
        var lastSlot = Int.min
        for index in samples.frame.indices where index < samples.departure.count {
            let x = x(axis.time(of: samples.frame[index]))
            let excess = channel.excess(index)
            let slot = Int(x * 2)
            if slot == lastSlot, let last = points.last, let old = last.excess, let excess {
                points[points.count - 1].excess = max(old, excess)
            } else {
                points.append((x, excess))
            }
            lastSlot = slot
        }
        return points
    }
}
