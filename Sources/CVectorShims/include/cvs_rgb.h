// Vector operations for rows of 8-bit R′G′B′: chroma as numbers, and numbers of 16.16 bits as interleaved
// bytes.
#ifndef HOLDFAST_CVS_RGB_H
#define HOLDFAST_CVS_RGB_H

#include <stdint.h>
#include <string.h>

typedef uint8_t cvs_rgb_u8x8 __attribute__((ext_vector_type(8)));
typedef uint8_t cvs_rgb_u8x16 __attribute__((ext_vector_type(16)));
typedef uint8_t cvs_rgb_u8x32 __attribute__((ext_vector_type(32)));
typedef uint16_t cvs_rgb_u16x8 __attribute__((ext_vector_type(8)));
typedef int16_t cvs_rgb_i16x16 __attribute__((ext_vector_type(16)));
typedef int32_t cvs_rgb_i32x4 __attribute__((ext_vector_type(4)));
typedef int32_t cvs_rgb_i32x8 __attribute__((ext_vector_type(8)));
typedef uint32_t cvs_rgb_u32x8 __attribute__((ext_vector_type(8)));
typedef float cvs_rgb_f32x4 __attribute__((ext_vector_type(4)));
typedef float cvs_rgb_f32x8 __attribute__((ext_vector_type(8)));

#define CVS_RGB static inline __attribute__((always_inline))

/// upper · above + lower · below, of 8 bytes each.
CVS_RGB cvs_rgb_f32x8 cvs_rgb_blend(
    const uint8_t *upper, const uint8_t *lower, int32_t above, int32_t below) {
    cvs_rgb_u8x8 u, l;
    memcpy(&u, upper, sizeof u);
    memcpy(&l, lower, sizeof l);
    cvs_rgb_i32x8 sum = __builtin_convertvector(u, cvs_rgb_i32x8) * above
        + __builtin_convertvector(l, cvs_rgb_i32x8) * below;
    return __builtin_convertvector(sum, cvs_rgb_f32x8);
}

/// The nearest whole numbers, halves to even ones.
CVS_RGB cvs_rgb_i32x8 cvs_rgb_nearest(cvs_rgb_f32x8 v) {
#if defined(__AVX2__)
    typedef float single8 __attribute__((vector_size(32)));
    return (cvs_rgb_i32x8)__builtin_ia32_cvtps2dq256((single8)v);
#elif defined(__SSE2__)
    typedef float single4 __attribute__((vector_size(16)));
    cvs_rgb_i32x4 low = (cvs_rgb_i32x4)__builtin_ia32_cvtps2dq((single4)v.lo);
    cvs_rgb_i32x4 high = (cvs_rgb_i32x4)__builtin_ia32_cvtps2dq((single4)v.hi);
    return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7);
#else
    return __builtin_convertvector(__builtin_elementwise_roundeven(v), cvs_rgb_i32x8);
#endif
}

/// The nearest whole number, halves to the even one.
CVS_RGB int32_t cvs_rgb_nearest1(float v) { return (int32_t)__builtin_rintf(v); }

/// 16 bytes in pairs: the first of a pair in the low bits.
CVS_RGB cvs_rgb_i32x8 cvs_rgb_pairs(const uint8_t *from) {
    cvs_rgb_u16x8 v;
    memcpy(&v, from, sizeof v);
    cvs_rgb_i32x8 pairs = __builtin_convertvector(v, cvs_rgb_i32x8);
#if defined(__AVX2__)
    // Widening is cheap from memory only: taken apart first, each part would be widened by itself.
    __asm__("" : "+x"(pairs));
#endif
    return pairs;
}

/// 8 bytes.
CVS_RGB cvs_rgb_i32x8 cvs_rgb_bytes(const uint8_t *from) {
    cvs_rgb_u8x8 v;
    memcpy(&v, from, sizeof v);
    return __builtin_convertvector(v, cvs_rgb_i32x8);
}

/// Numbers 0, 2, 4 … of 16.
CVS_RGB cvs_rgb_i32x8 cvs_rgb_evens(cvs_rgb_i32x8 a, cvs_rgb_i32x8 b) {
    return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14);
}

