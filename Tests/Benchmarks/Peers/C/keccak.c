// SPDX-License-Identifier: Apache-2.0
// Keccak-256 by the same algorithm as the Swift one: all lanes in locals, two rounds a turn, six lanes kept
// complemented so that chi needs one NOT a row.
#include "keccak.h"

#include <string.h>

static const uint64_t constants[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
    0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

static inline uint64_t rotate(uint64_t lane, unsigned count) { return lane << count | lane >> (64 - count); }

static inline uint64_t load(const uint8_t *bytes) {
    uint64_t lane;
    memcpy(&lane, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    lane = __builtin_bswap64(lane);
#endif
    return lane;
}

static inline void store(uint8_t *bytes, uint64_t lane) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    lane = __builtin_bswap64(lane);
#endif
    memcpy(bytes, &lane, 8);
}

// One round from the lanes `a` to the lanes `e`: theta, then rho, pi and chi row by row.
#define ROUND(a, e, constant)                 \
    c0 = a##0 ^ a##5 ^ a##10 ^ a##15 ^ a##20; \
    c1 = a##1 ^ a##6 ^ a##11 ^ a##16 ^ a##21; \
    c2 = a##2 ^ a##7 ^ a##12 ^ a##17 ^ a##22; \
    c3 = a##3 ^ a##8 ^ a##13 ^ a##18 ^ a##23; \
    c4 = a##4 ^ a##9 ^ a##14 ^ a##19 ^ a##24; \
    d0 = c4 ^ rotate(c1, 1);                  \
    d1 = c0 ^ rotate(c2, 1);                  \
    d2 = c1 ^ rotate(c3, 1);                  \
    d3 = c2 ^ rotate(c4, 1);                  \
    d4 = c3 ^ rotate(c0, 1);                  \
    b0 = a##0 ^ d0;                           \
    b1 = rotate(a##6 ^ d1, 44);               \
    b2 = rotate(a##12 ^ d2, 43);              \
    b3 = rotate(a##18 ^ d3, 21);              \
    b4 = rotate(a##24 ^ d4, 14);              \
    n = ~b2;                                  \
    e##0 = b0 ^ (b1 | b2) ^ (constant);       \
    e##1 = b1 ^ (n | b3);                     \
    e##2 = b2 ^ (b3 & b4);                    \
    e##3 = b3 ^ (b4 | b0);                    \
    e##4 = b4 ^ (b0 & b1);                    \
    b0 = rotate(a##3 ^ d3, 28);               \
    b1 = rotate(a##9 ^ d4, 20);               \
    b2 = rotate(a##10 ^ d0, 3);               \
    b3 = rotate(a##16 ^ d1, 45);              \
    b4 = rotate(a##22 ^ d2, 61);              \
    n = ~b4;                                  \
    e##5 = b0 ^ (b1 | b2);                    \
    e##6 = b1 ^ (b2 & b3);                    \
    e##7 = b2 ^ (b3 | n);                     \
    e##8 = b3 ^ (b4 | b0);                    \
    e##9 = b4 ^ (b0 & b1);                    \
    b0 = rotate(a##1 ^ d1, 1);                \
    b1 = rotate(a##7 ^ d2, 6);                \
    b2 = rotate(a##13 ^ d3, 25);              \
    b3 = rotate(a##19 ^ d4, 8);               \
    b4 = rotate(a##20 ^ d0, 18);              \
    n = ~b3;                                  \
    e##10 = b0 ^ (b1 | b2);                   \
    e##11 = b1 ^ (b2 & b3);                   \
    e##12 = b2 ^ (n & b4);                    \
    e##13 = n ^ (b4 | b0);                    \
    e##14 = b4 ^ (b0 & b1);                   \
    b0 = rotate(a##4 ^ d4, 27);               \
    b1 = rotate(a##5 ^ d0, 36);               \
    b2 = rotate(a##11 ^ d1, 10);              \
    b3 = rotate(a##17 ^ d2, 15);              \
    b4 = rotate(a##23 ^ d3, 56);              \
    n = ~b3;                                  \
    e##15 = b0 ^ (b1 & b2);                   \
    e##16 = b1 ^ (b2 | b3);                   \
    e##17 = b2 ^ (n | b4);                    \
    e##18 = n ^ (b4 & b0);                    \
    e##19 = b4 ^ (b0 | b1);                   \
    b0 = rotate(a##2 ^ d2, 62);               \
    b1 = rotate(a##8 ^ d3, 55);               \
    b2 = rotate(a##14 ^ d4, 39);              \
    b3 = rotate(a##15 ^ d0, 41);              \
    b4 = rotate(a##21 ^ d1, 2);               \
    n = ~b1;                                  \
    e##20 = b0 ^ (n & b2);                    \
    e##21 = n ^ (b2 | b3);                    \
    e##22 = b2 ^ (b3 & b4);                   \
    e##23 = b3 ^ (b4 | b0);                   \
    e##24 = b4 ^ (b0 & b1);

static void permute(uint64_t state[25]) {
    uint64_t a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21,
        a22, a23, a24;
    uint64_t e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12, e13, e14, e15, e16, e17, e18, e19, e20, e21,
        e22, e23, e24;
    uint64_t b0, b1, b2, b3, b4, c0, c1, c2, c3, c4, d0, d1, d2, d3, d4, n;
    a0 = state[0]; a1 = state[1]; a2 = state[2]; a3 = state[3]; a4 = state[4];
    a5 = state[5]; a6 = state[6]; a7 = state[7]; a8 = state[8]; a9 = state[9];
    a10 = state[10]; a11 = state[11]; a12 = state[12]; a13 = state[13]; a14 = state[14];
    a15 = state[15]; a16 = state[16]; a17 = state[17]; a18 = state[18]; a19 = state[19];
    a20 = state[20]; a21 = state[21]; a22 = state[22]; a23 = state[23]; a24 = state[24];
    for (int round = 0; round < 24; round += 2) {
        ROUND(a, e, constants[round])
        ROUND(e, a, constants[round + 1])
    }
    state[0] = a0; state[1] = a1; state[2] = a2; state[3] = a3; state[4] = a4;
    state[5] = a5; state[6] = a6; state[7] = a7; state[8] = a8; state[9] = a9;
    state[10] = a10; state[11] = a11; state[12] = a12; state[13] = a13; state[14] = a14;
    state[15] = a15; state[16] = a16; state[17] = a17; state[18] = a18; state[19] = a19;
    state[20] = a20; state[21] = a21; state[22] = a22; state[23] = a23; state[24] = a24;
}

static void absorb(uint64_t state[25], const uint8_t *block) {
    for (int lane = 0; lane < 17; lane++) state[lane] ^= load(block + 8 * lane);
    permute(state);
}

void lucid_peer_keccak(const uint8_t *bytes, size_t count, uint8_t digest[32]) {
    uint64_t state[25] = {0};
    state[1] = state[2] = state[8] = state[12] = state[17] = state[20] = ~UINT64_C(0);
    for (; count >= 136; bytes += 136, count -= 136) absorb(state, bytes);
    uint8_t last[136] = {0};
    memcpy(last, bytes, count);
    last[count] ^= 0x01;
    last[135] ^= 0x80;
    absorb(state, last);
    store(digest, state[0]);
    store(digest + 8, ~state[1]);
    store(digest + 16, ~state[2]);
    store(digest + 24, state[3]);
}
