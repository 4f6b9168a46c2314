import Drift
import Embeddings
import Faces
import Handoff
import Media
import ModelStore
import Preflight
import Report
public import Review
import VectorCore

extension Analyser {
    /// Measures every frame of a take and judges it against its anchors.
    ///
    /// - Parameters:
    ///   - take: a local video file.
    ///   - anchors: at most 9 stills; with none, the take's own first half second is the measure.
    ///   - shot: what the take is judged for; with none, the default criteria decide.
    ///   - prompt: the text that the take was made with, for the search of causes and announced
    ///     changes; `nil` for the shot's own.
    ///   - keepsPictures: whether small pictures are kept for a page, at a few per cent of the time.
    ///   - progress: called now and then, from any thread.
    /// - Throws: an error with exit code 65 for input that cannot be used, 70 for a fault of ours.
    public func analyze(
        take path: String, anchors requests: [AnchorRequest], shot: Shot? = nil,
        prompt: String? = nil, keepsPictures: Bool = false,
        progress: (@Sendable (AnalysisProgress) -> Void)? = nil
    ) async throws(HoldfastError) -> Analysis {
        let shot = shot.asked(prompt)
        let anchors = try AnchorSet(requests, analyser: self)
        let measured: MeasuredTake
        do throws(MediaError) {
            measured = try await TakePass(
                kernels: kernels, models: models, look: look, subject: anchors.subject,
                threads: options.threads, limits: options.limits,
                assumedColour: options.assumedColour, keepsPictures: keepsPictures
            ).measure(path, progress: progress)
        } catch {
            throw HoldfastError(error)
        }
        let records = measured.records
        let clock = TakeClock(starts: records.map(\.time), end: measured.timing.duration)
        let take = TakeEmbeddings(
            frames: records.map(\.embedding), seconds: records.map(\.time),
            anchor: anchors.embedding(
                forWidth: measured.properties.width, height: measured.properties.height))
        let channels = HeldChannels(
            take, anchors: anchors, width: measured.properties.width,
            height: measured.properties.height, withFaces: models != nil)
        guard
            let judgement = TakeJudgement(
                records: records, take: take, channels: channels.series, clock: clock,
                withFaces: models != nil,
                handoffWindow: options.handoffWindow, tolerances: options.tolerances,
                preference: options.handoffPreference)
        else { throw .unusable("\(path): holds no frame; pass a file with video") }

        let digest = try Self.digest(path)
        let section = TakeSection(path: path, digest: digest, measured: measured)
        let frames = records.map(\.frame)
        var document = AnalysisDocument(
            tool: tool,
            options: OptionsSection(
                withoutFaces: models == nil, handoffWindow: options.handoffWindow,
                prompt: shot?.prompt),
            take: section,
            frameTimes: measured.timing.isVariableFrameRate ? records.map(\.time) : nil,
            anchors: anchors.sections.isEmpty
                ? [
                    AnchorSection(
                        path: path, role: AnchorRole.firstFrame.rawValue, sha256: digest,
                        faces: models == nil ? nil : records.first?.facesDetected ?? 0, frame: 0)
                ] : anchors.sections,
            channels: judgement.findings.indices.map {
                ChannelSection(
                    judgement.findings[$0], judgement.series[$0],
                    heldTo: channels.standards[$0])
            },
            eyes: models == nil
                ? EyesSection() : EyesSection(judgement.eyes, frames: frames),
            defects: judgement.defects.map { DefectSection($0) },
            handoff: HandoffSection(
                judgement.choice, pts: records[judgement.choice.frame].pts),
            firstFrame: try firstFrameLock(of: path, stills: requests),
            verdict: .none,
            diagnosis: diagnosis(
                of: TakeCourse(
                    judgement.findings, take: take, duration: measured.timing.duration,
                    prompt: shot?.prompt), anchors: anchors, size: measured.properties),
            notes: anchors.notes
                + Self.notes(
                    on: measured, take: take, path: path, hasFaces: models != nil,
                    isCutOut: anchors.main.map { anchors.anchors[$0].cutOut != nil } ?? false))
        document.judge(by: shot)
        return Analysis(
            document: document,
            embeddings: EmbeddingTable(
                frame: frames, identity: records.map(\.embedding.face?.identity),
                colour: records.map(\.embedding.colour.exported),
                structure: records.map(\.embedding.structure.exported)),
            pictures: TakePictures(
                frames: records.compactMap(\.pictures),
                anchor: keepsPictures ? anchors.pictures : nil),
            anchorSharesFraming: take.anchorSharesFraming)
    }

    /// The causes of what a take did. Stills are measured only for a take that did something.
    private func diagnosis(
        of course: TakeCourse, anchors: AnchorSet, size: VideoProperties
    ) -> [DiagnosisSection] {
        guard !course.drifts.isEmpty else { return [] }
        let checks = anchors.checks(forWidth: size.width, height: size.height)
        return DiagnosisTable.diagnoses(of: course, checks: checks).map { DiagnosisSection($0) }
    }

    /// What a reader of the report should know besides.
    private static func notes(
        on measured: MeasuredTake, take: TakeEmbeddings, path: String, hasFaces: Bool,
        isCutOut: Bool
    ) -> [String] {
        var notes = measured.properties.colour.assumed.map { "\(path): assumed \($0)" }
        if let damage = measured.damage {
            notes.append(
                "\(path): damaged from frame \(damage.frameIndex) on (\(damage.reason)); "
                    + "what could be decoded was analysed")
        }
        if let frame = measured.sizeChangedAtFrame {
            notes.append("\(path): the picture's size changes at frame \(frame)")
        }
        if measured.timing.repairedTimestamps > 0 {
            notes.append(
                "\(path): \(measured.timing.repairedTimestamps) timestamps were missing or out of "
                    + "order and were replaced")
        }
        if take.anchor != nil, !take.anchorSharesFraming, !isCutOut {
            notes.append(
                AnalysisDocument.framingNote
                    + ": colour and structure are judged against the take's "
                    + "own first half second")
        }
        if let second = NewcomersChannel.revealed(in: take) {
            notes.append(
                "\(path): the camera's move brings another face into view by "
                    + "\((10 * second).rounded() / 10) s, which does not count as a newcomer")
        }
        if hasFaces, !take.frames.contains(where: { $0.face != nil }) {
            notes.append("\(path): no face was found in any frame; identity is not measured")
        }
        return notes
    }

    static func digest(_ path: String) throws(HoldfastError) -> String {
        guard let digest = ContentDigest.sha256(ofFileAt: path) else {
            throw .unusable("\(path): cannot be read to its end; check the file")
        }
        return digest
    }
}

extension AnalysisDocument {
    /// Beginning of the note on an anchor that colours and edges cannot be compared with.
    static let framingNote = "the anchor shows another framing than the take"
}

extension TakeSection {
    /// The take as it was decoded.
    init(path: String, digest: String, measured: MeasuredTake) {
        self.init(
            path: path, sha256: digest, properties: measured.properties, timing: measured.timing,
            damage: measured.damage)
    }

    /// The take as it was decoded.
    init(
        path: String, sha256: String, properties: VideoProperties, timing: VideoTiming,
        damage: VideoDamage?
    ) {
        self.init(
            path: path, sha256: sha256, frames: timing.frameCount, duration: timing.duration,
            frameRate: timing.frameRate, variableFrameRate: timing.isVariableFrameRate,
            width: properties.width, height: properties.height, codec: properties.codec,
            truncatedAtFrame: damage?.frameIndex)
    }
}
