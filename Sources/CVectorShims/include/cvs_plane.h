// Vector operations for the plane kernels. No floating-point product is added up here: clang may
// fuse that, Swift does not, and plane kernels promise the same bits on every level.
#ifndef HOLDFAST_CVS_PLANE_H
#define HOLDFAST_CVS_PLANE_H

#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define CVS_PLANE static inline __attribute__((always_inline))

typedef uint8_t cvs_u8x8 __attribute__((ext_vector_type(8)));
typedef uint8_t cvs_u8x16 __attribute__((ext_vector_type(16)));
typedef uint8_t cvs_u8x32 __attribute__((ext_vector_type(32)));
typedef uint16_t cvs_u16x8 __attribute__((ext_vector_type(8)));
typedef uint16_t cvs_u16x16 __attribute__((ext_vector_type(16)));
typedef int16_t cvs_i16x8 __attribute__((ext_vector_type(8)));
typedef int16_t cvs_i16x16 __attribute__((ext_vector_type(16)));
typedef uint32_t cvs_u32x8 __attribute__((ext_vector_type(8)));
typedef int32_t cvs_i32x4 __attribute__((ext_vector_type(4)));
typedef int32_t cvs_i32x8 __attribute__((ext_vector_type(8)));
typedef uint64_t cvs_u64x2 __attribute__((ext_vector_type(2)));
typedef uint64_t cvs_u64x4 __attribute__((ext_vector_type(4)));
typedef float cvs_f32x8 __attribute__((ext_vector_type(8)));
typedef uint8_t cvs_u8x4 __attribute__((ext_vector_type(4)));
typedef double cvs_f64x4 __attribute__((ext_vector_type(4)));
typedef double cvs_f64x8 __attribute__((ext_vector_type(8)));

// Loads with widening, and stores with narrowing; any alignment.

CVS_PLANE cvs_f32x8 cvs_plane_load_f32x8(const uint8_t *p) {
    cvs_u8x8 v;
    memcpy(&v, p, 8);
    return __builtin_convertvector(__builtin_convertvector(v, cvs_i32x8), cvs_f32x8);
}
CVS_PLANE cvs_i16x16 cvs_plane_load_i16x16(const uint8_t *p) {
    cvs_u8x16 v;
    memcpy(&v, p, 16);
    return __builtin_convertvector(v, cvs_i16x16);
}
CVS_PLANE cvs_u32x8 cvs_plane_load_u32x8(const uint8_t *p) {
    cvs_u8x8 v;
    memcpy(&v, p, 8);
    return __builtin_convertvector(v, cvs_u32x8);
}
/// Stores the low bytes of eight 32-bit lanes.
CVS_PLANE void cvs_plane_store_u8x8(uint8_t *p, cvs_u32x8 v) {
    cvs_u8x8 narrow = __builtin_convertvector(v, cvs_u8x8);
    memcpy(p, &narrow, 8);
}
/// Stores four doubles in 0 ..< 256, truncated.
CVS_PLANE void cvs_plane_store_u8x4(uint8_t *p, cvs_f64x4 v) {
    cvs_u8x4 narrow =
        __builtin_convertvector(__builtin_convertvector(v, cvs_i32x4), cvs_u8x4);
    memcpy(p, &narrow, 4);
}

// Lane by lane.

