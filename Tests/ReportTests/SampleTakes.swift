import Report

/// Takes drawn by formula, large enough to lay out as real ones are.
enum SampleTakes {
    static let names = ["drifting", "holding", "ruined", "faceless"]

    /// A sample by its name, so that a failing test prints the name and not the whole take.
    static func named(_ name: String) -> AnalysisDocument {
        switch name {
        case "drifting": drifting
        case "holding": holding
        case "ruined": ruined
        default: faceless
        }
    }

    /// 15 s in which identity, then skin and light leave their tolerance, with blinks, a turned head, a cut
    /// and a freeze.
    static let drifting = take(
        path: "takes/dolly-in-03.mp4", frames: 360,
        drifting: [
            "identity.face": (9.8, 2.4), "identity.skin": (11.2, 6), "colour.exposure": (12, 1.3),
        ],
        turnedAway: 3.1..<4.0, blinks: [1.2, 6.4, 14.75],
        defects: [
            DefectSection(
                kind: "cut", start: 101.0 / 24, end: 101.0 / 24, startFrame: 101, endFrame: 101),
            DefectSection(kind: "freeze", start: 7, end: 8, startFrame: 168, endFrame: 192),
        ])

    /// 3 s that hold, without an anchor.
    static let holding = take(path: "a.mp4", frames: 72, anchored: false, blinks: [1.4])

    /// 15 s in which everything drifts from somewhere.
    static let ruined: AnalysisDocument = {
        var onsets: [String: (onset: Double, peak: Double)] = [:]
        for (index, channel) in channels.enumerated() {
            onsets[channel.id] = (Double(index) * 1.2, 1.2 + Double(index))
        }
        return take(
            path: "ruined.mp4", frames: 360, drifting: onsets, blinks: [2, 2.5, 3, 7, 9, 14])
    }()

    /// A take in which no face is ever found.
    static let faceless: AnalysisDocument = {
        var document = take(path: "street.mp4", frames: 120)
        for index in document.channels.indices where document.channels[index].family == "identity" {
            let none = [Double?](
                repeating: nil, count: document.channels[index].samples.frame.count)
            document.channels[index].samples.value = none
            document.channels[index].samples.departure = none
            document.channels[index].status = "not-measurable"
            document.channels[index].coverage = 0
            document.channels[index].unmeasured = [
                UnmeasuredSection(start: 0, end: 5, reason: "no-face")
            ]
        }
        document.eyes.state = document.eyes.state.map { _ in "unknown" }
        document.eyes.openness = document.eyes.openness.map { _ in nil }
        document.handoff.clean = false
        document.handoff.reasons = ["no-face"]
        document.verdict = VerdictSection(
            state: "maybe", usableUntil: 5, firstToBreak: nil,
            reasons: ["identity cannot be measured"])
        document.notes = ["The file does not state its matrix; bt709 is assumed."]
        return document
    }()

    private static let channels: [(id: String, unit: String, tolerance: Double)] = [
        ("identity.face", "L2", 0.12), ("identity.geometry", "%", 4), ("identity.skin", "ΔE00", 3),
        ("colour.exposure", "stops", 0.25), ("colour.white-balance", "ΔE00", 2.5),
        ("colour.contrast", "log2", 0.2), ("colour.saturation", "log2", 0.25),
        ("colour.palette", "OKLab", 0.02), ("structure.layout", "1 − r", 0.15),
        ("structure.focus", "log2", 0.5), ("structure.texture", "log2", 0.4),
    ]

