import Channels

/// The change of a channel below which nobody minds, whatever a set of takes spreads by.
enum NoticeableFloor {
    /// The floor of a channel in its unit, and where it comes from.
    static func floor(
        of id: String, shipped tolerance: Float
    ) -> (value: Float, source: String) {
        guard let row = ShippedTolerances.row(id) else {
            return (
                tolerance / 2,
                "half of the tolerance that comes with Holdfast; no threshold is published"
            )
        }
        return (row.floor, row.floorSource)
    }
}
