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
#include <openssl/ripemd.h>
#include <openssl/rsa.h>
#include <stdint.h>
#include <string.h>

#include "scrypt.h"

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

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

// By the old function, because EVP finds this digest only where a provider has it: the legacy one before 3.0.7.
static inline int lucid_ripemd160(const void *in, size_t count, void *out) {
    return RIPEMD160((const unsigned char *)in, count, (unsigned char *)out) != NULL;
}

#pragma clang diagnostic pop

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

// P-256. Secrets and coordinates are 32 bytes, big-endian; points are 65 bytes, 04 || x || y.

// The key with this secret, whose public point is written, or NULL unless 0 < secret < n.
static inline EVP_PKEY *lucid_p256_private(const void *secret, uint8_t *point) {
    EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    EC_POINT *product = group ? EC_POINT_new(group) : NULL;
    BIGNUM *scalar = BN_secure_new();  // marks the copies made of it as to be wiped
    OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
    OSSL_PARAM *parameters = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
    EVP_PKEY *key = NULL;
    if (product && scalar && builder && context && BN_bin2bn((const unsigned char *)secret, 32, scalar)) {
        BN_set_flags(scalar, BN_FLG_CONSTTIME);
        if (!BN_is_zero(scalar) && BN_cmp(scalar, EC_GROUP_get0_order(group)) < 0 &&
            EC_POINT_mul(group, product, scalar, NULL, NULL, NULL) == 1 &&
            EC_POINT_point2oct(group, product, POINT_CONVERSION_UNCOMPRESSED, point, 65, NULL) == 65 &&
            OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, SN_X9_62_prime256v1, 0) == 1 &&
            OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, point, 65) == 1 &&
            OSSL_PARAM_BLD_push_BN_pad(builder, OSSL_PKEY_PARAM_PRIV_KEY, scalar, 32) == 1 &&
            (parameters = OSSL_PARAM_BLD_to_param(builder)) && EVP_PKEY_fromdata_init(context) == 1)
            if (EVP_PKEY_fromdata(context, &key, EVP_PKEY_KEYPAIR, parameters) != 1) key = NULL;
    }
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(builder);
    BN_clear_free(scalar);
    EC_POINT_free(product);
    EC_GROUP_free(group);
    lucid_result(key != NULL);
    return key;
}

// The key with this public point, or NULL unless the point is on the curve.
static inline EVP_PKEY *lucid_p256_public(const uint8_t *point) {
    EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    EC_POINT *parsed = group ? EC_POINT_new(group) : NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
    EVP_PKEY *key = NULL;
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)SN_X9_62_prime256v1, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, (void *)point, 65), OSSL_PARAM_construct_end()};
    if (parsed && context && EC_POINT_oct2point(group, parsed, point, 65, NULL) == 1 &&
        EC_POINT_is_on_curve(group, parsed, NULL) == 1 && EVP_PKEY_fromdata_init(context) == 1 &&
        EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        key = NULL;
    EVP_PKEY_CTX_free(context);
    EC_POINT_free(parsed);
    EC_GROUP_free(group);
    lucid_result(key != NULL);
    return key;
}

// Writes r || s for a 32-byte digest.
static inline int lucid_p256_sign(EVP_PKEY *key, const uint8_t *digest, uint8_t *signature) {
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey(NULL, key, NULL);
    unsigned char der[128];
    const unsigned char *at = der;
    size_t count = sizeof der;
    ECDSA_SIG *parsed = NULL;
    int ok = context && EVP_PKEY_sign_init(context) == 1 && EVP_PKEY_sign(context, der, &count, digest, 32) == 1 &&
             (parsed = d2i_ECDSA_SIG(NULL, &at, (long)count)) != NULL &&
             BN_bn2binpad(ECDSA_SIG_get0_r(parsed), signature, 32) == 32 &&
             BN_bn2binpad(ECDSA_SIG_get0_s(parsed), signature + 32, 32) == 32;
    ECDSA_SIG_free(parsed);
    EVP_PKEY_CTX_free(context);
    return lucid_result(ok);
}

