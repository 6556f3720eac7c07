// SPDX-License-Identifier: Apache-2.0
#ifndef LUCID_CSECP256K1_SHIM_H
#define LUCID_CSECP256K1_SHIM_H

#include <secp256k1.h>
#include <secp256k1_recovery.h>

#endif
