// Vector operations and parameter blocks for the network kernels.
#ifndef HOLDFAST_CVS_NETWORK_H
#define HOLDFAST_CVS_NETWORK_H

#include <stdbool.h>
#include <stdint.h>

#define CVS_INLINE static inline __attribute__((always_inline))

typedef float cvs_float8 __attribute__((ext_vector_type(8)));
typedef float cvs_float8_unaligned __attribute__((ext_vector_type(8), aligned(4)));
typedef int32_t cvs_int8lanes __attribute__((ext_vector_type(8)));

/// Whether this module's level multiplies and adds with one rounding.
CVS_INLINE bool cvs_has_fma(void) {
#if defined(__FMA__) || defined(__aarch64__)
  return true;
#else
  return false;
#endif
}

// None of these functions calls another: without AVX, clang refuses a C call that passes such vectors.

CVS_INLINE cvs_float8 cvs_load8(const float *p) { return *(const cvs_float8_unaligned *)p; }
CVS_INLINE void cvs_store8(float *p, cvs_float8 x) { *(cvs_float8_unaligned *)p = x; }
CVS_INLINE cvs_float8 cvs_splat8(float x) { return (cvs_float8)(x); }
/// Asks for the cache line at an address, which need not be valid.
CVS_INLINE void cvs_prefetch(const float *p) { __builtin_prefetch(p, 0, 2); }

