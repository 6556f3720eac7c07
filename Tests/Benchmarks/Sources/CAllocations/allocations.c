// SPDX-License-Identifier: Apache-2.0
// Stands before the allocator of the C library, and counts.
#include "allocations.h"

#include <stddef.h>

#ifdef __GLIBC__
#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>

static _Atomic int64_t blocks, live;

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static void *given(void *block) {
    if (block != NULL) {
        atomic_fetch_add_explicit(&blocks, 1, memory_order_relaxed);
        atomic_fetch_add_explicit(&live, (int64_t)malloc_usable_size(block), memory_order_relaxed);
    }
    return block;
}

static void taken(void *block) {
    if (block != NULL) atomic_fetch_sub_explicit(&live, (int64_t)malloc_usable_size(block), memory_order_relaxed);
}

void *malloc(size_t size) { return given(__libc_malloc(size)); }

void *calloc(size_t count, size_t size) { return given(__libc_calloc(count, size)); }

void *realloc(void *block, size_t size) {
    taken(block);
    return given(__libc_realloc(block, size));
}

void free(void *block) {
    taken(block);
    __libc_free(block);
}

void *memalign(size_t alignment, size_t size) { return given(__libc_memalign(alignment, size)); }

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    *block = memalign(alignment, size);
    return *block == NULL ? ENOMEM : 0;
}

int64_t lucid_allocations(void) { return atomic_load(&blocks); }
int64_t lucid_live_bytes(void) { return atomic_load(&live); }
#else
int64_t lucid_allocations(void) { return -1; }
int64_t lucid_live_bytes(void) { return -1; }
#endif
