import Faces
import Media
public import Preflight
public import Report
import VectorCore

/// What is asked of a preflight.
public struct PreflightRequest: Sendable {
    /// The stills, at least one.
    public var stills: [String]
    /// What they are for.
    public var profile: PreflightProfile
    /// Width and height of the take to be made, both positive; `nil` when not known.
    public var takeSize: SIMD2<Int>?
    /// Whether the stills are one sheet, which must agree with itself.
    public var isSheet: Bool
    /// The prompt that goes with them.
    public var prompt: String?

    /// A request.
    public init(
        stills: [String], profile: PreflightProfile = .portrait, takeSize: SIMD2<Int>? = nil,
        isSheet: Bool = false, prompt: String? = nil
    ) {
        self.stills = stills
        self.profile = profile
        self.takeSize = takeSize
        self.isSheet = isSheet
        self.prompt = prompt
    }
}

extension Analyser {
    /// Checks stills before anything is generated from them.
    ///
    /// - Throws: an error with exit code 65 for a file that cannot be read at all. A file that holds no
    ///   usable picture is a still whose check `file.decodes` rejects.
    public func preflight(_ request: PreflightRequest) throws(HoldfastError) -> PreflightDocument {
        var stills: [PreflightStillSection] = []
        var members: [SheetMember] = []
        for path in request.stills {
            let (section, member) = try preflight(path, request)
            stills.append(section)
            members.append(member)
        }
        return PreflightDocument(
            tool: tool, profile: request.profile.rawValue,
            takeSize: request.takeSize.map { TakeSizeSection(width: $0.x, height: $0.y) },
            stills: stills,
            sheet: request.isSheet
                ? PreflightSheetSection(
                    checks: SheetPreflight.results(members).map { PreflightCheckSection($0) })
                : nil,
            prompt: request.prompt.map {
                PreflightPromptSection(
                    text: $0,
                    checks: [PreflightCheckSection(PromptLengthCheck.result(of: $0))])
            })
    }

    private func preflight(
        _ path: String, _ request: PreflightRequest
    ) throws(HoldfastError) -> (PreflightStillSection, SheetMember) {
        let still: StillPicture
        let digest: String
        do throws(MediaError) {
            still = try StillPicture(path: path, kernels: kernels)
        } catch  where Self.isOutOfReach(error) {
            throw HoldfastError(error)
        } catch {
            digest = try Self.digest(path)
            let result = DecodesCheck.failure(error.message)
            return (
                PreflightStillSection(
                    path: path, sha256: digest, width: nil, height: nil, faces: nil,
                    checks: [PreflightCheckSection(result)]), SheetMember()
            )
        }
        digest = try Self.digest(path)
        return still.frame.withPicture { picture in
            let faces = faces(in: picture)
            let scene = StillScene(
                picture: picture, faces: faces,
                damage: still.damage, takeSize: request.takeSize, profile: request.profile,
                kernels: kernels.plane)
            let section = PreflightStillSection(
                path: path, sha256: digest, width: still.width, height: still.height,
                faces: faces?.count,
                checks: StillPreflight.results(scene).map { PreflightCheckSection($0) },
                notes: still.notes)
            return (section, SheetMember(scene))
        }
    }

    /// Whether there is no file to judge, as against one that holds no usable picture.
    private static func isOutOfReach(_ error: MediaError) -> Bool {
        [.missing, .notAFile, .notLocal, .unreadable].contains(error.code)
    }

    /// The faces of a still, the largest first; `nil` without models.
    func faces(in picture: PlanarPicture) -> [FaceObservation]? {
        models.map { models in
            var reduced = ReducedPicture(longSide: ReducedFrame.longSide)
            reduced.update(from: picture, with: kernels.plane)
            return FaceTracker(models: models, kernels: kernels.plane)
                .faces(in: picture, reduced: reduced.picture)
        }
    }
}

extension PreflightCheckSection {
    /// One check as published.
    init(_ result: CheckResult) {
        self.init(
            id: result.id, status: result.status.rawValue, value: result.value,
            limit: result.limit.limit(for: result.status), warnLimit: result.limit.warn,
            rejectLimit: result.limit.reject, sense: result.limit.sense.rawValue,
            unit: result.unit, detail: result.detail, effect: result.effect, advice: result.advice)
    }
}
