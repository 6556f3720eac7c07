// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// A key of the library, freed when the last value that holds it goes away.
final class KeyHandle: @unchecked Sendable {  // an EVP_PKEY does not change here; the library locks its own caches
    let key: OpaquePointer

    init(owning key: OpaquePointer) {
        self.key = key
    }

    deinit { EVP_PKEY_free(key) }
}
