#include "PeakLoops.h"

#include <stdint.h>

typedef float float4 __attribute__((ext_vector_type(4)));
typedef float float8 __attribute__((ext_vector_type(8)));
typedef uint64_t ulong8 __attribute__((ext_vector_type(8), aligned(8)));

#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2,fma")))
#else
#define AVX2
#endif

AVX2 float peak_fma(size_t rounds) {
  float8 sums[12];
  for (int i = 0; i < 12; i++) sums[i] = (float8)(i);
  float8 factor = (float8)(0.999f), term = (float8)(1e-3f);
  // Opaque, so that the loop is not folded.
  __asm__ volatile("" : "+x"(factor), "+x"(term));
  for (size_t round = 0; round < rounds; round++) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 12; i++) sums[i] = __builtin_elementwise_fma(sums[i], factor, term);
  }
  float8 total = sums[0];
  for (int i = 1; i < 12; i++) total += sums[i];
  return total[0] + total[7];
}

float peak_baseline(size_t rounds) {
  float4 sums[12];
  for (int i = 0; i < 12; i++) sums[i] = (float4)(i);
  float4 factor = (float4)(0.999f), term = (float4)(1e-3f);
  __asm__ volatile("" : "+x"(factor), "+x"(term));
  for (size_t round = 0; round < rounds; round++) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 12; i++) sums[i] = sums[i] * factor + term;
  }
  float4 total = sums[0];
  for (int i = 1; i < 12; i++) total += sums[i];
  return total[0] + total[3];
}

AVX2 unsigned long peak_read(const void *bytes, size_t count) {
  const ulong8 *words = bytes;
  ulong8 sums[4] = {0, 0, 0, 0};
  for (size_t i = 0; i + 4 <= count / sizeof *words; i += 4) {
    for (int k = 0; k < 4; k++) sums[k] += words[i + k];
  }
  ulong8 total = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  return total[0] ^ total[3] ^ total[7];
}
