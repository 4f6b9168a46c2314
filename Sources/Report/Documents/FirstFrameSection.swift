/// How frame 0 of a take lies over the still that it was to begin with.
public struct FirstFrameSection: Codable, Hashable, Sendable {
    /// Path of the still.
    public var path: String
    /// `locked`, `off`, or `different-picture` when the two do not show the same.
    public var status: String
    /// Size in the take over size in the still, across; `nil` where not measurable.
    @NullableMeasured public var scaleX: Double?
    /// Likewise, down.
    @NullableMeasured public var scaleY: Double?
    /// Shift to the right, share of the width.
    @NullableMeasured public var shiftX: Double?
    /// Shift downwards, share of the height.
    @NullableMeasured public var shiftY: Double?
    /// Share of the still that had to be cut away to reach the take's aspect.
    @NullableMeasured public var cropped: Double?
    /// Step of luma from the still to the take, share of full scale.
    @NullableMeasured public var lumaStep: Double?
    /// ΔE00, the median over places.
    @NullableMeasured public var deltaE: Double?
    /// Peak signal to noise ratio of luma in dB, both at 320 samples along the longer side.
    @NullableMeasured public var psnr: Double?
    /// `matrix`, `range` or `matrix-and-range` when the difference of colour is that of a mix-up.
    @Nullable public var mixUp: String?
    /// What is off, one sentence each.
    public var findings: [String]

    /// All of its fields.
    public init(
        path: String, status: String, scaleX: Double?, scaleY: Double?, shiftX: Double?,
        shiftY: Double?, cropped: Double?, lumaStep: Double?, deltaE: Double?, psnr: Double?,
        mixUp: String?, findings: [String]
    ) {
        self.path = path
        self.status = status
        self.scaleX = scaleX
        self.scaleY = scaleY
        self.shiftX = shiftX
        self.shiftY = shiftY
        self.cropped = cropped
        self.lumaStep = lumaStep
        self.deltaE = deltaE
        self.psnr = psnr
        self.mixUp = mixUp
        self.findings = findings
    }
}