/// Numbers 1, 3, 5 … of 16.
CVS_RGB cvs_rgb_i32x8 cvs_rgb_odds(cvs_rgb_i32x8 a, cvs_rgb_i32x8 b) {
    return __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15);
}

/// The whole parts of 16 numbers of 16.16 bits: even ones from the first vector, odd ones from the second.
CVS_RGB cvs_rgb_i16x16 cvs_rgb_whole(cvs_rgb_i32x8 even, cvs_rgb_i32x8 odd) {
    return __builtin_shufflevector(
        (cvs_rgb_i16x16)((cvs_rgb_u32x8)even >> 16), (cvs_rgb_i16x16)odd, 0, 17, 2, 19, 4, 21, 6, 23, 8,
        25, 10, 27, 12, 29, 14, 31);
}

#if defined(__AVX2__)
typedef short cvs_rgb_v16hi __attribute__((vector_size(32)));
typedef char cvs_rgb_v32qi __attribute__((vector_size(32)));
/// Eight bytes of a vector, stored as a number: as a whole number they would pass a general register.
typedef double cvs_rgb_v4df __attribute__((vector_size(32)));
typedef double cvs_rgb_eight __attribute__((aligned(1), may_alias));

/// Sixteen bytes twice: an order for both halves of a vector; −1 gives zero.
#define CVS_RGB_ORDER(...) ((cvs_rgb_v32qi){__VA_ARGS__, __VA_ARGS__})

