// SPDX-License-Identifier: Apache-2.0
#ifndef LUCID_BENCHMARK_PEERS_H
#define LUCID_BENCHMARK_PEERS_H

#include <stddef.h>
#include <stdint.h>

/// The fields of a transaction of type 2 without an access list; the numbers of 32 bytes are big-endian.
struct lucid_transaction {
    uint64_t chain_id, nonce, gas;
    uint8_t tip[32], max_fee[32], value[32];
    uint8_t to[20];
    const uint8_t *data;
    size_t data_count;
};

/// What a C programmer would write for the cases, once for each compiler that built it.
///
/// The functions that can fail return 1 if they did not.
struct lucid_peers {
    const char *compiler;
    void (*keccak)(const uint8_t *bytes, size_t count, uint8_t digest[32]);
    /// EIP-191 text to 0x and 130 digits.
    int (*message_sign)(const uint8_t key[32], const char *text, size_t count, char signature[132]);
    /// To the raw bytes, of which there are at most 512, and the hash of the transaction.
    int (*transaction_sign)(
        const uint8_t key[32], const struct lucid_transaction *fields, uint8_t raw[512], size_t *raw_count,
        uint8_t hash[32]);
    /// A digest and r, s, v (27 or 28) to the address of the signer.
    int (*recover)(const uint8_t digest[32], const uint8_t signature[65], uint8_t address[20]);
    int (*key_address)(const uint8_t key[32], uint8_t address[20]);
};

/// The functions, with a context that is blinded by `seed`; NULL if there is no memory.
///
/// This is the one symbol of a shared object with peers.
const struct lucid_peers *lucid_peers(const uint8_t seed[32]);

/// The peers of a shared object; NULL if it cannot be loaded.
const struct lucid_peers *lucid_peers_of(const char *path, const uint8_t seed[32]);

/// Takes a value, so that no compiler can leave out the work that made it.
void lucid_consume(const void *value);

/// The bytes the allocator has given out and not got back; -1 where it does not say.
int64_t lucid_heap_in_use(void);

/// The CPU time of this process in nanoseconds.
uint64_t lucid_cpu_time(void);

/// Runs a program to its end, its standard input and output being files, and returns its CPU time in nanoseconds; -1
/// if it cannot be run or fails.
int64_t lucid_run(char *const arguments[], const char *input, const char *output);

/// Takes a mutex, reads a pointer, gives the mutex back, and asks for the time since the start of the machine, so often.
void lucid_read_under_mutex(uint64_t count);

#endif
