// SPDX-License-Identifier: Apache-2.0
#ifndef LUCID_CTESTTLS_SHIM_H
#define LUCID_CTESTTLS_SHIM_H

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#endif