CVS_PLANE cvs_f32x8 cvs_plane_to_f32x8(cvs_i32x8 v) {
    return __builtin_convertvector(v, cvs_f32x8);
}
/// Towards zero; lanes must lie within Int32.
CVS_PLANE cvs_i32x8 cvs_plane_truncate_f32x8(cvs_f32x8 v) {
    return __builtin_convertvector(v, cvs_i32x8);
}
CVS_PLANE cvs_f64x8 cvs_plane_widen_f32x8(cvs_f32x8 v) {
    return __builtin_convertvector(v, cvs_f64x8);
}
CVS_PLANE cvs_f64x8 cvs_plane_to_f64x8(cvs_i32x8 v) {
    return __builtin_convertvector(v, cvs_f64x8);
}
CVS_PLANE cvs_f32x8 cvs_plane_sqrt_f32x8(cvs_f32x8 v) { return __builtin_elementwise_sqrt(v); }
/// v > low ? v : low, then that < high ? that : high; NaN becomes low.
CVS_PLANE cvs_f32x8 cvs_plane_clamp_f32x8(cvs_f32x8 v, cvs_f32x8 low, cvs_f32x8 high) {
    cvs_f32x8 raised = v > low ? v : low;
    return raised < high ? raised : high;
}
/// v < least ? v : least.
CVS_PLANE cvs_f32x8 cvs_plane_least_f32x8(cvs_f32x8 v, cvs_f32x8 least) {
    return v < least ? v : least;
}
/// v > greatest ? v : greatest.
CVS_PLANE cvs_f32x8 cvs_plane_greatest_f32x8(cvs_f32x8 v, cvs_f32x8 greatest) {
    return v > greatest ? v : greatest;
}
/// x > bound ? a : b.
CVS_PLANE cvs_f32x8 cvs_plane_choose_f32x8(
    cvs_f32x8 x, cvs_f32x8 bound, cvs_f32x8 a, cvs_f32x8 b) {
    return x > bound ? a : b;
}
/// The value where the mask has ones, all bits zero elsewhere.
CVS_PLANE cvs_f32x8 cvs_plane_keep_f32x8(cvs_f32x8 v, cvs_i32x8 mask) {
    return (cvs_f32x8)((cvs_i32x8)v & mask);
}
/// `a` where the mask has ones, `b` elsewhere.
CVS_PLANE cvs_f32x8 cvs_plane_blend_f32x8(cvs_i32x8 mask, cvs_f32x8 a, cvs_f32x8 b) {
    return (cvs_f32x8)(((cvs_i32x8)a & mask) | ((cvs_i32x8)b & ~mask));
}
CVS_PLANE cvs_i32x8 cvs_plane_blend_i32x8(cvs_i32x8 mask, cvs_i32x8 a, cvs_i32x8 b) {
    return (a & mask) | (b & ~mask);
}
/// Ones where 0 <= v < bound.
CVS_PLANE cvs_i32x8 cvs_plane_within_f32x8(cvs_f32x8 v, cvs_f32x8 bound) {
    return (v >= 0.0f) & (v < bound);
}
/// Ones in lanes whose byte is not zero.
CVS_PLANE cvs_i32x8 cvs_plane_load_mask(const uint8_t *p) {
    cvs_u8x8 v;
    memcpy(&v, p, 8);
    return __builtin_convertvector(v, cvs_i32x8) != 0;
}
/// Ones where a >= b.
CVS_PLANE cvs_i16x16 cvs_plane_reaches_i16x16(cvs_i16x16 a, cvs_i16x16 b) { return a >= b; }
/// Ones where one is positive and the other negative.
CVS_PLANE cvs_i16x16 cvs_plane_opposed_i16x16(cvs_i16x16 a, cvs_i16x16 b) {
    return ((a ^ b) < 0) & (a != 0) & (b != 0);
}
CVS_PLANE cvs_i16x16 cvs_plane_abs_i16x16(cvs_i16x16 v) { return __builtin_elementwise_abs(v); }
/// a² + b² of lanes within ±2¹⁵.
CVS_PLANE cvs_i32x8 cvs_plane_squares_i32x8(cvs_i32x8 a, cvs_i32x8 b) { return a * a + b * b; }
/// The low 16 bits of each lane of two vectors.
CVS_PLANE cvs_i16x16 cvs_plane_narrow_i32x8(cvs_i32x8 low, cvs_i32x8 high) {
    cvs_i16x16 v;
    v.lo = __builtin_convertvector(low, cvs_i16x8);
    v.hi = __builtin_convertvector(high, cvs_i16x8);
    return v;
}
CVS_PLANE cvs_i32x8 cvs_plane_least_i32x8(cvs_i32x8 a, cvs_i32x8 b) {
    return __builtin_elementwise_min(a, b);
}
/// 0, 1, … 7.
CVS_PLANE cvs_i32x8 cvs_plane_lanes_i32x8(void) {
    return (cvs_i32x8){0, 1, 2, 3, 4, 5, 6, 7};
}
CVS_PLANE cvs_i32x8 cvs_plane_shift_left_i32x8(cvs_i32x8 v, int bits) { return v << bits; }
/// The low and the high eight lanes, widened.
CVS_PLANE cvs_i32x8 cvs_plane_low_i32x8(cvs_i16x16 v) {
    return __builtin_convertvector(v.lo, cvs_i32x8);
}
CVS_PLANE cvs_i32x8 cvs_plane_high_i32x8(cvs_i16x16 v) {
    return __builtin_convertvector(v.hi, cvs_i32x8);
}
/// Zeros in the first `count` lanes (0...16), ones in the others.
CVS_PLANE cvs_i16x16 cvs_plane_skip_i16x16(int count) {
    const cvs_i16x16 lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    return lanes >= (int16_t)count;
}
CVS_PLANE cvs_u8x16 cvs_plane_skip_u8x16(int count) {
    const cvs_u8x16 lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    return (cvs_u8x16)(lanes >= (uint8_t)count);
}

