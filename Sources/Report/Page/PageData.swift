/// What the page's script knows of a take: the numbers at the cursor.
struct PageData {
    let document: AnalysisDocument
    let axis: TimeAxis
    /// Samples of a channel that a page holds; of more, the largest of neighbours.
    static let mostSamples = 1500

    func json() throws(ReportError) -> String {
        let take = document.take
        var members: [String: JSONValue] = [
            "frames": .integer(take.frames), "duration": .number(finite(axis.duration)),
            "rate": .number(finite(take.frameRate)),
            "channels": .list(document.channels.map(channel)),
            "eyes": .list(eyes),
        ]
        if take.variableFrameRate, let times = document.frameTimes, times.count <= 200_000 {
            members["times"] = .list(times.map { .number(finite($0)) })
        }
        return try PageText.embedded(.object(members))
    }

    private func channel(_ channel: ChannelSection) -> JSONValue {
        let samples = channel.samples
        let count = min(samples.frame.count, samples.departure.count)
        let stride = max(1, (count + Self.mostSamples - 1) / Self.mostSamples)
        var frames: [JSONValue] = []
        var excess: [JSONValue] = []
        var index = 0
        while index < count {
            let end = min(index + stride, count)
            let most = (index..<end).compactMap(channel.excess).max()
            frames.append(.integer(samples.frame[index]))
            let value = most.flatMap {
                FixedPrecision.finite($0, decimals: 2)
            }
            excess.append(value.map(JSONValue.number) ?? .null)
            index = end
        }
        return [
            "frame": .list(frames), "excess": .list(excess),
            "tolerance": .number(finite(channel.tolerance)), "unit": .text(channel.unit),
        ]
    }

    /// Runs of equal state: frame, state.
    private var eyes: [JSONValue] {
        var runs: [JSONValue] = []
        var last = ""
        for (frame, state) in zip(document.eyes.frame, document.eyes.state) where state != last {
            runs.append([.integer(frame), .text(state)])
            last = state
        }
        return runs
    }

    private func finite(_ number: Double) -> Double {
        FixedPrecision.finite(number, decimals: 6) ?? 0
    }
}
