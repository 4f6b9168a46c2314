import Handoff
import Media
public import Report
import VectorCore

extension Analyser {
    /// Distance of levelled luma, in codes of deviation 40, from which a picture is no frame of a take.
    private static let strangeDistance: Float = 5

    /// Finds the frame of a take that a picture shows, and what was done to its colours.
    ///
    /// - Throws: an error with exit code 65 for files that cannot be used, and for a picture that no frame
    ///   of the take resembles.
    public func audit(picture path: String, of take: String) throws(HoldfastError) -> AuditDocument
    {
        do throws(MediaError) {
            let still = try StillPicture(path: path, kernels: kernels)
            var decoder = try decoder(of: take)
            let properties = decoder.properties
            let size = JointPicture.size(
                first: SIMD2(properties.width, properties.height),
                second: SIMD2(still.width, still.height))
            let small = still.frame.withPicture {
                JointPicture($0, size: size, kernels: kernels.plane)
            }
            var best: (frame: DecodedFrame, distance: Float)?
            var distances: [Float] = []
            while let frame = try decoder.next() {
                let own = frame.withPicture {
                    JointPicture($0, size: size, kernels: kernels.plane)
                }
                let distance = own.distance(to: small, kernels: kernels.plane)
                distances.append(distance)
                if distance < best?.distance ?? .infinity { best = (frame, distance) }
            }
            let aspects = SIMD2(
                Double(still.width * properties.height), Double(properties.width * still.height))
            guard let best, best.distance < Self.strangeDistance,
                aspects.min() > 0.97 * aspects.max()
            else {
                throw MediaError(
                    .noSuchFrame,
                    "is no frame of \(take): none shows the same; check which take it is from",
                    path: path)
            }
            let finding = ColourAudit(
                picture: RGBSamples(still.frame), frame: best.frame, isJPEG: still.format == "jpeg")
            let same = Self.run(around: best.frame.index, in: distances)
            let last = distances.count - 1
            var notes = still.notes.map { "\(path): \($0)" }
            notes += properties.colour.assumed.map { "\(take): assumed \($0)" }
            if same.count > 1 {
                notes.append(
                    "frames \(same.lowerBound) to \(same.upperBound - 1) show the same, so the picture "
                        + "may be any of them")
            }
            let place =
                best.frame.index == last
                ? "the last frame"
                : "frame \(best.frame.index), \(last - best.frame.index) before the last"
            return AuditDocument(
                take: TakeSection(
                    path: take, sha256: try digestOfMedia(take), properties: properties,
                    timing: decoder.timing, damage: decoder.damage),
                picture: AuditedPictureSection(
                    path: path, sha256: try digestOfMedia(path), width: still.width,
                    height: still.height),
                frame: best.frame.index, sameFrames: [same.lowerBound, same.upperBound - 1],
                offsetFromLast: last - best.frame.index, error: finding.error,
                cause: finding.cause.rawValue, text: "\(place): \(finding.cause.sentence)",
                notes: notes)
        } catch {
            throw HoldfastError(error)
        }
    }

    /// The run of frames about `index` that are as near to the picture as it is.
    private static func run(around index: Int, in distances: [Float]) -> Range<Int> {
        let limit = distances[index] + 0.02
        var (first, end) = (index, index + 1)
        while first > 0, distances[first - 1] <= limit { first -= 1 }
        while end < distances.count, distances[end] <= limit { end += 1 }
        return first..<end
    }
}

/// What was done to the colours of a picture that was taken from a frame.
struct ColourAudit {
    enum Cause: String {
        case exact, rounding, swscale, matrix, range, jpeg, resize, unknown

        var sentence: String {
            switch self {
            case .exact: "its colours are exact"
            case .rounding:
                "its colours are right but for rounding and for how chroma was enlarged; nothing leans "
                    + "to one side"
            case .swscale:
                "its colours come from libswscale without accurate rounding, as ffmpeg and OpenCV do "
                    + "by default; extract it with 'holdfast handoff --frame'"
            case .matrix:
                "it was converted with another matrix than the take's (BT.601 and BT.709 mixed up); "
                    + "extract it with 'holdfast handoff --frame'"
            case .range:
                "it was converted with limited and full range mixed up; extract it with "
                    + "'holdfast handoff --frame'"
            case .jpeg:
                "it has been through JPEG; keep frames as PNG"
            case .resize:
                "it was resized; hand on frames at the take's own size"
            case .unknown: "its colours were changed by something that is not known here"
            }
        }
    }

