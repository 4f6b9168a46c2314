import Channels
import VectorCore

extension TakeEmbeddings {
    /// How far the camera goes from where the take begins: what nine of ten frames stay within, as a share of
    /// the picture's longer side, a push-in by what it moves the edges; `nil` where no frame can be laid over the
    /// beginning.
    public var cameraTravel: Float? {
        let travels = zip(frames, toBaseline).compactMap { frame, relation -> Float? in
            guard let registration = relation?.registration,
                registration.correlation >= Self.sameFraming
            else { return nil }
            let grid = frame.structure.grid
            return registration.reach(over: grid) / Float(max(grid.columns, grid.rows))
        }
        return RobustStatistics.quantile(travels, 0.9)
    }
}