static inline int lucid_p256_verify(EVP_PKEY *key, const uint8_t *digest, const uint8_t *signature) {
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_pkey(NULL, key, NULL);
    ECDSA_SIG *parsed = ECDSA_SIG_new();
    BIGNUM *r = BN_bin2bn(signature, 32, NULL), *s = BN_bin2bn(signature + 32, 32, NULL);
    unsigned char *der = NULL;
    int count = 0, ok = 0;
    if (parsed && r && s && ECDSA_SIG_set0(parsed, r, s) == 1) {
        r = s = NULL;  // the signature owns them now
        count = i2d_ECDSA_SIG(parsed, &der);
        ok = count > 0 && context && EVP_PKEY_verify_init(context) == 1 &&
             EVP_PKEY_verify(context, der, (size_t)count, digest, 32) == 1;
    }
    OPENSSL_free(der);
    BN_free(r);
    BN_free(s);
    ECDSA_SIG_free(parsed);
    EVP_PKEY_CTX_free(context);
    return lucid_result(ok);
}

// Answers that there is no passphrase, where the library would ask on the terminal.
static inline int lucid_no_passphrase(char *buffer, int size, int writing, void *data) {
    (void)buffer, (void)size, (void)writing, (void)data;
    return -1;
}

// Writes the secret of a PEM private key: 1, 0 if the text is no unencrypted private key, -1 if it is not on P-256.
static inline int lucid_p256_read_pem(const void *text, size_t count, void *secret) {
    BIO *input = count <= INT_MAX ? BIO_new_mem_buf(text, (int)count) : NULL;
    EVP_PKEY *key = input ? PEM_read_bio_PrivateKey(input, NULL, lucid_no_passphrase, NULL) : NULL;
    BIGNUM *scalar = BN_secure_new();
    char group[32] = "";
    int ok = 0;
    if (key && scalar) {
        ok = -1;
        if (EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_group_name(key, group, sizeof group, NULL) == 1 &&
            strcmp(group, SN_X9_62_prime256v1) == 0 &&
            EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_PRIV_KEY, &scalar) == 1 &&
            BN_bn2binpad(scalar, (unsigned char *)secret, 32) == 32)
            ok = 1;
    }
    BN_clear_free(scalar);
    EVP_PKEY_free(key);
    BIO_free(input);
    lucid_result(ok);
    return ok;
}

// Writes the key as PKCS #8 PEM and returns its length, or 0.
static inline size_t lucid_write_pem(EVP_PKEY *key, void *out, size_t capacity) {
    BIO *output = BIO_new(BIO_s_secmem());
    char *text = NULL;
    size_t count = 0;
    if (output && PEM_write_bio_PKCS8PrivateKey(output, key, NULL, NULL, 0, NULL, NULL) == 1) {
        long length = BIO_get_mem_data(output, &text);
        if (length > 0 && (size_t)length <= capacity) {
            count = (size_t)length;
            memcpy(out, text, count);
        }
    }
    BIO_free(output);
    lucid_result(count > 0);
    return count;
}

// Ed25519 (RFC 8032). Seeds and public keys are 32 bytes, signatures 64.

// The key of this seed, whose public key is written, or NULL.
static inline EVP_PKEY *lucid_ed25519_private(const void *seed, uint8_t *public_key) {
    EVP_PKEY *key = EVP_PKEY_new_raw_private_key_ex(NULL, "ED25519", NULL, (const unsigned char *)seed, 32);
    size_t count = 32;
    if (key && (EVP_PKEY_get_raw_public_key(key, public_key, &count) != 1 || count != 32)) {
        EVP_PKEY_free(key);
        key = NULL;
    }
    lucid_result(key != NULL);
    return key;
}

static inline EVP_PKEY *lucid_ed25519_public(const uint8_t *public_key) {
    EVP_PKEY *key = EVP_PKEY_new_raw_public_key_ex(NULL, "ED25519", NULL, public_key, 32);
    lucid_result(key != NULL);
    return key;
}

static inline int lucid_ed25519_sign(EVP_PKEY *key, const uint8_t *message, size_t count, uint8_t *signature) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    size_t written = 64;
    int ok = context && EVP_DigestSignInit_ex(context, NULL, NULL, NULL, NULL, key, NULL) == 1 &&
             EVP_DigestSign(context, signature, &written, message, count) == 1 && written == 64;
    EVP_MD_CTX_free(context);
    return lucid_result(ok);
}

