// Vector operations that Swift's own library does badly (out of line or lane by lane), as inline
// functions on clang vector types; the importer maps those to SIMDn<T>. Bodies are compiled with the
// flags of the Swift module that imports them, so one text serves every level.
#ifndef HOLDFAST_CVECTORSHIMS_H
#define HOLDFAST_CVECTORSHIMS_H

#include <stdbool.h>
#include <stdint.h>

#if defined(__x86_64__)
/// Whether this processor and system run x86-64-v3 code (AVX2, FMA, BMI2, F16C).
static inline bool cvs_supports_v3(void) { return __builtin_cpu_supports("x86-64-v3"); }
/// Whether this processor and system run x86-64-v4 code (AVX-512 F, BW, CD, DQ, VL).
static inline bool cvs_supports_v4(void) { return __builtin_cpu_supports("x86-64-v4"); }
#else
static inline bool cvs_supports_v3(void) { return false; }
static inline bool cvs_supports_v4(void) { return false; }
#endif

#include "cvs_network.h"
#include "cvs_plane.h"
#include "cvs_conversion.h"
#include "cvs_rgb.h"

#endif
