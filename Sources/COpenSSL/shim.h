// SPDX-License-Identifier: Apache-2.0
#ifndef LUCID_COPENSSL_SHIM_H
#define LUCID_COPENSSL_SHIM_H

#include <limits.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <stdint.h>
#include <string.h>

// Each function returns 1, or 0 with the error queue of the thread left empty.

static inline int lucid_result(int ok) {
    if (ok != 1) ERR_clear_error();
    return ok == 1;
}

static inline int lucid_random(void *out, size_t count, int is_private) {
    unsigned char *at = (unsigned char *)out;
    while (count > 0) {
        int part = count > 1 << 20 ? 1 << 20 : (int)count;
        if ((is_private ? RAND_priv_bytes(at, part) : RAND_bytes(at, part)) != 1) return lucid_result(0);
        at += part;
        count -= (size_t)part;
    }
    return 1;
}

static inline int lucid_hmac(const EVP_MD *digest, const void *key, size_t key_count, const void *message,
                             size_t message_count, void *out, size_t out_count) {
    unsigned char code[EVP_MAX_MD_SIZE];
    unsigned int count = 0;
    if (key_count > INT_MAX) return 0;
    int ok = HMAC(digest, key_count ? key : "", (int)key_count, (const unsigned char *)message, message_count, code,
                  &count) != NULL && count == out_count;
    if (ok) memcpy(out, code, out_count);
    OPENSSL_cleanse(code, sizeof code);
    return lucid_result(ok);
}

// EVP takes lengths as int; longer input goes through in parts.
static inline int lucid_cipher_update(EVP_CIPHER_CTX *context, unsigned char *out, const unsigned char *in,
                                      size_t count) {
    while (count > 0) {
        int part = count > 1 << 30 ? 1 << 30 : (int)count, written = 0;
        if (EVP_CipherUpdate(context, out, &written, in, part) != 1) return 0;
        if (out) {
            if (written != part) return 0;
            out += part;
        }
        in += part;
        count -= (size_t)part;
    }
    return 1;
}

// Writes ciphertext and tag.
static inline int lucid_gcm_seal(const EVP_CIPHER *cipher, const void *key, const uint8_t *nonce, const void *data,
                                 size_t data_count, const void *in, size_t count, void *out) {
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    unsigned char *to = (unsigned char *)out, none[16];
    int rest = 0;
    int ok = context && EVP_CipherInit_ex2(context, cipher, (const unsigned char *)key, nonce, 1, NULL) == 1 &&
             lucid_cipher_update(context, NULL, (const unsigned char *)data, data_count) &&
             lucid_cipher_update(context, to, (const unsigned char *)in, count) &&
             EVP_CipherFinal_ex(context, none, &rest) == 1 && rest == 0 &&
             EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, to + count) == 1;
    EVP_CIPHER_CTX_free(context);
    return lucid_result(ok);
}

// Reads nonce, `count` bytes of ciphertext, and tag. On failure the output is wiped.
static inline int lucid_gcm_open(const EVP_CIPHER *cipher, const void *key, const void *data, size_t data_count,
                                 const void *sealed, size_t count, void *out) {
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    const unsigned char *nonce = (const unsigned char *)sealed, *in = nonce + 12;
    unsigned char none[16];
    int rest = 0;
    int ok = context && EVP_CipherInit_ex2(context, cipher, (const unsigned char *)key, nonce, 0, NULL) == 1 &&
             EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, 16, (void *)(in + count)) == 1 &&
             lucid_cipher_update(context, NULL, (const unsigned char *)data, data_count) &&
             lucid_cipher_update(context, (unsigned char *)out, in, count) &&
             EVP_CipherFinal_ex(context, none, &rest) == 1 && rest == 0;
    EVP_CIPHER_CTX_free(context);
    if (!ok && count) OPENSSL_cleanse(out, count);
    return lucid_result(ok);
}

static inline int lucid_ctr(const EVP_CIPHER *cipher, const void *key, const uint8_t *counter, const void *in,
                            size_t count, void *out) {
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int ok = context && EVP_CipherInit_ex2(context, cipher, (const unsigned char *)key, counter, 1, NULL) == 1 &&
             lucid_cipher_update(context, (unsigned char *)out, (const unsigned char *)in, count);
    EVP_CIPHER_CTX_free(context);
    return lucid_result(ok);
}

#endif
