// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
import LucidCrypto

/// The secret scalar of a key, shared by the copies of the key until one of them closes it.
final class KeyMaterial: Sendable {
    private let secret: Lock<SecretBytes?>

    /// Shares 32 bytes, so that they are wiped when neither the key nor the caller holds them any more.
    init(_ bytes: SecretBytes) {
        secret = Lock(bytes)
    }

    /// The 32 bytes, which stay whole for as long as the caller holds them.
    ///
    /// Throws ``SigningError/Code/keyClosed``.
    var bytes: SecretBytes {
        get throws(SigningError) {
            guard let bytes = secret.withLock({ $0 }) else { throw SigningError(.keyClosed, "the key was closed") }
            return bytes
        }
    }

    /// Lets go of the bytes, which are wiped when the last call that still uses them is done.
    func close() {
        let last = secret.withLock { state -> SecretBytes? in
            defer { state = nil }
            return state
        }
        _ = consume last
    }
}
