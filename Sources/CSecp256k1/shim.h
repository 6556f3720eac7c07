// SPDX-License-Identifier: Apache-2.0
#ifndef LUCID_CSECP256K1_SHIM_H
#define LUCID_CSECP256K1_SHIM_H

#include <secp256k1.h>
#include <secp256k1_recovery.h>
#include <string.h>

// Overwrites the stack below the caller. Before 0.6.0 the library clears its copies of secrets with plain stores, which
// its compiler may leave out.
__attribute__((noinline)) static void lucid_clear_stack(void) {
    unsigned char stack[4096];
    memset(stack, 0, sizeof stack);
    __asm__ volatile("" : : "r"(stack) : "memory");
}

#endif
