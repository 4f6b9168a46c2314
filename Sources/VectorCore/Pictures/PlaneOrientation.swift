/// A turn by quarter circles, after an optional mirroring.
public struct PlaneOrientation: Hashable, Sendable {
    /// Whether left and right are exchanged first.
    public let isMirrored: Bool
    /// Clockwise quarter turns that follow, 0...3.
    public let quarterTurns: Int

    /// An orientation; `quarterTurns` is taken modulo 4.
    public init(isMirrored: Bool = false, quarterTurns: Int) {
        self.isMirrored = isMirrored
        self.quarterTurns = ((quarterTurns % 4) + 4) % 4
    }

    /// Whether width and height change places.
    public var exchangesSides: Bool { quarterTurns % 2 == 1 }
}
