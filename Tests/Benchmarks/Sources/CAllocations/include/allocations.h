// SPDX-License-Identifier: Apache-2.0
#ifndef LUCID_BENCHMARK_ALLOCATIONS_H
#define LUCID_BENCHMARK_ALLOCATIONS_H

#include <stdint.h>

/// How many blocks were given out since the start of the process; negative where that cannot be counted.
int64_t lucid_allocations(void);
/// How many bytes are in use, as the allocator rounds them; negative where that cannot be counted.
int64_t lucid_live_bytes(void);

#endif
