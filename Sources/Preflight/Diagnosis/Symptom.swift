/// What can be seen to go wrong in a take.
enum Symptom: String, CaseIterable, Sendable {
    case lateIdentity = "identity drifts late"
    case wardrobe = "wardrobe warps"
    case softFace = "the face softens"
    case background = "the background morphs"
    case hair = "hair turns to paste"
    case lightFirst = "light shifts just before identity changes"
    case backHalf = "drift begins in the back half"

    /// Seconds by which light may lead identity to count as its cause.
    private static let lead = 0.5

    /// The number by which the symptom is seen in `course`; `nil` where it is not.
    func evidence(in course: TakeCourse) -> Diagnosis.Evidence? {
        switch self {
        case .lateIdentity:
            return Self.late(course.first { Self.identity.contains($0) }, of: course)
        case .wardrobe: return Self.peak(course.first { $0 == "identity.wardrobe" })
        case .softFace:
            guard let change = course.faceFinenessChange, change < 0 else { return nil }
            return Self.peak(course.first { $0 == "structure.texture" })
        case .background:
            return Self.peak(
                course.first { $0 == "structure.background" }
                    ?? course.first { $0 == "structure.layout" })
        case .hair: return Self.peak(course.first { $0 == "identity.hair" })
        case .lightFirst: return Self.lightBeforeIdentity(course)
        case .backHalf: return Self.late(course.first { _ in true }, of: course)
        }
    }

    /// Channels by which she becomes someone else.
    private static let identity = ["identity.face", "identity.geometry"]
    /// Channels by which the light changes.
    private static let light = [
        "colour.exposure", "colour.white-balance", "colour.contrast", "colour.key-light",
    ]

    /// A drift whose onset lies in the take's second half.
    private static func late(
        _ drift: TakeCourse.Drift?, of course: TakeCourse
    ) -> Diagnosis.Evidence? {
        let half = course.duration / 2
        guard let drift, drift.onset >= half else { return nil }
        return Diagnosis.Evidence(
            measure: "\(drift.channel) onset, s", value: drift.onset, limit: half)
    }

    private static func peak(_ drift: TakeCourse.Drift?) -> Diagnosis.Evidence? {
        drift.map {
            Diagnosis.Evidence(
                measure: "\($0.channel) peak, tolerances", value: $0.excess, limit: 1)
        }
    }

    /// The last change of light before identity goes, when it is no more than half a second before.
    private static func lightBeforeIdentity(_ course: TakeCourse) -> Diagnosis.Evidence? {
        guard let changed = course.first({ identity.contains($0) }) else { return nil }
        let earlier = course.drifts.filter {
            let gap = changed.onset - $0.onset
            return light.contains($0.channel) && gap >= 0 && gap <= lead
        }
        let last = earlier.max { ($0.onset, $1.channel) < ($1.onset, $0.channel) }
        return last.map {
            Diagnosis.Evidence(
                measure: "\($0.channel) before \(changed.channel), s",
                value: changed.onset - $0.onset, limit: lead)
        }
    }
}