// Sums of neighbouring lanes.

CVS_PLANE cvs_u16x16 cvs_plane_pairs_u8x32(cvs_u8x32 v) {
    cvs_u16x16 pairs = (cvs_u16x16)v;
    return (pairs & 0x00FF) + (pairs >> 8);
}
CVS_PLANE cvs_u32x8 cvs_plane_pairs_u16x16(cvs_u16x16 v) {
    cvs_u32x8 pairs = (cvs_u32x8)v;
    return (pairs & 0x0000FFFF) + (pairs >> 16);
}
/// Sums of two 32-bit neighbours, in the low half of each 64-bit lane.
CVS_PLANE cvs_u64x4 cvs_plane_pairs_i32x8(cvs_i32x8 v) {
    cvs_u64x4 pairs = (cvs_u64x4)v;
    return (pairs & 0xFFFFFFFF) + (pairs >> 32);
}
/// The sum of the lanes of each of four vectors.
CVS_PLANE cvs_f64x4 cvs_plane_totals_f64x4(
    cvs_f64x4 a, cvs_f64x4 b, cvs_f64x4 c, cvs_f64x4 d) {
    cvs_f64x4 ab = __builtin_shufflevector(a, b, 0, 4, 2, 6)
        + __builtin_shufflevector(a, b, 1, 5, 3, 7);
    cvs_f64x4 cd = __builtin_shufflevector(c, d, 0, 4, 2, 6)
        + __builtin_shufflevector(c, d, 1, 5, 3, 7);
    return __builtin_shufflevector(ab, cd, 0, 1, 4, 5)
        + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}
