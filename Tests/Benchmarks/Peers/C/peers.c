// SPDX-License-Identifier: Apache-2.0
// The cases in plain C on libsecp256k1.
#include "peers.h"

#include "keccak.h"

#include <secp256k1.h>
#include <secp256k1_recovery.h>
#include <string.h>

static secp256k1_context *context;

/// Signs a digest: r, s and the recovery id.
static int sign(const uint8_t key[32], const uint8_t digest[32], uint8_t compact[64], int *recovery_id) {
    secp256k1_ecdsa_recoverable_signature signature;
    return secp256k1_ecdsa_sign_recoverable(context, &signature, digest, key, NULL, NULL) &&
           secp256k1_ecdsa_recoverable_signature_serialize_compact(context, compact, recovery_id, &signature);
}

static int address_of(const secp256k1_pubkey *key, uint8_t address[20]) {
    uint8_t point[65], digest[32];
    size_t count = sizeof point;
    if (!secp256k1_ec_pubkey_serialize(context, point, &count, key, SECP256K1_EC_UNCOMPRESSED)) return 0;
    lucid_peer_keccak(point + 1, 64, digest);
    memcpy(address, digest + 12, 20);
    return 1;
}

static int message_sign(const uint8_t key[32], const char *text, size_t count, char signature[132]) {
    static const char prefix[] = "\x19" "Ethereum Signed Message:\n";
    static const char digits[] = "0123456789abcdef";
    uint8_t message[sizeof prefix + 20 + count], digest[32], bytes[65];
    size_t at = sizeof prefix - 1, scale = 1;
    memcpy(message, prefix, at);
    while (count / scale >= 10) scale *= 10;
    for (; scale > 0; scale /= 10) message[at++] = '0' + count / scale % 10;
    memcpy(message + at, text, count);
    lucid_peer_keccak(message, at + count, digest);
    int recovery_id;
    if (!sign(key, digest, bytes, &recovery_id)) return 0;
    bytes[64] = 27 + recovery_id;
    signature[0] = '0';
    signature[1] = 'x';
    for (size_t index = 0; index < 65; index++) {
        signature[2 + 2 * index] = digits[bytes[index] >> 4];
        signature[3 + 2 * index] = digits[bytes[index] & 15];
    }
    return 1;
}

// RLP.

static uint8_t *write_header(uint8_t *out, uint8_t kind, size_t count) {
    if (count <= 55) {
        *out++ = kind + count;
        return out;
    }
    int width = 1;
    while (width < 8 && count >> (8 * width)) width++;
    *out++ = kind + 55 + width;
    while (width-- > 0) *out++ = count >> (8 * width);
    return out;
}

static uint8_t *write_bytes(uint8_t *out, const uint8_t *bytes, size_t count) {
    if (count == 1 && bytes[0] < 0x80) {
        *out++ = bytes[0];
        return out;
    }
    out = write_header(out, 0x80, count);
    memcpy(out, bytes, count);
    return out + count;
}

static uint8_t *write_number(uint8_t *out, const uint8_t *bytes, size_t count) {
    while (count > 0 && *bytes == 0) bytes++, count--;
    return write_bytes(out, bytes, count);
}

static uint8_t *write_word(uint8_t *out, uint64_t word) {
    uint8_t bytes[8];
    for (int index = 0; index < 8; index++) bytes[index] = word >> (56 - 8 * index);
    return write_number(out, bytes, 8);
}

/// Puts the type and the list header in front of the items.
static size_t envelope(uint8_t *out, const uint8_t *items, size_t count) {
    uint8_t *at = out;
    *at++ = 2;
    at = write_header(at, 0xc0, count);
    memcpy(at, items, count);
    return at + count - out;
}

static int transaction_sign(
    const uint8_t key[32], const struct lucid_transaction *fields, uint8_t raw[512], size_t *raw_count,
    uint8_t hash[32]) {
    uint8_t items[512], digest[32], compact[64];
    if (fields->data_count > 128) return 0;
    uint8_t *at = items;
    at = write_word(at, fields->chain_id);
    at = write_word(at, fields->nonce);
    at = write_number(at, fields->tip, 32);
    at = write_number(at, fields->max_fee, 32);
    at = write_word(at, fields->gas);
    at = write_bytes(at, fields->to, 20);
    at = write_number(at, fields->value, 32);
    at = write_bytes(at, fields->data, fields->data_count);
    *at++ = 0xc0;
    *raw_count = envelope(raw, items, at - items);
    lucid_peer_keccak(raw, *raw_count, digest);
    int recovery_id;
    if (!sign(key, digest, compact, &recovery_id)) return 0;
    at = write_word(at, recovery_id);
    at = write_number(at, compact, 32);
    at = write_number(at, compact + 32, 32);
    *raw_count = envelope(raw, items, at - items);
    lucid_peer_keccak(raw, *raw_count, hash);
    return 1;
}

static int recover(const uint8_t digest[32], const uint8_t signature[65], uint8_t address[20]) {
    secp256k1_ecdsa_recoverable_signature parsed;
    secp256k1_pubkey key;
    return secp256k1_ecdsa_recoverable_signature_parse_compact(context, &parsed, signature, signature[64] - 27) &&
           secp256k1_ecdsa_recover(context, &key, &parsed, digest) && address_of(&key, address);
}

static int key_address(const uint8_t key[32], uint8_t address[20]) {
    secp256k1_pubkey point;
    return secp256k1_ec_pubkey_create(context, &point, key) && address_of(&point, address);
}

const struct lucid_peers *lucid_peers(const uint8_t seed[32]) {
    static const struct lucid_peers peers = {
#ifdef __clang__
        .compiler = "clang -O2",
#else
        .compiler = "gcc -O2",
#endif
        .keccak = lucid_peer_keccak,
        .message_sign = message_sign,
        .transaction_sign = transaction_sign,
        .recover = recover,
        .key_address = key_address,
    };
    if (context == NULL) context = secp256k1_context_create(SECP256K1_CONTEXT_NONE);
    if (context == NULL || !secp256k1_context_randomize(context, seed)) return NULL;
    return &peers;
}
