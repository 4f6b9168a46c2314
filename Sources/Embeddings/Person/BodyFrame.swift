import Channels
internal import Glibc

import Faces
import VectorCore

/// Where the subject stands in a reduced picture, in its own samples, and what its skin looks like.
struct BodyFrame {
    /// The chin.
    let chin: SIMD2<Float>
    /// Middle of the face.
    let centre: SIMD2<Float>
    /// Top of the forehead.
    let top: SIMD2<Float>
    /// Distance between the sides of the face.
    let faceWidth: Float
    /// Height of the face.
    let faceHeight: Float
    /// Reduced samples per picture pixel.
    let scale: Float
    /// Cb and Cr over luma of cheeks and forehead, and their luma in codes; `nil` where unseen.
    let skin: (chroma: SIMD2<Float>, luma: Float)?

    init(_ face: FaceObservation, picture: PlanarPicture, reduced: PlanarPicture) {
        let scale = Float(reduced.width) / Float(max(1, picture.width))
        self.scale = scale
        func place(_ index: Int) -> SIMD2<Float> {
            scale * SIMD2(face.mesh[index].x, face.mesh[index].y)
        }
        chin = place(FaceMeshPoint.chin)
        top = place(FaceMeshPoint.forehead)
        centre = (place(FaceMeshPoint.rightSide) + place(FaceMeshPoint.leftSide)) / 2
        faceWidth = scale * face.width
        let axis = chin - top
        faceHeight = (axis * axis).sum().squareRoot()
        skin = Self.skin(face, reduced, scale)
    }

    /// Whether a colour in code values could be this person's skin, in light or in shade.
    func isSkin(luma: Float, cb: Float, cr: Float) -> Bool {
        guard let skin, luma > 0.3 * skin.luma else { return false }
        let d = SIMD2(cb - 128, cr - 128) / max(24, luma) - skin.chroma
        return (d * d).sum().squareRoot() < Self.skinReach
    }

    /// How far skin's chroma over luma strays between light and shade.
    private static let skinReach: Float = 0.055

    private static func skin(
        _ face: FaceObservation, _ reduced: PlanarPicture, _ scale: Float
    ) -> (SIMD2<Float>, Float)? {
        var cb: [Float] = []
        var cr: [Float] = []
        var luma: [Float] = []
        for index in [50, 205, 280, 425, 151, 108, 337] {
            let x = scale * face.mesh[index].x
            let y = scale * face.mesh[index].y
            guard x >= 0, y >= 0, x < Float(reduced.width), y < Float(reduced.height) else {
                continue
            }
            let code = reduced.codes(Int(x), Int(y))
            luma.append(code.x)
            cb.append((code.y - 128) / max(24, code.x))
            cr.append((code.z - 128) / max(24, code.x))
        }
        guard let light = RobustStatistics.median(luma), let blue = RobustStatistics.median(cb),
            let red = RobustStatistics.median(cr), luma.count >= 3
        else { return nil }
        return (SIMD2(blue, red), light)
    }
}

extension PlanarPicture {
    /// Code values of the sample at column x, row y of a picture without chroma subsampling.
    func codes(_ x: Int, _ y: Int) -> SIMD3<Float> {
        SIMD3(
            Float(luma.base[y * luma.bytesPerRow + x]), Float(cb.base[y * cb.bytesPerRow + x]),
            Float(cr.base[y * cr.bytesPerRow + x]))
    }
}
