import Preflight

extension AnchorSet {
    /// What was measured on the stills that a take of `width` by `height` was made from: the person on
    /// the still of the face, clothes and room on the stills of those where there are any.
    func checks(forWidth width: Int, height: Int) -> [CheckResult] {
        guard let face = faceAnchor else { return [] }
        let size = SIMD2(width, height)
        var checks = face.checks(takeSize: size)
        let others = [
            ("background.", pictureAnchor), ("wardrobe.", anchors.first { $0.role == .wardrobe }),
        ]
        for (part, anchor) in others {
            guard let anchor, anchor.path != face.path else { continue }
            let own = anchor.checks(takeSize: size)
            checks = checks.map { check in
                guard check.id.hasPrefix(part) else { return check }
                return own.first { $0.id == check.id } ?? check
            }
        }
        return checks
    }
}
