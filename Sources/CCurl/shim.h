// SPDX-License-Identifier: Apache-2.0
#ifndef LUCID_CCURL_SHIM_H
#define LUCID_CCURL_SHIM_H

#include <curl/curl.h>

#endif
