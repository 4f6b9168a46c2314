/// The change of a channel below which nobody minds, whatever a set of takes spreads by.
enum NoticeableFloor {
    /// The floor of a channel in its unit, and where it comes from.
    static func floor(
        of id: String, shipped tolerance: Float
    ) -> (value: Float, source: String) {
        switch id {
        case "colour.exposure":
            (
                0.083,
                "one printer point, the least step of film grading: 0.025 log exposure, 1/12 stop"
            )
        case "colour.white-balance":
            (2.3, jnd)
        case "identity.skin", "identity.iris", "identity.hair", "identity.wardrobe":
            (2.3, jnd)
        case "colour.palette":
            (2, "\(jnd); about 2 in OKLab x100")
        default:
            (
                tolerance / 2,
                "half of the tolerance that comes with Holdfast; no threshold is published"
            )
        }
    }

    private static let jnd =
        "just noticeable at 2.3 ΔE: Mahy, Van Eycken and Oosterlinck, Color Res. Appl. 19 (1994)"
}
