// Vector operations for rows of 8-bit R′G′B′: what chroma adds, and numbers of 16.16 bits as interleaved bytes.
#ifndef HOLDFAST_CVS_RGB_H
#define HOLDFAST_CVS_RGB_H

#include <stdint.h>
#include <string.h>

typedef uint8_t cvs_rgb_u8x8 __attribute__((ext_vector_type(8)));
typedef uint8_t cvs_rgb_u8x16 __attribute__((ext_vector_type(16)));
typedef uint8_t cvs_rgb_u8x32 __attribute__((ext_vector_type(32)));
typedef int8_t cvs_rgb_i8x32 __attribute__((ext_vector_type(32)));
typedef int16_t cvs_rgb_i16x16 __attribute__((ext_vector_type(16)));
typedef int16_t cvs_rgb_i16x32 __attribute__((ext_vector_type(32)));
typedef int32_t cvs_rgb_i32x8 __attribute__((ext_vector_type(8)));
typedef int32_t cvs_rgb_i32x16 __attribute__((ext_vector_type(16)));
typedef uint32_t cvs_rgb_u32x8 __attribute__((ext_vector_type(8)));

#define CVS_RGB static inline __attribute__((always_inline))

// 32 samples of two chroma rows are centred on zero and laid side by side: upper, lower, upper, lower of each
// sample, eight samples to a vector.
#if defined(__AVX2__)
/// Two of a kind in a place, in both halves of a vector.
#define CVS_RGB_LOW_BYTES 0, 32, 1, 33, 2, 34, 3, 35, 4, 36, 5, 37, 6, 38, 7, 39, 16, 48, 17, 49, 18, 50, 19, \
    51, 20, 52, 21, 53, 22, 54, 23, 55
#define CVS_RGB_HIGH_BYTES 8, 40, 9, 41, 10, 42, 11, 43, 12, 44, 13, 45, 14, 46, 15, 47, 24, 56, 25, 57, 26, \
    58, 27, 59, 28, 60, 29, 61, 30, 62, 31, 63
#define CVS_RGB_LOW_PAIRS 0, 0, 1, 1, 2, 2, 3, 3, 8, 8, 9, 9, 10, 10, 11, 11
#define CVS_RGB_HIGH_PAIRS 4, 4, 5, 5, 6, 6, 7, 7, 12, 12, 13, 13, 14, 14, 15, 15

/// 32 bytes less 128, in the order from which unpacking within halves gives the order of a row.
CVS_RGB cvs_rgb_i8x32 cvs_rgb_centred(const uint8_t *from) {
    cvs_rgb_i32x8 v;
    memcpy(&v, from, sizeof v);
    cvs_rgb_i32x8 zero = (int32_t)0x80808080;
    return (cvs_rgb_i8x32)(__builtin_shufflevector(v, v, 0, 2, 4, 6, 1, 3, 5, 7) ^ zero);
}

/// Samples 0 to 7, 8 to 15, 16 to 23 and 24 to 31 of two rows, side by side.
#define CVS_RGB_QUADS(name, bytes, pairs) \
    CVS_RGB cvs_rgb_i8x32 name(cvs_rgb_i8x32 upper, cvs_rgb_i8x32 lower) { \
        cvs_rgb_i16x16 beside = (cvs_rgb_i16x16)__builtin_shufflevector(upper, lower, bytes); \
        return (cvs_rgb_i8x32)__builtin_shufflevector(beside, beside, pairs); \
    }
CVS_RGB_QUADS(cvs_rgb_quads0, CVS_RGB_LOW_BYTES, CVS_RGB_LOW_PAIRS)
CVS_RGB_QUADS(cvs_rgb_quads1, CVS_RGB_LOW_BYTES, CVS_RGB_HIGH_PAIRS)
CVS_RGB_QUADS(cvs_rgb_quads2, CVS_RGB_HIGH_BYTES, CVS_RGB_LOW_PAIRS)
CVS_RGB_QUADS(cvs_rgb_quads3, CVS_RGB_HIGH_BYTES, CVS_RGB_HIGH_PAIRS)

/// Upper and lower blended by the four weights that each of `weights` holds: a pair of numbers a sample.
CVS_RGB cvs_rgb_i16x16 cvs_rgb_blended(cvs_rgb_i32x8 weights, cvs_rgb_i8x32 quads) {
    typedef char char32 __attribute__((vector_size(32)));
    return (cvs_rgb_i16x16)__builtin_ia32_pmaddubsw256((char32)weights, (char32)quads);
}

/// The sum of a pair's products with the pair that each of `factors` holds.
CVS_RGB cvs_rgb_i32x8 cvs_rgb_product(cvs_rgb_i16x16 pairs, cvs_rgb_i32x8 factors) {
    typedef short short16 __attribute__((vector_size(32)));
    return (cvs_rgb_i32x8)__builtin_ia32_pmaddwd256((short16)pairs, (short16)factors);
}
#else
/// 32 bytes less 128.
CVS_RGB cvs_rgb_i8x32 cvs_rgb_centred(const uint8_t *from) {
    cvs_rgb_u8x32 v, zero = 128;
    memcpy(&v, from, sizeof v);
    return (cvs_rgb_i8x32)(v ^ zero);
}