    static func take(
        path: String, frames: Int, anchored: Bool = true,
        drifting: [String: (onset: Double, peak: Double)] = [:],
        turnedAway: Range<Double> = 0..<0, blinks: [Double] = [], defects: [DefectSection] = []
    ) -> AnalysisDocument {
        let duration = Double(frames) / 24
        var noise = Noise()
        let sections = channels.map { channel in
            section(
                channel, frames: frames, drift: drifting[channel.id],
                turnedAway: channel.id.hasPrefix("identity") ? turnedAway : 0..<0, noise: &noise)
        }
        let states = (0..<frames).map { frame in
            let time = Double(frame) / 24
            let distance = blinks.map { abs($0 - time) }.min() ?? 1
            if turnedAway.contains(time) { return "occluded" }
            return distance < 0.07 ? "shut" : distance < 0.12 ? "half" : "open"
        }
        let onset = drifting.values.map { $0.onset }.min() ?? duration
        let handed =
            (0..<frames).last {
                states[$0] == "open" && $0 < frames - 2 && Double($0) / 24 < onset
            } ?? 0
        let first = sections.filter { !$0.drifts.isEmpty }
            .min { $0.drifts[0].start < $1.drifts[0].start }
        return AnalysisDocument(
            tool: ToolSection(version: "0.1.0", simdLevel: "avx2"),
            take: TakeSection(
                path: path, sha256: "00", frames: frames, duration: duration, frameRate: 24,
                variableFrameRate: false, width: 1280, height: 720, codec: "h264"),
            anchors: [
                anchored
                    ? AnchorSection(
                        path: "stills/her.png", role: "identity", sha256: "01", faces: 1)
                    : AnchorSection(path: path, role: "identity", sha256: "00", faces: 1, frame: 0)
            ],
            channels: sections,
            eyes: EyesSection(
                frame: Array(0..<frames), state: states,
                openness: states.map { ["open": 0.3, "half": 0.18, "shut": 0.05][$0] }),
            defects: defects,
            handoff: HandoffSection(
                frame: handed, time: Double(handed) / 24, pts: handed * 512, clean: true,
                outPoint: PointSection(frame: handed + 1, time: Double(handed + 1) / 24),
                rejected: ((handed + 1)..<frames).map {
                    RejectedSection(
                        frame: $0,
                        reasons: (Double($0) / 24 < onset ? [] : ["drift"])
                            + (states[$0] == "shut" ? ["eyes-shut"] : [])
                            + ($0 < frames - 2 ? [] : ["motion-blur"]))
                }),
            verdict: VerdictSection(
                state: first == nil ? "selected" : "rejected",
                usableUntil: first?.drifts[0].start ?? duration, firstToBreak: first?.id))
    }

    private static func section(
        _ channel: (id: String, unit: String, tolerance: Double), frames: Int,
        drift: (onset: Double, peak: Double)?, turnedAway: Range<Double>, noise: inout Noise
    ) -> ChannelSection {
        let duration = Double(frames) / 24
        // Structure is measured at every fourth frame, as strided channels are.
        let sampled = Array(stride(from: 0, to: frames, by: channel.id.hasPrefix("s") ? 4 : 1))
        let departures: [Double?] = sampled.map { frame in
            let time = Double(frame) / 24
            let wobble = 0.25 + 0.2 * noise.next()
            if turnedAway.contains(time) { return nil }
            guard let drift, time > drift.onset - 0.5 else { return wobble * channel.tolerance }
            let rise = min(1, (time - drift.onset + 0.5) / 2.5)
            return (wobble + rise * (drift.peak - 0.4)) * channel.tolerance
        }
        let missing = departures.count { $0 == nil }
        let spans = drift.map { drift in
            DriftSection(
                start: drift.onset, end: duration, startFrame: Int(drift.onset * 24),
                endFrame: frames, kind: "creep", severity: drift.peak > 2 ? "severe" : "minor",
                peak: PeakSection(
                    frame: frames - 20, time: Double(frames - 20) / 24,
                    value: drift.peak * channel.tolerance, excess: drift.peak))
        }
        return ChannelSection(
            id: channel.id, family: String(channel.id.prefix { $0 != "." }), unit: channel.unit,
            tolerance: channel.tolerance, status: drift == nil ? "holds" : "drifts",
            coverage: 1 - Double(missing) / Double(sampled.count), drifts: spans.map { [$0] } ?? [],
            unmeasured: missing == 0
                ? []
                : [
                    UnmeasuredSection(
                        start: turnedAway.lowerBound, end: turnedAway.upperBound, reason: "profile")
                ],
            samples: SamplesSection(
                frame: sampled, value: departures.map { $0.map { $0 + 1.5 * channel.tolerance } },
                departure: departures))
    }

    /// Numbers in 0..<1 from a linear congruence (Knuth, MMIX): the same on every machine.
    private struct Noise {
        private var state: UInt64 = 1

        mutating func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 40) / Double(1 << 24)
        }
    }
}