/// Writes 32 pixels, 16 to a vector, cut to 0...255.
CVS_RGB void cvs_rgb_store32(
    cvs_rgb_i16x16 r0, cvs_rgb_i16x16 g0, cvs_rgb_i16x16 b0, cvs_rgb_i16x16 r1, cvs_rgb_i16x16 g1,
    cvs_rgb_i16x16 b1, uint8_t *to) {
    // Each half of a vector holds 8 pixels of red and of green, or of the blue of both groups: its 24 bytes
    // are made in one order of 16 and one of 8.
    cvs_rgb_v32qi rg0 =
        (cvs_rgb_v32qi)__builtin_ia32_packuswb256((cvs_rgb_v16hi)r0, (cvs_rgb_v16hi)g0);
    cvs_rgb_v32qi rg1 =
        (cvs_rgb_v32qi)__builtin_ia32_packuswb256((cvs_rgb_v16hi)r1, (cvs_rgb_v16hi)g1);
    cvs_rgb_v32qi b =
        (cvs_rgb_v32qi)__builtin_ia32_packuswb256((cvs_rgb_v16hi)b0, (cvs_rgb_v16hi)b1);
    const cvs_rgb_v32qi rg_first =
        CVS_RGB_ORDER(0, 8, -1, 1, 9, -1, 2, 10, -1, 3, 11, -1, 4, 12, -1, 5);
    const cvs_rgb_v32qi b_first0 =
        CVS_RGB_ORDER(-1, -1, 0, -1, -1, 1, -1, -1, 2, -1, -1, 3, -1, -1, 4, -1);
    const cvs_rgb_v32qi b_first1 =
        CVS_RGB_ORDER(-1, -1, 8, -1, -1, 9, -1, -1, 10, -1, -1, 11, -1, -1, 12, -1);
    const cvs_rgb_v32qi rg_rest0 =
        CVS_RGB_ORDER(13, -1, 6, 14, -1, 7, 15, -1, -1, -1, -1, -1, -1, -1, -1, -1);
    const cvs_rgb_v32qi rg_rest1 =
        CVS_RGB_ORDER(-1, -1, -1, -1, -1, -1, -1, -1, 13, -1, 6, 14, -1, 7, 15, -1);
    const cvs_rgb_v32qi b_rest =
        CVS_RGB_ORDER(-1, 5, -1, -1, 6, -1, -1, 7, -1, 13, -1, -1, 14, -1, -1, 15);
    cvs_rgb_v32qi first0 = (cvs_rgb_v32qi)__builtin_ia32_pshufb256(rg0, rg_first)
        | (cvs_rgb_v32qi)__builtin_ia32_pshufb256(b, b_first0);
    cvs_rgb_v32qi first1 = (cvs_rgb_v32qi)__builtin_ia32_pshufb256(rg1, rg_first)
        | (cvs_rgb_v32qi)__builtin_ia32_pshufb256(b, b_first1);
    cvs_rgb_v32qi rest = (cvs_rgb_v32qi)__builtin_ia32_pshufb256(rg0, rg_rest0)
        | (cvs_rgb_v32qi)__builtin_ia32_pshufb256(rg1, rg_rest1)
        | (cvs_rgb_v32qi)__builtin_ia32_pshufb256(b, b_rest);
    memcpy(to, &first0, 16);
    *(cvs_rgb_eight *)(to + 16) = ((cvs_rgb_v4df)rest)[0];
    memcpy(to + 24, (const char *)&first0 + 16, 16);
    *(cvs_rgb_eight *)(to + 40) = ((cvs_rgb_v4df)rest)[2];
    memcpy(to + 48, &first1, 16);
    *(cvs_rgb_eight *)(to + 64) = ((cvs_rgb_v4df)rest)[1];
    memcpy(to + 72, (const char *)&first1 + 16, 16);
    *(cvs_rgb_eight *)(to + 88) = ((cvs_rgb_v4df)rest)[3];
}
#else
/// Statements that write 16 pixels, cut to 0...255.
#define CVS_RGB_WRITE16(red, green, blue, to) \
    do { \
        cvs_rgb_i16x16 low = 0, top = 255; \
        cvs_rgb_i16x16 r = (red) > low ? (red) : low; \
        cvs_rgb_i16x16 g = (green) > low ? (green) : low; \
        cvs_rgb_i16x16 b = (blue) > low ? (blue) : low; \
        cvs_rgb_u8x16 r8 = __builtin_convertvector(r < top ? r : top, cvs_rgb_u8x16); \
        cvs_rgb_u8x16 g8 = __builtin_convertvector(g < top ? g : top, cvs_rgb_u8x16); \
        cvs_rgb_u8x16 b8 = __builtin_convertvector(b < top ? b : top, cvs_rgb_u8x16); \
        cvs_rgb_u8x32 rg = __builtin_shufflevector( \
            r8, g8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, \
            23, 24, 25, 26, 27, 28, 29, 30, 31); \
        cvs_rgb_u8x32 bb = __builtin_shufflevector( \
            b8, b8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, \
            9, 10, 11, 12, 13, 14, 15); \
        cvs_rgb_u8x16 first = __builtin_shufflevector( \
            rg, bb, 0, 16, 32, 1, 17, 33, 2, 18, 34, 3, 19, 35, 4, 20, 36, 5); \
        cvs_rgb_u8x16 second = __builtin_shufflevector( \
            rg, bb, 21, 37, 6, 22, 38, 7, 23, 39, 8, 24, 40, 9, 25, 41, 10, 26); \
        cvs_rgb_u8x16 third = __builtin_shufflevector( \
            rg, bb, 42, 11, 27, 43, 12, 28, 44, 13, 29, 45, 14, 30, 46, 15, 31, 47); \
        memcpy((to), &first, sizeof first); \
        memcpy((to) + 16, &second, sizeof second); \
        memcpy((to) + 32, &third, sizeof third); \
    } while (0)

/// Writes 32 pixels, 16 to a vector, cut to 0...255.
CVS_RGB void cvs_rgb_store32(
    cvs_rgb_i16x16 r0, cvs_rgb_i16x16 g0, cvs_rgb_i16x16 b0, cvs_rgb_i16x16 r1, cvs_rgb_i16x16 g1,
    cvs_rgb_i16x16 b1, uint8_t *to) {
    CVS_RGB_WRITE16(r0, g0, b0, to);
    CVS_RGB_WRITE16(r1, g1, b1, to + 48);
}
#endif

#undef CVS_RGB
#endif
