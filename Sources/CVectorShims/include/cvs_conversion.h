// Vector operations for the conversion kernels: widening, narrowing and interleaving.
#ifndef HOLDFAST_CVS_CONVERSION_H
#define HOLDFAST_CVS_CONVERSION_H

#include <stdint.h>
#include <string.h>

typedef uint8_t cvs_cc_u8x16 __attribute__((ext_vector_type(16)));
typedef uint8_t cvs_cc_u8x32 __attribute__((ext_vector_type(32)));
typedef uint16_t cvs_cc_u16x8 __attribute__((ext_vector_type(8)));
typedef uint16_t cvs_cc_u16x16 __attribute__((ext_vector_type(16)));
typedef int32_t cvs_cc_i32x8 __attribute__((ext_vector_type(8)));
typedef int32_t cvs_cc_i32x16 __attribute__((ext_vector_type(16)));
typedef uint32_t cvs_cc_u32x16 __attribute__((ext_vector_type(16)));
typedef float cvs_cc_f32x8 __attribute__((ext_vector_type(8)));
typedef float cvs_cc_f32x16 __attribute__((ext_vector_type(16)));
typedef double cvs_cc_f64x8 __attribute__((ext_vector_type(8)));

#define CVS_CC static inline __attribute__((always_inline))

/// 16 words of two bytes as numbers.
CVS_CC cvs_cc_f32x16 cvs_cc_floats_u16(const uint16_t *from) {
    cvs_cc_u16x16 v;
    memcpy(&v, from, sizeof v);
    return __builtin_convertvector(__builtin_convertvector(v, cvs_cc_i32x16), cvs_cc_f32x16);
}

/// 8 words of two bytes as numbers.
CVS_CC cvs_cc_f64x8 cvs_cc_doubles_u16(const uint16_t *from) {
    cvs_cc_u16x8 v;
    memcpy(&v, from, sizeof v);
    return __builtin_convertvector(__builtin_convertvector(v, cvs_cc_i32x8), cvs_cc_f64x8);
}

/// 8 numbers of single precision as double precision.
CVS_CC cvs_cc_f64x8 cvs_cc_doubles(cvs_cc_f32x8 v) {
    return __builtin_convertvector(v, cvs_cc_f64x8);
}

/// Numbers cut to 0...255 and to whole ones.
CVS_CC cvs_cc_u8x16 cvs_cc_bytes(cvs_cc_f32x16 v) {
    cvs_cc_f32x16 low = 0.0f, high = 255.0f;
    v = v > low ? v : low;
    v = v < high ? v : high;
    return __builtin_convertvector(__builtin_convertvector(v, cvs_cc_i32x16), cvs_cc_u8x16);
}

/// Numbers cut to 0...65535 and to whole ones.
CVS_CC cvs_cc_u16x8 cvs_cc_words(cvs_cc_f64x8 v) {
    cvs_cc_f64x8 low = 0.0, high = 65535.0;
    v = v > low ? v : low;
    v = v < high ? v : high;
    return __builtin_convertvector(__builtin_convertvector(v, cvs_cc_i32x8), cvs_cc_u16x8);
}

/// Writes 16 bytes.
CVS_CC void cvs_cc_store_bytes(cvs_cc_u8x16 v, uint8_t *to) { memcpy(to, &v, sizeof v); }

/// (v · multiplier + addend) >> shift, cut to 255, of 16 words.
CVS_CC void cvs_cc_reduce(
    const uint16_t *from, uint8_t *to, uint32_t multiplier, uint32_t addend, uint32_t shift) {
    cvs_cc_u16x16 v;
    memcpy(&v, from, sizeof v);
    cvs_cc_u32x16 wide = __builtin_convertvector(v, cvs_cc_u32x16);
    wide = (wide * multiplier + addend) >> shift;
    cvs_cc_u32x16 top = 255;
    wide = wide < top ? wide : top;
    cvs_cc_u8x16 bytes = __builtin_convertvector(wide, cvs_cc_u8x16);
    memcpy(to, &bytes, sizeof bytes);
}

/// upper · above + lower · below − zero, of 16 words each.
CVS_CC cvs_cc_f32x16 cvs_cc_blend_u16(
    const uint16_t *upper, const uint16_t *lower, int32_t above, int32_t below, int32_t zero) {
    cvs_cc_u16x16 u, l;
    memcpy(&u, upper, sizeof u);
    memcpy(&l, lower, sizeof l);
    cvs_cc_i32x16 wu = __builtin_convertvector(u, cvs_cc_i32x16);
    cvs_cc_i32x16 wl = __builtin_convertvector(l, cvs_cc_i32x16);
    return __builtin_convertvector(wu * above + wl * below - zero, cvs_cc_f32x16);
}

/// Writes a0 b0 a1 b1 … of 8 numbers each.
CVS_CC void cvs_cc_store_pairs(cvs_cc_f32x8 a, cvs_cc_f32x8 b, float *to) {
    cvs_cc_f32x16 v = __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);
    memcpy(to, &v, sizeof v);
}

/// Writes r0 g0 b0 r1 g1 b1 … of 16 bytes each.
CVS_CC void cvs_cc_store_rgb8(cvs_cc_u8x16 r, cvs_cc_u8x16 g, cvs_cc_u8x16 b, uint8_t *to) {
    cvs_cc_u8x32 rg = __builtin_shufflevector(
        r, g, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
        24, 25, 26, 27, 28, 29, 30, 31);
    cvs_cc_u8x32 bb = __builtin_shufflevector(
        b, b, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
        10, 11, 12, 13, 14, 15);
    cvs_cc_u8x16 first = __builtin_shufflevector(
        rg, bb, 0, 16, 32, 1, 17, 33, 2, 18, 34, 3, 19, 35, 4, 20, 36, 5);
    cvs_cc_u8x16 second = __builtin_shufflevector(
        rg, bb, 21, 37, 6, 22, 38, 7, 23, 39, 8, 24, 40, 9, 25, 41, 10, 26);
    cvs_cc_u8x16 third = __builtin_shufflevector(
        rg, bb, 42, 11, 27, 43, 12, 28, 44, 13, 29, 45, 14, 30, 46, 15, 31, 47);
    memcpy(to, &first, sizeof first);
    memcpy(to + 16, &second, sizeof second);
    memcpy(to + 32, &third, sizeof third);
}

/// Writes r0 g0 b0 r1 g1 b1 … of 8 words each.
CVS_CC void cvs_cc_store_rgb16(cvs_cc_u16x8 r, cvs_cc_u16x8 g, cvs_cc_u16x8 b, uint16_t *to) {
    cvs_cc_u16x16 rg = __builtin_shufflevector(
        r, g, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    cvs_cc_u16x16 bb = __builtin_shufflevector(
        b, b, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7);
    cvs_cc_u16x8 first = __builtin_shufflevector(rg, bb, 0, 8, 16, 1, 9, 17, 2, 10);
    cvs_cc_u16x8 second = __builtin_shufflevector(rg, bb, 18, 3, 11, 19, 4, 12, 20, 5);
    cvs_cc_u16x8 third = __builtin_shufflevector(rg, bb, 13, 21, 6, 14, 22, 7, 15, 23);
    memcpy(to, &first, sizeof first);
    memcpy(to + 8, &second, sizeof second);
    memcpy(to + 16, &third, sizeof third);
}

#undef CVS_CC
#endif