/// Samples 0 to 7, 8 to 15, 16 to 23 and 24 to 31 of two rows, side by side.
#define CVS_RGB_QUADS(name, a, b, c, d, e, f, g, h) \
    CVS_RGB cvs_rgb_i8x32 name(cvs_rgb_i8x32 upper, cvs_rgb_i8x32 lower) { \
        return __builtin_shufflevector( \
            upper, lower, a, 32 + a, a, 32 + a, b, 32 + b, b, 32 + b, c, 32 + c, c, 32 + c, d, 32 + d, d, \
            32 + d, e, 32 + e, e, 32 + e, f, 32 + f, f, 32 + f, g, 32 + g, g, 32 + g, h, 32 + h, h, 32 + h); \
    }
CVS_RGB_QUADS(cvs_rgb_quads0, 0, 1, 2, 3, 4, 5, 6, 7)
CVS_RGB_QUADS(cvs_rgb_quads1, 8, 9, 10, 11, 12, 13, 14, 15)
CVS_RGB_QUADS(cvs_rgb_quads2, 16, 17, 18, 19, 20, 21, 22, 23)
CVS_RGB_QUADS(cvs_rgb_quads3, 24, 25, 26, 27, 28, 29, 30, 31)

/// Upper and lower blended by the four weights that each of `weights` holds: a pair of numbers a sample.
CVS_RGB cvs_rgb_i16x16 cvs_rgb_blended(cvs_rgb_i32x8 weights, cvs_rgb_i8x32 quads) {
    cvs_rgb_i16x32 products = __builtin_convertvector((cvs_rgb_u8x32)weights, cvs_rgb_i16x32)
        * __builtin_convertvector(quads, cvs_rgb_i16x32);
    return products.even + products.odd;
}

/// The sum of a pair's products with the pair that each of `factors` holds.
CVS_RGB cvs_rgb_i32x8 cvs_rgb_product(cvs_rgb_i16x16 pairs, cvs_rgb_i32x8 factors) {
    cvs_rgb_i32x16 products = __builtin_convertvector(pairs, cvs_rgb_i32x16)
        * __builtin_convertvector((cvs_rgb_i16x16)factors, cvs_rgb_i32x16);
    return products.even + products.odd;
}
#endif

#if defined(__AVX2__)
/// Bytes in the low parts of 32-bit numbers, each eight of 16 bytes that lie in both halves.
#define CVS_RGB_SPREAD(a, b, c, d, e, f, g, h) \
    ((cvs_rgb_v32qi){a, -1, -1, -1, b, -1, -1, -1, c, -1, -1, -1, d, -1, -1, -1, \
                     e, -1, -1, -1, f, -1, -1, -1, g, -1, -1, -1, h, -1, -1, -1})
typedef char cvs_rgb_v32qi __attribute__((vector_size(32)));

CVS_RGB cvs_rgb_v32qi cvs_rgb_twice(const uint8_t *from) {
    cvs_rgb_u8x16 v;
    memcpy(&v, from, sizeof v);
    return (cvs_rgb_v32qi)__builtin_shufflevector(
        v, v, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
        12, 13, 14, 15);
}

/// Bytes 0, 2, 4 … of 16.
CVS_RGB cvs_rgb_i32x8 cvs_rgb_even_bytes(const uint8_t *from) {
    return (cvs_rgb_i32x8)__builtin_ia32_pshufb256(
        cvs_rgb_twice(from), CVS_RGB_SPREAD(0, 2, 4, 6, 8, 10, 12, 14));
}

/// Bytes 1, 3, 5 … of 16.
CVS_RGB cvs_rgb_i32x8 cvs_rgb_odd_bytes(const uint8_t *from) {
    return (cvs_rgb_i32x8)__builtin_ia32_pshufb256(
        cvs_rgb_twice(from), CVS_RGB_SPREAD(1, 3, 5, 7, 9, 11, 13, 15));
}
#else
/// Bytes 0, 2, 4 … of 16.
CVS_RGB cvs_rgb_i32x8 cvs_rgb_even_bytes(const uint8_t *from) {
    cvs_rgb_u8x16 v;
    memcpy(&v, from, sizeof v);
    return __builtin_convertvector(v.even, cvs_rgb_i32x8);
}

/// Bytes 1, 3, 5 … of 16.
CVS_RGB cvs_rgb_i32x8 cvs_rgb_odd_bytes(const uint8_t *from) {
    cvs_rgb_u8x16 v;
    memcpy(&v, from, sizeof v);
    return __builtin_convertvector(v.odd, cvs_rgb_i32x8);
}
#endif

/// Has two lines of memory fetched, wherever they may lie: a store to what is not in the cache waits for it.
CVS_RGB void cvs_rgb_fetch(const uint8_t *place) {
    __builtin_prefetch(place);
    __builtin_prefetch(place + 64);
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
