import Channels
import Faces
import VectorCore

/// Stripes and checks of what the subject wears: period and direction of the pattern on patches of the chest.
///
/// A patch is a square of 0.8 face widths below the chin that shows cloth alone, resampled so that a sample is
/// the same length of cloth whatever the shot's size. Its power spectrum under a Hann window shows a pattern as a
/// peak; folds, lapels and noise fall off with frequency and have none: the peak must stand out of its
/// surroundings once the spectrum is weighted by frequency squared, both of what lies on the way to it and beyond
/// it and of the spectrum as a whole.
struct ClothPattern: Sendable {
    /// The strongest wave of one patch.
    struct Patch: Sendable {
        /// Waves a face width to the right and down, a direction of which there are two alike.
        let frequency: SIMD2<Float>
        /// Half the way from trough to crest, in hundredths of the range of coded luma, which is near enough
        /// to L*; 0 of plain cloth.
        let amplitude: Float
    }

    /// The patches that show cloth.
    let patches: [Patch]

    /// Samples along a patch's sides, and of a face width.
    static let side = 40
    static let perFaceWidth: Float = 50
    /// Patches below which nothing is said.
    static let leastPatches = 2
    /// Face width in picture pixels below which the coding leaves nothing of a pattern.
    static let leastWidth: Float = 50
    /// Middles of the patches, in face widths right of and below the chin.
    private static let columns: [Float] = [-1.5, -1.1, -0.7, -0.35, 0, 0.35, 0.7, 1.1, 1.5]
    private static let rows: [Float] = [0.5, 0.9, 1.4, 1.9]
    /// Share of the places looked at in a patch that must show cloth, and places along its sides.
    private static let leastCloth: Float = 0.9
    private static let places = 8
    /// Waves in a patch: fewer cannot be told from folds, more from noise.
    private static let waves: ClosedRange<Float> = 4...15
    /// How often the peak's power must be that of what lies on the line to it and beyond, and the middle of all.
    private static let overLine: Float = 3
    private static let overAll: Float = 12

    static func measure(
        _ picture: PlanarPicture, reduced: PlanarPicture, mask: PersonMask, frame: BodyFrame,
        kernels: PlaneKernels
    ) -> PersonSignature.Part<ClothPattern> {
        let width = frame.faceWidth / frame.scale
        guard width >= leastWidth else { return .absent(.smallFace) }
        let step = width / perFaceWidth
        guard frame.chin.x.isFinite, frame.chin.y.isFinite, step < 1e3 else {
            return .absent(.undefined)
        }
        var patches: [Patch] = []
        let range = 100 * picture.coding.coefficients.lumaScale
        for row in rows {
            for column in columns {
                let middle = frame.chin + frame.faceWidth * SIMD2(column, row)
                guard showsCloth(around: middle, reduced, mask, frame) else { continue }
                let corner = middle / frame.scale - SIMD2(repeating: step * Float(side) / 2)
                let map = AffineMap(
                    a: step, b: 0, tx: corner.x, c: 0, d: step, ty: corner.y)
                let samples = [UInt8](unsafeUninitializedCapacity: side * side) { buffer, count in
                    // Safety: the buffer holds at least the capacity asked for, which is positive.
                    kernels.warpPlane(
                        picture.luma, map: map, supersampling: min(3, map.supersampling),
                        into: MutablePlaneView(
                            base: buffer.baseAddress!, width: side, height: side,
                            bytesPerRow: side))
                    count = side * side
                }
                patches.append(patch(ClothSpectrum(samples), range: range))
            }
        }
        guard patches.count >= leastPatches else { return .absent(.outOfFrame) }
        return .measured(ClothPattern(patches: patches))
    }

    /// Whether the square of a patch around `middle`, in the reduced picture, shows cloth alone.
    private static func showsCloth(
        around middle: SIMD2<Float>, _ reduced: PlanarPicture, _ mask: PersonMask,
        _ frame: BodyFrame
    ) -> Bool {
        let extent = Float(side) / perFaceWidth * frame.faceWidth
        let size = SIMD2(Float(reduced.width), Float(reduced.height))
        var cloth = 0
        for j in 0..<places {
            for i in 0..<places {
                let share = SIMD2(Float(i), Float(j)) / Float(places - 1) - 0.5
                let place = middle + extent * share
                guard place.x >= 0, place.y >= 0, place.x < size.x, place.y < size.y else {
                    return false
                }
                guard mask.isPerson(place.x / size.x, place.y / size.y) else { continue }
                let code = reduced.codes(Int(place.x), Int(place.y))
                if !frame.isSkin(luma: code.x, cb: code.y, cr: code.z) { cloth += 1 }
            }
        }
        return Float(cloth) >= leastCloth * Float(places * places)
    }

    /// The strongest wave of a spectrum that stands out of it.
    private static func patch(_ spectrum: ClothSpectrum, range: Float) -> Patch {
        var best = (weighted: Float(0), u: 0, v: 0)
        var all: [Float] = []
        for u in 0...Int(waves.upperBound) {
            for v in -Int(waves.upperBound)...Int(waves.upperBound) where u > 0 || v > 0 {
                let square = Float(u * u + v * v)
                guard waves.contains(square.squareRoot()) else { continue }
                let weighted = square * spectrum.around(u, v)
                all.append(weighted)
                if weighted > best.weighted { best = (weighted, u, v) }
            }
        }
        func weighted(_ share: Float) -> Float {
            let u = Int((share * Float(best.u)).rounded())
            let v = Int((share * Float(best.v)).rounded())
            return Float(u * u + v * v) * spectrum.around(u, v)
        }
        let line = max(weighted(0.5), weighted(1.5))
        guard best.weighted > overLine * line,
            best.weighted > overAll * (RobustStatistics.median(all) ?? 0)
        else { return Patch(frequency: .zero, amplitude: 0) }
        return Patch(
            frequency: SIMD2(Float(best.u), Float(best.v)) * (perFaceWidth / Float(side)),
            amplitude: range * spectrum.amplitude(best.u, best.v))
    }
}
