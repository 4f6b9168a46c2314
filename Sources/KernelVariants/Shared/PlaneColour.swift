internal import CVectorShims

/// OKLab and luminance of `count` samples; contract in `Reference/Plane/OKLab+Reference.swift`.
///
/// `coding` holds luma offset, luma scale, Cr to red, Cb to green, Cr to green, Cb to blue.
@inline(never)
public func planeOKLab(
    _ luma: UnsafePointer<UInt8>, _ cb: UnsafePointer<UInt8>, _ cr: UnsafePointer<UInt8>,
    _ count: Int, _ coding: UnsafePointer<Float>, _ lightness: UnsafeMutablePointer<Float>,
    _ a: UnsafeMutablePointer<Float>, _ b: UnsafeMutablePointer<Float>,
    _ luminance: UnsafeMutablePointer<Float>?
) {
    var x = 0
    while x < count {
        if x &+ 8 > count {
            guard count >= 8 else { break }
            // The last block overlaps the one before and writes the same values again.
            x = count &- 8
        }
        let colour = planeOKLabOf(
            cvs_plane_load_f32x8(luma + x), cvs_plane_load_f32x8(cb + x),
            cvs_plane_load_f32x8(cr + x), coding)
        planeStore(colour.lightness, lightness + x)
        planeStore(colour.a, a + x)
        planeStore(colour.b, b + x)
        if let luminance { planeStore(colour.luminance, luminance + x) }
        x &+= 8
    }
    guard x < count else { return }
    var samples = (
        y: SIMD8<Float>(repeating: 0), u: SIMD8<Float>(repeating: 0),
        v: SIMD8<Float>(repeating: 0)
    )
    for i in 0..<count {
        samples.y[i] = Float(luma[i])
        samples.u[i] = Float(cb[i])
        samples.v[i] = Float(cr[i])
    }
    let colour = planeOKLabOf(samples.y, samples.u, samples.v, coding)
    for i in 0..<count {
        lightness[i] = colour.lightness[i]
        a[i] = colour.a[i]
        b[i] = colour.b[i]
        luminance?[i] = colour.luminance[i]
    }
}

private typealias Lanes = SIMD8<Float>

@inline(__always)
private func planeStore(_ value: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: value, as: SIMD8<Float>.self)
}

@inline(__always)
private func planeOKLabOf(
    _ luma: Lanes, _ cb: Lanes, _ cr: Lanes, _ coding: UnsafePointer<Float>
) -> (lightness: Lanes, a: Lanes, b: Lanes, luminance: Lanes) {
    let y = (luma - coding[0]) * coding[1]
    let u = cb - 128
    let v = cr - 128
    let red = planeLinearFromSRGB(y + v * coding[2])
    let mixed = y + u * coding[3]
    let green = planeLinearFromSRGB(mixed + v * coding[4])
    let blue = planeLinearFromSRGB(y + u * coding[5])
    let long = planeCubeRoot(
        planeMix(red, 0.4122214708, green, 0.5363325363) + blue * 0.0514459929)
    let medium = planeCubeRoot(
        planeMix(red, 0.2119034982, green, 0.6806995451) + blue * 0.1073969566)
    let short = planeCubeRoot(
        planeMix(red, 0.0883024619, green, 0.2817188376) + blue * 0.6299787005)
    let lightness = planeMix(long, 0.2104542553, medium, 0.7936177850) - short * 0.0040720468
    let a = planeMix(long, 1.9779984951, medium, -2.4285922050) + short * 0.4505937099
    let b = planeMix(long, 0.0259040371, medium, 0.7827717662) - short * 0.8086757660
    let luminance = planeMix(red, 0.2126, green, 0.7152) + blue * 0.0722
    return (lightness, a, b, luminance)
}

@inline(__always)
private func planeMix(_ x: Lanes, _ p: Float, _ y: Lanes, _ q: Float) -> Lanes {
    let first = x * p
    let second = y * q
    return first + second
}

/// Clamped to 0...1 first.
@inline(__always)
private func planeLinearFromSRGB(_ component: Lanes) -> Lanes {
    let v = cvs_plane_clamp_f32x8(component, Lanes(repeating: 0), Lanes(repeating: 1))
    let low = v * 0.07739938080495357
    let s = cvs_plane_sqrt_f32x8((v + 0.055) * 0.9478672985781991)
    let s2 = s * s
    let c67 = s * 0.009729279491650082 - 0.0795218407371343
    let c45 = s * 0.891746207906631 + 0.22613680358088561
    let c23 = s * -0.05968653894842613 + 0.01332728940015171
    let c01 = s * -0.0018458079063285726 + 0.00011461475464050186
    let high = c67 * s2 + c45
    let rest = c23 * s2 + c01
    let p = high * (s2 * s2) + rest
    return cvs_plane_choose_f32x8(v, Lanes(repeating: 0.04045), p, low)
}

@inline(__always)
private func planeCubeRoot(_ x: Lanes) -> Lanes {
    // Safety: eight lanes of 32 bits each way; every pattern is a value of both types.
    let exponent = cvs_plane_to_f32x8(unsafeBitCast(x, to: SIMD8<Int32>.self))
    let guess = cvs_plane_truncate_f32x8(1_419_967_104 - exponent * 0.33333334)
    var y = unsafeBitCast(guess, to: Lanes.self)
    for _ in 0..<2 {
        let square = y * y
        let h = 1 - square * (y * x)
        let series = h * (h * 0.22222222 + 0.33333334)
        y = y + y * series
    }
    let root = (y * y) * x
    return cvs_plane_choose_f32x8(
        Lanes(repeating: 1e-18), x, Lanes(repeating: 0), root)
}