    let cause: Cause
    let error: AuditErrorSection

    init(picture: RGBSamples, frame: DecodedFrame, isJPEG: Bool) {
        let exact = RGBSamples(frame)
        let isResized = picture.width != exact.width || picture.height != exact.height
        // Of two sizes the smaller is compared.
        let width = min(picture.width, exact.width)
        let height = min(picture.height, exact.height)
        let own = picture.scaled(width: width, height: height)
        let gap = Difference(own, exact.scaled(width: width, height: height))
        error = AuditErrorSection(
            red: gap.signed.x, green: gap.signed.y, blue: gap.signed.z, mean: gap.mean,
            largest: gap.largest)
        if !isResized, gap.largest <= 1 {
            cause = .exact
            return
        }
        // What other readings and conversions would have given.
        var candidates: [(cause: Cause, mean: Double)] = []
        let stated = frame.colour.coding
        for matrix in ColourCoding.Matrix.allCases {
            for range in ColourCoding.Range.allCases {
                let coding = ColourCoding(matrix: matrix, range: range)
                let kind: Cause =
                    coding == stated ? .swscale : range != stated.range ? .range : .matrix
                var readings = [RGBSamples.roughConversion(of: frame, reading: coding)]
                if coding != stated { readings.append(RGBSamples(frame, reading: coding)) }
                for case let reading? in readings {
                    let difference = Difference(
                        own, reading.scaled(width: width, height: height))
                    candidates.append((kind, difference.mean))
                }
            }
        }
        let best = candidates.min { $0.mean < $1.mean }
        if let best, best.mean < 0.5 * gap.mean, gap.mean > 0.3 || best.mean < 0.02 {
            cause = best.cause
        } else if isResized {
            cause = .resize
        } else if !isJPEG, gap.mean < 0.35, gap.lean < 0.12 {
            cause = .rounding
        } else if isJPEG || (gap.lean < 2 && Self.hasGrid(own, exact)) {
            cause = .jpeg
        } else {
            cause = .unknown
        }
    }

    /// Whether the differences end at blocks of 8 × 8: steps over their borders are larger than others.
    private static func hasGrid(_ a: RGBSamples, _ b: RGBSamples) -> Bool {
        guard a.width == b.width, a.height == b.height, a.width >= 64 else { return false }
        var sums = SIMD2<Double>.zero
        var counts = SIMD2<Double>.zero
        for y in stride(from: 0, to: a.height, by: 2) {
            for x in 1..<a.width {
                let i = 3 * (y * a.width + x) + 1
                let step =
                    (Int(a.bytes[i]) - Int(b.bytes[i]))
                    - (Int(a.bytes[i - 3]) - Int(b.bytes[i - 3]))
                let k = x % 8 == 0 ? 1 : 0
                sums[k] += Double(abs(step))
                counts[k] += 1
            }
        }
        guard sums.x > 0 else { return false }
        return sums.y / counts.y > 1.15 * sums.x / counts.x
    }
}

/// How far two pictures of one size are from each other, in codes.
private struct Difference {
    let signed: SIMD3<Double>
    let mean: Double
    let largest: Int
    /// The mean of the channel that leans most.
    var lean: Double { max(abs(signed.x), abs(signed.y), abs(signed.z)) }

    init(_ a: RGBSamples, _ b: RGBSamples) {
        var sums = SIMD3<Int>.zero
        var absolute = 0
        var largest = 0
        for i in stride(from: 0, to: min(a.bytes.count, b.bytes.count), by: 3) {
            let gap = SIMD3(
                Int(a.bytes[i]) - Int(b.bytes[i]), Int(a.bytes[i + 1]) - Int(b.bytes[i + 1]),
                Int(a.bytes[i + 2]) - Int(b.bytes[i + 2]))
            sums &+= gap
            let size = SIMD3(abs(gap.x), abs(gap.y), abs(gap.z))
            absolute += size.x + size.y + size.z
            largest = max(largest, size.max())
        }
        let n = Double(max(1, a.width * a.height))
        signed = SIMD3(Double(sums.x), Double(sums.y), Double(sums.z)) / n
        mean = Double(absolute) / (3 * n)
        self.largest = largest
    }
}
