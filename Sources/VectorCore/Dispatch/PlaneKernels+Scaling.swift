extension PlaneKernels {
    /// Resizes a plane by exact area averaging, rounded half up.
    ///
    /// Any sizes; meant for making planes smaller. Equal sizes copy. Integers: exact.
    public func boxScale(_ source: PlaneView, into target: MutablePlaneView) {
        PlaneReference.boxScale(source, into: target)
    }

    /// Mirrors and turns a plane by quarter circles.
    ///
    /// - Precondition: `target` has the source's sides, exchanged for odd turns.
    public func reorient(
        _ source: PlaneView, _ orientation: PlaneOrientation, into target: MutablePlaneView
    ) {
        let sides =
            orientation.exchangesSides
            ? (source.height, source.width) : (source.width, source.height)
        precondition((target.width, target.height) == sides)
        PlaneReference.reorient(source, orientation, into: target)
    }
}
