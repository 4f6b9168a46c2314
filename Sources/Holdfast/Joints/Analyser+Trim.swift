import Media
public import Report

extension Analyser {
    /// Writes the frames of a take before `outPoint` to a file of its own, checked by decoding it.
    ///
    /// - Throws: an error with exit code 65 when the take is shorter, cannot be cut there, or the file cannot
    ///   be written; nothing is then left under `output`.
    public func trim(
        _ take: String, before outPoint: Int, to output: String
    ) throws(HoldfastError) -> TrimSection {
        do throws(MediaError) {
            let trimmed = try TakeTrimmer.trim(
                take, before: outPoint, to: output, threads: options.threads,
                limits: options.limits, kernels: kernels)
            return TrimSection(
                path: output, frames: trimmed.frames, copiedFrames: trimmed.copiedFrames,
                encodedFrames: trimmed.encodedFrames, worstPSNR: trimmed.worstPSNR)
        } catch {
            throw HoldfastError(error)
        }
    }

    /// The frames of the take's last second and those about the choice, small, for a strip.
    ///
    /// - Parameter pictures: those of the analysis, for the faces.
    /// - Throws: an error with exit code 65 when the take cannot be decoded.
    public func stripFrames(
        of document: HandoffDocument, pictures: TakePictures = TakePictures()
    ) throws(HoldfastError) -> [HandoffStrip.Frame] {
        let from = document.take.duration - 1
        let chosen = document.handoff.frame
        var faces: [Int: PagePicture] = [:]
        for each in pictures.frames { faces[each.frame] = each.face }
        do throws(MediaError) {
            var decoder = try decoder(of: document.take.path)
            var frames: [HandoffStrip.Frame] = []
            while let frame = try decoder.next() {
                guard frame.time >= from - 1e-6 || abs(frame.index - chosen) <= 2 else { continue }
                // A slow-motion take has more frames in its last second than anyone looks at.
                guard frames.count < 120 else { break }
                let long = max(frame.width, frame.height)
                let side = min(352, long)
                let thumbnail = RGBSamples(frame).scaled(
                    width: max(1, frame.width * side / long),
                    height: max(1, frame.height * side / long))
                frames.append(
                    HandoffStrip.Frame(
                        frame: frame.index, time: frame.time, png: try thumbnail.png(),
                        aspect: Double(frame.width) / Double(frame.height),
                        face: faces[frame.index]))
            }
            return frames
        } catch {
            throw HoldfastError(error)
        }
    }
}
