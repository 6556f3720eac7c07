// SPDX-License-Identifier: Apache-2.0

@_exported public import Logging
@_exported public import LucidAPI
@_exported public import LucidAuth
@_exported public import LucidCrypto
@_exported public import LucidHTTP
@_exported public import LucidHTTPCurl
@_exported public import LucidJSON
@_exported public import LucidSigning
@_exported public import LucidWallet