static inline int lucid_ed25519_verify(
    EVP_PKEY *key, const uint8_t *message, size_t count, const uint8_t *signature) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int ok = context && EVP_DigestVerifyInit_ex(context, NULL, NULL, NULL, NULL, key, NULL) == 1 &&
             EVP_DigestVerify(context, signature, 64, message, count) == 1;
    EVP_MD_CTX_free(context);
    return lucid_result(ok);
}

// RSA for RS256 (RSASSA-PKCS1-v1_5 with SHA-256, RFC 8017). Numbers are big-endian.

// The key of this modulus and exponent, or NULL.
static inline EVP_PKEY *lucid_rsa_public(const void *n, size_t n_count, const void *e, size_t e_count) {
    BIGNUM *modulus = n_count <= 1024 ? BN_bin2bn((const unsigned char *)n, (int)n_count, NULL) : NULL;
    BIGNUM *exponent = e_count <= 8 ? BN_bin2bn((const unsigned char *)e, (int)e_count, NULL) : NULL;
    OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
    OSSL_PARAM *parameters = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
    EVP_PKEY *key = NULL;
    if (modulus && exponent && builder && context && BN_is_odd(modulus) && BN_is_odd(exponent) &&
        !BN_is_one(exponent) && OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, modulus) == 1 &&
        OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, exponent) == 1 &&
        (parameters = OSSL_PARAM_BLD_to_param(builder)) && EVP_PKEY_fromdata_init(context) == 1 &&
        EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        key = NULL;
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(builder);
    BN_free(modulus);
    BN_free(exponent);
    lucid_result(key != NULL);
    return key;
}

static inline EVP_PKEY *lucid_rsa_generate(unsigned int bits) {
    EVP_PKEY *key = EVP_RSA_gen(bits);
    lucid_result(key != NULL);
    return key;
}

// The private key in PEM text, or NULL if there is none or it is of another kind.
static inline EVP_PKEY *lucid_rsa_read_pem(const void *text, size_t count) {
    BIO *input = count <= INT_MAX ? BIO_new_mem_buf(text, (int)count) : NULL;
    EVP_PKEY *key = input ? PEM_read_bio_PrivateKey(input, NULL, lucid_no_passphrase, NULL) : NULL;
    EVP_PKEY_CTX *context = NULL;
    if (key && (EVP_PKEY_is_a(key, "RSA") != 1 || !(context = EVP_PKEY_CTX_new_from_pkey(NULL, key, NULL)) ||
                EVP_PKEY_pairwise_check(context) != 1)) {
        EVP_PKEY_free(key);
        key = NULL;
    }
    EVP_PKEY_CTX_free(context);
    BIO_free(input);
    lucid_result(key != NULL);
    return key;
}

// Writes one number of the key, modulus or exponent, without leading zeros, and returns its length, or 0.
static inline size_t lucid_rsa_number(EVP_PKEY *key, int is_modulus, void *out, size_t capacity) {
    BIGNUM *number = NULL;
    size_t count = 0;
    if (EVP_PKEY_get_bn_param(key, is_modulus ? OSSL_PKEY_PARAM_RSA_N : OSSL_PKEY_PARAM_RSA_E, &number) == 1 &&
        (size_t)BN_num_bytes(number) <= capacity)
        count = (size_t)BN_bn2bin(number, (unsigned char *)out);
    BN_free(number);
    lucid_result(count > 0);
    return count;
}

// Writes the signature and returns its length, or 0.
static inline size_t lucid_rsa_sign(EVP_PKEY *key, const void *message, size_t count, void *out, size_t capacity) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    size_t written = capacity;
    int ok = context && EVP_DigestSignInit_ex(context, NULL, "SHA256", NULL, NULL, key, NULL) == 1 &&
             EVP_DigestSign(context, (unsigned char *)out, &written, (const unsigned char *)message, count) == 1;
    EVP_MD_CTX_free(context);
    lucid_result(ok);
    return ok ? written : 0;
}

static inline int lucid_rsa_verify(EVP_PKEY *key, const void *message, size_t count, const void *signature,
                                   size_t signature_count) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int ok = context && EVP_DigestVerifyInit_ex(context, NULL, "SHA256", NULL, NULL, key, NULL) == 1 &&
             EVP_DigestVerify(context, (const unsigned char *)signature, signature_count,
                              (const unsigned char *)message, count) == 1;
    EVP_MD_CTX_free(context);
    return lucid_result(ok);
}

#endif
