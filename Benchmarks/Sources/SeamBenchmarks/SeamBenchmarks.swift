import ArgumentParser
import Foundation
import Holdfast
import Media
import Report
import VectorCore

/// Cuts real clips in two, alters the second half, and counts what `seam` finds.
@main
struct SeamBenchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "SeamBenchmarks",
        abstract: "Makes joints of known faults from clips and counts what is found of them.",
        discussion: """
            Example: SeamBenchmarks one.mp4 two.mp4

            Each clip needs 75 frames; shorter ones are named and left out. It is cut where it moves most in \
            its middle third and repeats no frame by itself; the second half is altered by the ffmpeg program, \
            which must be installed, and both are coded with libx264 at crf 12. A joint counts when exactly \
            the kinds expected are found, and duplicated frames when their number is right. A joint at which \
            nothing is found and of which `seam` says that the kind expected cannot be measured there (no \
            motion, no colour, light that wavers as much by itself) is counted apart.
            """)

    @Argument(help: "Clips of at least 75 frames.")
    var clips: [String]

    @Option(help: "Folder for the halves. Default: a temporary one, removed at the end.")
    var work: String?

    func run() async throws {
        let manager = FileManager.default
        let folder =
            work ?? manager.temporaryDirectory.appendingPathComponent("seams-\(getpid())").path
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { if work == nil { try? manager.removeItem(atPath: folder) } }
        let analyser = try Analyser(options: AnalysisOptions(withoutFaces: true))
        var counts: [SeamCount] = []
        for clip in clips {
            guard let place = try CutPlace(clip) else {
                print("\(clip): left out, shorter than 75 frames")
                continue
            }
            let rate = "\(place.rate)"
            let first = folder + "/first.mp4"
            try place.cut(
                clip, place.frame - min(36, place.frame)..<place.frame, to: first, rate: rate)
            for alteration in SeamAlteration.all(width: place.width, height: place.height) {
                let second = folder + "/second.mp4"
                try place.write(clip, alteration, to: second, rate: rate)
                let document = try analyser.seam(first, second)
                let kinds = Set(document.seam.findings.map(\.kind))
                let isRight =
                    kinds == alteration.kinds
                    && (alteration.expectedOverlap == nil
                        || alteration.expectedOverlap == document.seam.overlapFrames)
                let isHidden =
                    kinds.isEmpty && !alteration.kinds.isEmpty
                    && alteration.kinds.isSubset(of: document.seam.unmeasured)
                let index =
                    counts.firstIndex { $0.name == alteration.name }
                    ?? {
                        counts.append(SeamCount(name: alteration.name))
                        return counts.count - 1
                    }()
                counts[index].add(isRight: isRight, isHidden: isHidden)
                if !isRight {
                    let what = isHidden ? "not measurable" : "\(kinds.sorted())"
                    print("\(clip): \(alteration.name): \(what)")
                }
            }
        }
        print(
            "| alteration | found, and nothing else | not measurable there |\n| --- | --- | --- |")
        var total = SeamCount(name: "all")
        for count in counts {
            print(count.row)
            total.add(count)
        }
        print(total.row)
    }
}

/// How many joints of one alteration were told rightly.
struct SeamCount {
    let name: String
    var right = 0
    var hidden = 0
    var all = 0

    mutating func add(isRight: Bool, isHidden: Bool) {
        right += isRight ? 1 : 0
        hidden += isHidden ? 1 : 0
        all += 1
    }

    mutating func add(_ other: SeamCount) {
        right += other.right
        hidden += other.hidden
        all += other.all
    }

    /// A row of the table; what cannot be measured is no part of what could be found.
    var row: String { "| \(name) | \(right) of \(all - hidden) | \(hidden) |" }
}

/// Where a clip is cut: inside its steadiest strong motion.
struct CutPlace {
    let frame: Int
    let frames: Int
    let width: Int
    let height: Int
    let rate: Double

    /// `nil` for a clip that is too short.
    init?(_ path: String) throws {
        let kernels = KernelTable()
        var decoder = try VideoDecoder(path: path, kernels: kernels)
        width = decoder.properties.width
        height = decoder.properties.height
        var before: DecodedFrame?
        var steps: [Double] = []
        while let frame = try decoder.next() {
            if let before {
                let sum = frame.withPicture { now in
                    before.withPicture { kernels.plane.sumAbsoluteDifference(now.luma, $0.luma) }
                }
                steps.append(Double(sum) / Double(width * height))
            }
            before = frame
        }
        frames = steps.count + 1
        rate = decoder.timing.frameRate
        guard frames >= 75 else { return nil }
        let range = max(28, frames / 3)..<max(29, min(frames - 42, 2 * frames / 3))
        let score = { (place: Int) -> Double in
            let near = steps[place - 4..<place + 4]
            let mean = near.reduce(0, +) / 8
            // Strong, but without a cut or a jerk.
            return mean - 3 * ((near.max() ?? 0) - mean)
        }
        // A frame that the clip itself shows twice would be one that the joint repeats.
        let whole = range.filter { place in
            let near = steps[max(0, place - 8)..<min(steps.count, place + 8)].sorted()
            return steps[place - 2...place].allSatisfy { $0 > 0.4 * near[near.count / 2] }
        }
        let places = whole.isEmpty ? Array(range) : whole
        frame = places.max { score($0) < score($1) } ?? frames / 2
    }

    func cut(
        _ clip: String, _ frames: Range<Int>, to path: String, rate: String,
        filters: String = "", matrix: String = "bt709", range: String = "tv"
    ) throws {
        var chain =
            "trim=start_frame=\(frames.lowerBound):end_frame=\(frames.upperBound),"
            + "setpts=N/(\(rate))/TB"
        if !filters.isEmpty { chain += "," + filters }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "ffmpeg", "-v", "error", "-nostdin", "-y", "-i", clip, "-vf", chain, "-an", "-r", rate,
            "-c:v", "libx264", "-crf", "12", "-preset", "veryfast", "-pix_fmt", "yuv420p",
            "-colorspace", matrix, "-color_primaries", "bt709", "-color_trc", "bt709",
            "-color_range", range, path,
        ]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ValidationError("ffmpeg could not make \(path) of \(clip)")
        }
    }

    func write(
        _ clip: String, _ alteration: SeamAlteration, to path: String, rate: String
    ) throws {
        let end = min(frames, frame + 60)
        var filters = alteration.filters
        var range = frame - alteration.overlap..<end
        if alteration.copies > 0 {
            range = frame - 1..<end
            filters =
                "loop=loop=\(alteration.copies - 1):size=1:start=0,setpts=N/(\(rate))/TB"
        } else if alteration.isReversed {
            range = max(0, frame - 50)..<frame - 1
            filters = "reverse,setpts=N/(\(rate))/TB"
        }
        try cut(
            clip, range, to: path, rate: rate, filters: filters, matrix: alteration.matrix,
            range: alteration.range)
    }
}
