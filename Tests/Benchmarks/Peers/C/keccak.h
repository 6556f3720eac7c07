// SPDX-License-Identifier: Apache-2.0
#ifndef LUCID_BENCHMARK_KECCAK_H
#define LUCID_BENCHMARK_KECCAK_H

#include <stddef.h>
#include <stdint.h>

void lucid_peer_keccak(const uint8_t *bytes, size_t count, uint8_t digest[32]);

#endif
