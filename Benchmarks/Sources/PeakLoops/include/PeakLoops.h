// Loops that reach what this machine can do, against which kernels are rated.
#pragma once

#include <stddef.h>

/// Multiply-adds a round of each loop below.
enum { peak_lanes_fma = 12 * 8, peak_lanes_baseline = 12 * 4 };

/// Runs `rounds` rounds of 12 independent fused products of 8 floats in registers; needs AVX2 and FMA.
/// The result keeps the compiler from leaving them out.
float peak_fma(size_t rounds);

/// The same with products and sums of 4 floats, as plain x86-64 has them.
float peak_baseline(size_t rounds);

/// Reads `count` bytes, a multiple of 512, in order.
unsigned long peak_read(const void *bytes, size_t count);