/// a·b + c: one rounding where the level has it, else two.
CVS_INLINE cvs_float8 cvs_fma8(cvs_float8 a, cvs_float8 b, cvs_float8 c) {
#if defined(__FMA__) || defined(__aarch64__)
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

CVS_INLINE cvs_float8 cvs_max8(cvs_float8 a, cvs_float8 b) { return a > b ? a : b; }
CVS_INLINE cvs_float8 cvs_min8(cvs_float8 a, cvs_float8 b) { return a < b ? a : b; }

/// x with every lane from `count` on set to zero.
CVS_INLINE cvs_float8 cvs_prefix8(cvs_float8 x, int32_t count) {
  const cvs_int8lanes lane = {0, 1, 2, 3, 4, 5, 6, 7};
  return lane < (cvs_int8lanes)(count) ? x : (cvs_float8)(0.0f);
}

/// x < 0 ? slope·x : x
CVS_INLINE cvs_float8 cvs_prelu8(cvs_float8 x, cvs_float8 slope) { return x < 0.0f ? x * slope : x; }

/// x · min(max(x + 3, 0), 6) / 6, unfused
CVS_INLINE cvs_float8 cvs_hard_swish8(cvs_float8 x) {
  cvs_float8 gate = x + 3.0f;
  gate = gate > 0.0f ? gate : (cvs_float8)(0.0f);
  gate = gate < 6.0f ? gate : (cvs_float8)(6.0f);
  return x * gate * (1.0f / 6.0f);
}

/// 1 / (1 + e⁻ˣ), the same bits at every level. e^r on |r| ≤ ln 2 / 2 is its Taylor polynomial of
/// degree 7, whose remainder is below r⁸/8! < 6·10⁻⁹ relative.
CVS_INLINE cvs_float8 cvs_logistic8(cvs_float8 x) {
#pragma clang fp contract(off)
  cvs_float8 t = -x;
  t = t > -87.0f ? t : (cvs_float8)(-87.0f);
  t = t < 87.0f ? t : (cvs_float8)(87.0f);
  // Adding and taking away 1.5·2²³ rounds to the nearest integer.
  cvs_float8 n = (t * 1.44269504f + 12582912.0f) - 12582912.0f;
  // ln 2 in two parts, so that n times the first is exact (Cody and Waite, 1980).
  cvs_float8 r = (t - n * 0.693359375f) + n * 2.12194440e-4f;
  cvs_float8 e = (cvs_float8)(1.0f / 5040.0f);
  e = e * r + 1.0f / 720.0f;
  e = e * r + 1.0f / 120.0f;
  e = e * r + 1.0f / 24.0f;
  e = e * r + 1.0f / 6.0f;
  e = e * r + 0.5f;
  e = e * r + 1.0f;
  e = e * r + 1.0f;
  cvs_int8lanes exponent = __builtin_convertvector(n, cvs_int8lanes);
  cvs_int8lanes bits = (exponent + 127) << 23;
  cvs_float8 power;
  __builtin_memcpy(&power, &bits, sizeof power);
  return 1.0f / (1.0f + e * power);
}

/// The element-wise function behind a kernel.
enum {
  /// min(max(x, lower), upper)
  cvs_kind_clamp = 0,
  /// x < 0 ? slope·x : x, one slope a channel
  cvs_kind_parametric = 1,
  cvs_kind_hard_swish = 2,
  cvs_kind_logistic = 3,
};

typedef struct cvs_epilogue {
  int64_t kind;
  /// One a channel, up to the channel stride; only for the parametric kind.
  const float *slopes;
  float lower;
  float upper;
} cvs_epilogue;

/// A dense convolution as a matrix product whose left side is addressed inside the picture.
/// Every window lies inside the input, which the caller has bordered with zeros where needed.
typedef struct cvs_convolution {
  const float *input;
  /// Panels of the level's width, each [taps · run length][width]; the last may be 8 wide.
  const float *weights;
  /// One an output channel, up to the output stride.
  const float *bias;
  /// Pixel-major like the output, or null.
  const float *residual;
  float *output;
  /// Floats from a window's first value to each run of `runLength` values, in weight order.
  const int64_t *runOffsets;
  int64_t runs;
  int64_t runLength;
  /// Floats between windows that are neighbours in a row, and in a column.
  int64_t stepX;
  int64_t stepY;
  int64_t outputWidth;
  int64_t outputHeight;
  /// Floats between output pixels: the output channels rounded up to 8.
  int64_t outputStride;
  int64_t residualStride;
  /// Channels that the residual holds; those after it count as zero.
  int64_t residualChannels;
  /// Tiles of rows that are multiplied with one panel before the next panel.
  int64_t blockTiles;
  cvs_epilogue epilogue;
} cvs_convolution;

/// One call of a tile function: tiles of `rows` output pixels that follow each other, some channels. A C
/// structure, because the metadata of a Swift one brings weak functions that every level would share.
typedef struct cvs_tile {
  int64_t rows;
  int64_t tiles;
  /// The first pixel: number, row and column.
  int64_t pixel;
  int64_t y;
  int64_t x;
  int64_t firstChannel;
  int64_t endChannel;
  /// Weights to fetch into the second-level cache meanwhile: the first, and floats from one to the
  /// next, one for each value of a window; the next tile goes on where this one ends.
  int64_t ahead;
  int64_t aheadStep;
} cvs_tile;

/// A 3×3 convolution of stride 1 by Winograd's minimal filtering, one block of 4×4 output tiles: what
/// the two transforms around the 36 matrix products read and write.
typedef struct cvs_winograd {
  /// Bordered with zeros so that every tile's 6×6 window lies inside.
  const float *input;
  /// Floats between input rows, and between pixels.
  int64_t rowStride;
  int64_t pixelStride;
  /// Input channels, a multiple of 8.
  int64_t channels;
  /// [36][tiles][channels], `transformedStride` floats from one of the 36 to the next.
  float *transformed;
  int64_t transformedStride;
  /// [36][tiles][output stride], `productStride` floats from one of the 36 to the next.
  const float *products;
  int64_t productStride;
  /// 36 vectors of 8 floats.
  float *scratch;
  /// Tiles in a row of the whole picture, the block's first tile, and its tiles.
  int64_t tilesAcross;
  int64_t firstTile;
  int64_t tiles;
  /// One an output channel, up to the output stride.
  const float *bias;
  /// Pixel-major like the output, or null.
  const float *residual;
  int64_t residualStride;
  int64_t residualChannels;
  float *output;
  int64_t outputWidth;
  int64_t outputHeight;
  int64_t outputStride;
  cvs_epilogue epilogue;
} cvs_winograd;

/// A window sliding over every channel by itself: depthwise convolution and pooling.
/// `channels` is the channel stride of both pictures, a multiple of 8.
typedef struct cvs_window {
  const float *input;
  /// [kernel height][kernel width][channels]; null for pooling.
  const float *weights;
  /// [channels]; null for pooling.
  const float *bias;
  float *output;
  int64_t inputHeight;
  int64_t inputWidth;
  int64_t outputHeight;
  int64_t outputWidth;
  int64_t channels;
  int64_t kernelHeight;
  int64_t kernelWidth;
  int64_t strideY;
  int64_t strideX;
  int64_t paddingTop;
  int64_t paddingLeft;
  cvs_epilogue epilogue;
} cvs_window;

/// Bilinear interpolation with its sampling positions tabulated.
typedef struct cvs_resize {
  const float *input;
  float *output;
  int64_t inputWidth;
  int64_t outputHeight;
  int64_t outputWidth;
  int64_t channels;
  /// Lower and upper source row of every output row, and how far it is towards the upper one.
  const int32_t *lowerRow;
  const int32_t *upperRow;
  const float *rowFraction;
  const int32_t *lowerColumn;
  const int32_t *upperColumn;
  const float *columnFraction;
} cvs_resize;

/// A picture that an element-wise kernel reads; outside its extents it is zero. Strides in floats,
/// 0 to repeat one row or pixel.
typedef struct cvs_operand {
  const float *values;
  int64_t height;
  int64_t width;
  int64_t channels;
  int64_t rowStride;
  int64_t pixelStride;
} cvs_operand;

/// An element-wise kernel over one or two pictures.
typedef struct cvs_elementwise {
  cvs_operand left;
  cvs_operand right;
  float *output;
  int64_t height;
  int64_t width;
  /// Channel stride of the output, a multiple of 8.
  int64_t channels;
  cvs_epilogue epilogue;
} cvs_elementwise;

#endif
