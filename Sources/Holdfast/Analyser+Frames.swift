public import Media
import Drift
import Handoff
import ModelStore
import NeuralNet
public import Report
import VectorCore

extension Analyser {
    /// Writes one frame of a take as PNG at native size.
    ///
    /// - Parameter squarePixels: resamples where samples are not shown as squares; otherwise they are
    ///   written as they are stored.
    /// - Throws: an error with exit code 65 when the take has no such frame or the file cannot be
    ///   written; nothing is then left under `output`.
    public func writeFrame(
        of take: String, at address: FrameAddress, to output: String, squarePixels: Bool = false
    ) throws(HoldfastError) -> HandoffDocument {
        do throws(MediaError) {
            var decoder = try VideoDecoder(
                path: take, threads: options.threads, limits: options.limits,
                assuming: options.assumedColour)
            let properties = decoder.properties
            let frame = try decoder.frame(at: address)
            try PNGWriter.write(
                frame, to: output, sampleAspect: squarePixels ? properties.sampleAspect : nil)
            // The rest is decoded too, so that the document describes the whole take.
            var next = address == .last ? nil : try decoder.next()
            let end = next?.time
            while next != nil { next = try decoder.next() }
            return HandoffDocument(
                take: TakeSection(
                    path: take, sha256: try digestOfMedia(take), properties: properties,
                    timing: decoder.timing, damage: decoder.damage),
                handoff: HandoffSection(
                    frame: frame.index, time: frame.time, pts: Int(frame.pts), clean: nil,
                    outPoint: PointSection(
                        frame: frame.index + 1, time: end ?? decoder.timing.duration)),
                notes: frame.colour.assumed.map { "\(take): assumed \($0)" })
        } catch {
            throw HoldfastError(error)
        }
    }

    /// Everything the decoder sees in a file, found by decoding all of it.
    ///
    /// - Throws: an error with exit code 65 for a file that cannot be used.
    public func probe(_ path: String) throws(HoldfastError) -> ProbeDocument {
        do throws(MediaError) {
            var decoder = try VideoDecoder(
                path: path, threads: options.threads, limits: options.limits,
                assuming: options.assumedColour)
            let properties = decoder.properties
            var frames: [FrameSection] = []
            while let frame = try decoder.next() {
                frames.append(
                    FrameSection(
                        frame: frame.index, pts: Int(frame.pts), time: frame.time,
                        key: frame.isKeyframe))
            }
            let colour = properties.colour
            return ProbeDocument(
                take: TakeSection(
                    path: path, sha256: try digestOfMedia(path), properties: properties,
                    timing: decoder.timing, damage: decoder.damage),
                colour: ColourSection(
                    matrix: colour.matrix, range: colour.range, primaries: colour.primaries,
                    transfer: colour.transfer, chromaLocation: colour.chromaLocation,
                    assumed: colour.assumed),
                frames: frames)
        } catch {
            throw HoldfastError(error)
        }
    }

    /// The model files: where they are looked for, and the state of each.
    public static func modelFiles(folder: String?) -> ModelsDocument {
        let store = ModelStore(folder: folder)
        return ModelsDocument(
            folder: store.folder,
            models: store.status().map { status in
                let record = status.record
                return ModelRow(
                    role: record.role, file: record.fileName,
                    state: status.problem.map { $0.code.description }
                        ?? "ok",
                    package: "\(record.package) \(record.packageVersion)",
                    licence: record.licence, disclosure: record.disclosure,
                    sha256: record.sha256,
                    remedy: status.isReady ? nil : "make models")
            })
    }

    func digestOfMedia(_ path: String) throws(MediaError) -> String {
        guard let digest = ContentDigest.sha256(ofFileAt: path) else {
            throw MediaError(
                .unreadable, "cannot be read to its end; check the file", path: path)
        }
        return digest
    }
}
