// SPDX-License-Identifier: Apache-2.0
#ifndef LUCID_COPENSSL_SCRYPT_H
#define LUCID_COPENSSL_SCRYPT_H

// scrypt for the costs OpenSSL refuses: RFC 7914 asks for n < 2^(16 r), but keystores with r = 1 and n = 2^18 exist,
// one of them in the web3 secret storage definition. Everything else goes through OpenSSL's own function.

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdint.h>
#include <string.h>

typedef uint32_t lucid_lanes __attribute__((vector_size(16)));

#define LUCID_ROTATED(x, bits) ((x) << (bits) | (x) >> (32 - (bits)))

// Salsa20/8 on a block whose words were put in the order 0 5 10 15 | 4 9 14 3 | 8 13 2 7 | 12 1 6 11, so that the
// quarter rounds of a column or row round are the lanes of one vector.
static inline void lucid_salsa(lucid_lanes block[4]) {
    lucid_lanes a = block[0], b = block[1], c = block[2], d = block[3], t;
    for (int round = 0; round < 4; round++) {
        t = a + d, b ^= LUCID_ROTATED(t, 7);
        t = b + a, c ^= LUCID_ROTATED(t, 9);
        t = c + b, d ^= LUCID_ROTATED(t, 13);
        t = d + c, a ^= LUCID_ROTATED(t, 18);
        b = __builtin_shufflevector(b, b, 3, 0, 1, 2);
        c = __builtin_shufflevector(c, c, 2, 3, 0, 1);
        d = __builtin_shufflevector(d, d, 1, 2, 3, 0);
        t = a + b, d ^= LUCID_ROTATED(t, 7);
        t = d + a, c ^= LUCID_ROTATED(t, 9);
        t = c + d, b ^= LUCID_ROTATED(t, 13);
        t = b + c, a ^= LUCID_ROTATED(t, 18);
        b = __builtin_shufflevector(b, b, 1, 2, 3, 0);
        c = __builtin_shufflevector(c, c, 2, 3, 0, 1);
        d = __builtin_shufflevector(d, d, 3, 0, 1, 2);
    }
    block[0] += a, block[1] += b, block[2] += c, block[3] += d;
}

// scryptBlockMix: 2 r blocks of four vectors each.
static inline void lucid_block_mix(const lucid_lanes *in, lucid_lanes *out, size_t r) {
    lucid_lanes x[4];
    memcpy(x, in + (2 * r - 1) * 4, sizeof x);
    for (size_t i = 0; i < 2 * r; i++) {
        for (int lane = 0; lane < 4; lane++) x[lane] ^= in[i * 4 + lane];
        lucid_salsa(x);
        memcpy(out + (i / 2 + (i & 1) * r) * 4, x, sizeof x);
    }
    OPENSSL_cleanse(x, sizeof x);
}

// The word of a block that stands at each place of the order above.
static inline size_t lucid_word(size_t place) { return place / 16 * 16 + place * 5 % 16; }

// scryptROMix of 128 r bytes. `memory` has room for n blocks, `x` and `y` for one each; n is a power of two.
static inline void lucid_romix(uint8_t *bytes, uint64_t n, size_t r, lucid_lanes *memory, lucid_lanes *x,
                               lucid_lanes *y) {
    size_t words = 32 * r, lanes = 8 * r;
    for (size_t i = 0; i < words; i++) {
        const uint8_t *at = bytes + 4 * lucid_word(i);
        x[i / 4][i % 4] = at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
    }
    for (uint64_t i = 0; i < n; i += 2) {
        memcpy(memory + i * lanes, x, lanes * sizeof *x);
        lucid_block_mix(x, y, r);
        memcpy(memory + (i + 1) * lanes, y, lanes * sizeof *y);
        lucid_block_mix(y, x, r);
    }
    for (uint64_t i = 0; i < n; i++) {
        const lucid_lanes *last = x + (2 * r - 1) * 4;  // words 0 and 1 stand at the places 0 and 13
        uint64_t j = ((uint64_t)last[3][1] << 32 | last[0][0]) & (n - 1);
        for (size_t lane = 0; lane < lanes; lane++) x[lane] ^= memory[j * lanes + lane];
        lucid_block_mix(x, y, r);
        memcpy(x, y, lanes * sizeof *x);
    }
    for (size_t i = 0; i < words; i++) {
        uint8_t *at = bytes + 4 * lucid_word(i);
        uint32_t word = x[i / 4][i % 4];
        at[0] = (uint8_t)word, at[1] = (uint8_t)(word >> 8), at[2] = (uint8_t)(word >> 16), at[3] = (uint8_t)(word >> 24);
    }
}

// The caller has checked that the sizes do not overflow and are within its memory limit. Returns 1 or 0.
static inline int lucid_scrypt(const void *password, size_t password_count, const uint8_t *salt, size_t salt_count,
                               uint64_t n, size_t r, size_t p, const EVP_MD *sha256, void *out, size_t count) {
    size_t block = 128 * r;
    uint8_t *bytes = (uint8_t *)OPENSSL_malloc(block * p);
    lucid_lanes *memory = (lucid_lanes *)OPENSSL_malloc(block * (n + 2));  // aligned as malloc aligns, to 16
    int ok = bytes && memory && password_count <= INT32_MAX && salt_count <= INT32_MAX && block * p <= INT32_MAX &&
             PKCS5_PBKDF2_HMAC((const char *)password, (int)password_count, salt, (int)salt_count, 1, sha256,
                               (int)(block * p), bytes) == 1;
    if (ok) {
        lucid_lanes *x = memory + n * 8 * r;
        for (size_t i = 0; i < p; i++) lucid_romix(bytes + i * block, n, r, memory, x, x + 8 * r);
        ok = PKCS5_PBKDF2_HMAC((const char *)password, (int)password_count, bytes, (int)(block * p), 1, sha256,
                               (int)count, (unsigned char *)out) == 1;
    }
    OPENSSL_clear_free(bytes, block * p);
    OPENSSL_clear_free(memory, block * (n + 2));
    return ok;
}

#undef LUCID_ROTATED

#endif
