import Handoff
import Media
import Report
import VectorCore

extension Analyser {
    /// Frame 0 of the take against the still that it was to begin with; `nil` when none was given.
    func firstFrameLock(
        of path: String, stills: [AnchorRequest]
    ) throws(HoldfastError) -> FirstFrameSection? {
        guard let request = stills.first(where: { $0.role == .firstFrame }) else { return nil }
        do throws(MediaError) {
            let still = try StillPicture(path: request.path, kernels: kernels)
            var decoder = try decoder(of: path, threads: 1)
            guard let frame = try decoder.next() else { return nil }
            let size = JointPicture.size(
                first: SIMD2(frame.width, frame.height), second: SIMD2(still.width, still.height))
            let first = still.frame.withPicture {
                JointPicture(
                    $0.croppedToAspect(width: frame.width, height: frame.height), size: size,
                    kernels: kernels.plane)
            }
            let second = frame.withPicture {
                JointPicture($0, size: size, kernels: kernels.plane)
            }
            let match = FrameMatch(first, second, kernels: kernels.plane)
            let aspects = SIMD2(
                Double(still.width) * Double(frame.height),
                Double(frame.width) * Double(still.height))
            return FirstFrameSection(
                match, path: request.path, cropped: 1 - aspects.min() / aspects.max())
        } catch {
            throw HoldfastError(error)
        }
    }
}

extension FirstFrameSection {
    /// Share of the frame from which a shift counts.
    private static let shiftLimit: Float = 0.004
    private static let scaleLimit: Float = 0.005
    /// ΔE00: an eye notices about 1; the coding of a take alone costs up to 1.5.
    private static let colourLimit: Float = 2.3

    /// A match as published.
    init(_ match: FrameMatch, path: String, cropped: Double) {
        var findings: [String] = []
        if !match.isRelated {
            findings.append("frame 0 does not show what the still shows")
        }
        if let x = match.scaleX, let y = match.scaleY {
            if abs(x - 1) > Self.scaleLimit || abs(y - 1) > Self.scaleLimit {
                findings.append("frame 0 is scaled against the still")
            }
        }
        if let shift = match.shift, abs(shift.x) > Self.shiftLimit || abs(shift.y) > Self.shiftLimit
        {
            findings.append("frame 0 is shifted against the still")
        }
        if cropped > 0.01 {
            findings.append("the still had to be cut to the take's aspect")
        }
        if let mixUp = match.mixUp {
            findings.append(
                "the colours differ as they do when \(mixUp.kind.rawValue) is mixed up: "
                    + "convert or tag one of them again")
        } else if let deltaE = match.deltaE, deltaE > Self.colourLimit {
            findings.append("the colours of frame 0 are not those of the still")
        }
        self.init(
            path: path,
            status: !match.isRelated ? "different-picture" : findings.isEmpty ? "locked" : "off",
            scaleX: match.scaleX.map(Double.init), scaleY: match.scaleY.map(Double.init),
            shiftX: (match.shift?.x).map(Double.init), shiftY: (match.shift?.y).map(Double.init),
            cropped: cropped, lumaStep: match.lumaStep.map(Double.init),
            deltaE: match.deltaE.map(Double.init), psnr: match.psnr.map(Double.init),
            mixUp: match.mixUp?.kind.rawValue, findings: findings)
    }
}
