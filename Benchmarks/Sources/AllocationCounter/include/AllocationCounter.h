// Counts what this program asks of the heap. Linking it in is enough: its malloc and kin stand before
// those of the C library, which do the work.
#ifndef HOLDFAST_ALLOCATION_COUNTER_H
#define HOLDFAST_ALLOCATION_COUNTER_H

#include <stdint.h>

/// Allocations of all threads so far; a block that grows counts again.
uint64_t allocation_count(void);

#endif