/// a₂ᵢ·b₂ᵢ + a₂ᵢ₊₁·b₂ᵢ₊₁; not for the case that all four are −32768.
CVS_PLANE cvs_i32x8 cvs_plane_dot_i16x16(cvs_i16x16 a, cvs_i16x16 b) {
#if defined(__AVX2__)
    return (cvs_i32x8)_mm256_madd_epi16((__m256i)a, (__m256i)b);
#elif defined(__SSE2__)
    cvs_i32x8 r;
    r.lo = (cvs_i32x4)_mm_madd_epi16((__m128i)a.lo, (__m128i)b.lo);
    r.hi = (cvs_i32x4)_mm_madd_epi16((__m128i)a.hi, (__m128i)b.hi);
    return r;
#else
    return __builtin_convertvector(a.even, cvs_i32x8) * __builtin_convertvector(b.even, cvs_i32x8)
        + __builtin_convertvector(a.odd, cvs_i32x8) * __builtin_convertvector(b.odd, cvs_i32x8);
#endif
}
/// |aᵢ − bᵢ|, summed over each eighth byte group.
CVS_PLANE cvs_u64x4 cvs_plane_sad_u8x32(cvs_u8x32 a, cvs_u8x32 b) {
#if defined(__AVX2__)
    return (cvs_u64x4)_mm256_sad_epu8((__m256i)a, (__m256i)b);
#elif defined(__SSE2__)
    cvs_u64x4 r;
    r.lo = (cvs_u64x2)_mm_sad_epu8((__m128i)a.lo, (__m128i)b.lo);
    r.hi = (cvs_u64x2)_mm_sad_epu8((__m128i)a.hi, (__m128i)b.hi);
    return r;
#else
    cvs_u16x16 bytes = cvs_plane_pairs_u8x32(
        __builtin_elementwise_max(a, b) - __builtin_elementwise_min(a, b));
    cvs_u64x4 words = (cvs_u64x4)cvs_plane_pairs_u16x16(bytes);
    return (words & 0xFFFFFFFF) + (words >> 32);
#endif
}
/// As above, over sixteen bytes.
CVS_PLANE cvs_u64x2 cvs_plane_sad_u8x16(cvs_u8x16 a, cvs_u8x16 b) {
#if defined(__SSE2__)
    return (cvs_u64x2)_mm_sad_epu8((__m128i)a, (__m128i)b);
#else
    cvs_u8x16 d = __builtin_elementwise_max(a, b) - __builtin_elementwise_min(a, b);
    cvs_u16x8 pairs = ((cvs_u16x8)d & 0x00FF) + ((cvs_u16x8)d >> 8);
    cvs_u64x2 words = (cvs_u64x2)pairs;
    words = (words & 0x0000FFFF0000FFFF) + ((words >> 16) & 0x0000FFFF0000FFFF);
    return (words & 0xFFFFFFFF) + (words >> 32);
#endif
}

// Picture access.

/// Bilinear interpolation between the bytes at `p + offsets[i]`, their right neighbours, and the same `stride`
/// bytes below. Whole, because operators that Swift writes out lane by lane are put together again across
/// several calls, with shuffles that cost more than the interpolation.
CVS_PLANE cvs_f32x8 cvs_plane_bilinear(
    const uint8_t *p, intptr_t stride, cvs_i32x8 offsets, cvs_f32x8 across, cvs_f32x8 down) {
#pragma clang fp contract(off)
    cvs_u16x8 upper, lower;
    for (int i = 0; i < 8; i++) {
        const uint8_t *place = p + offsets[i];
        uint16_t pair;
        memcpy(&pair, place, 2);
        upper[i] = pair;
        memcpy(&pair, place + stride, 2);
        lower[i] = pair;
    }
    cvs_f32x8 left = __builtin_convertvector(__builtin_convertvector(upper & 0xFF, cvs_i32x8), cvs_f32x8);
    cvs_f32x8 right = __builtin_convertvector(__builtin_convertvector(upper >> 8, cvs_i32x8), cvs_f32x8);
    cvs_f32x8 above = left + (right - left) * across;
    left = __builtin_convertvector(__builtin_convertvector(lower & 0xFF, cvs_i32x8), cvs_f32x8);
    right = __builtin_convertvector(__builtin_convertvector(lower >> 8, cvs_i32x8), cvs_f32x8);
    cvs_f32x8 below = left + (right - left) * across;
    return above + (below - above) * down;
}
/// Stores r₀ g₀ b₀ r₁ … b₇.
CVS_PLANE void cvs_plane_store_interleaved(float *p, cvs_f32x8 r, cvs_f32x8 g, cvs_f32x8 b) {
    cvs_f32x8 first = __builtin_shufflevector(
        __builtin_shufflevector(r, g, 0, 8, -1, 1, 9, -1, 2, 10), b, 0, 1, 8, 3, 4, 9, 6, 7);
    cvs_f32x8 second = __builtin_shufflevector(
        __builtin_shufflevector(r, g, -1, 3, 11, -1, 4, 12, -1, 5), b, 10, 1, 2, 11, 4, 5, 12, 7);
    cvs_f32x8 third = __builtin_shufflevector(
        __builtin_shufflevector(r, g, 13, -1, 6, 14, -1, 7, 15, -1), b, 0, 13, 2, 3, 14, 5, 6, 15);
    memcpy(p, &first, 32);
    memcpy(p + 8, &second, 32);
    memcpy(p + 16, &third, 32);
}

#undef CVS_PLANE
#endif
