// SPDX-License-Identifier: Apache-2.0
#ifndef LUCID_VERIFICATION_H
#define LUCID_VERIFICATION_H

#include <stddef.h>

// What OpenSSL alone does for an ES256 signature: SHA-256 of the message and EVP_PKEY_verify, with everything that can be
// prepared made once.

typedef struct lucid_verification lucid_verification;

// The point is 65 bytes, the signature r || s, 64 bytes. NULL if they are not what they should be.
lucid_verification *lucid_verification_new(const unsigned char *point, const unsigned char *signature);
int lucid_verification_run(lucid_verification *made, const void *message, size_t count);

#endif
