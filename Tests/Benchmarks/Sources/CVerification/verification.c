// SPDX-License-Identifier: Apache-2.0
#include "verification.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/sha.h>
#include <stdlib.h>

struct lucid_verification {
    EVP_PKEY_CTX *context;
    unsigned char *signature;
    int count;
};

lucid_verification *lucid_verification_new(const unsigned char *point, const unsigned char *signature) {
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)"prime256v1", 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, (void *)point, 65), OSSL_PARAM_construct_end()};
    EVP_PKEY_CTX *making = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
    EVP_PKEY *key = NULL;
    ECDSA_SIG *parsed = ECDSA_SIG_new();
    lucid_verification *made = calloc(1, sizeof *made);
    if (EVP_PKEY_fromdata_init(making) != 1 ||
        EVP_PKEY_fromdata(making, &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1 ||
        ECDSA_SIG_set0(parsed, BN_bin2bn(signature, 32, NULL), BN_bin2bn(signature + 32, 32, NULL)) != 1)
        return NULL;
    made->count = i2d_ECDSA_SIG(parsed, &made->signature);
    made->context = EVP_PKEY_CTX_new_from_pkey(NULL, key, NULL);
    EVP_PKEY_CTX_free(making);
    ECDSA_SIG_free(parsed);
    return made->count > 0 && EVP_PKEY_verify_init(made->context) == 1 ? made : NULL;
}

int lucid_verification_run(lucid_verification *made, const void *message, size_t count) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(message, count, digest);
    return EVP_PKEY_verify(made->context, made->signature, (size_t)made->count, digest, sizeof digest) == 1;
}
