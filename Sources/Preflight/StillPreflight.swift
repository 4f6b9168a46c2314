/// Runs the checks of a profile over a still.
public enum StillPreflight {
    /// Every check there is, in the order of reports.
    static let checks: [any StillCheck.Type] = [
        DecodesCheck.self, ShortSideCheck.self, AspectCheck.self, ClippedCheck.self,
        CrushedCheck.self, KeyLightsCheck.self, LightDirectionCheck.self,
        MixedWhiteBalanceCheck.self, FaceClippedCheck.self,
        FaceCrushedCheck.self, FaceSharpnessCheck.self, FaceShareCheck.self, FaceCropCheck.self,
        EyesOpenCheck.self, ExpressionCheck.self, DominantCheck.self, CentredCheck.self,
        EyeLevelCheck.self, BusyBackgroundCheck.self, WardrobePatternCheck.self,
        HairCrushedCheck.self,
    ]

    /// What each check is, in the order of reports.
    public static var descriptors: [CheckDescriptor] { checks.map { $0.descriptor } }

    /// The results of all checks that the still's profile has limits for, in the order of reports.
    public static func results(_ still: StillScene) -> [CheckResult] {
        checks.compactMap { check in
            LimitTable.limit(check.descriptor.id, in: still.profile).map {
                CheckResult(check.descriptor, check.measure(still), limit: $0)
            }
        }
    }
}
