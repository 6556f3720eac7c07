// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// The signature scheme Ed25519 (RFC 8032), for EdDSA in JWS (RFC 8037).
public enum Ed25519 {
    /// The length of a seed and of a public key in bytes.
    public static let keyCount = 32
    /// The length of a signature in bytes.
    public static let signatureCount = 64

    /// A seed with its public key, to sign with.
    ///
    /// It cannot be printed, dumped, compared or encoded.
    public struct PrivateKey: Sendable, CustomStringConvertible, CustomReflectable {
        /// The key that verifies what this one signs.
        public let publicKey: PublicKey
        private let handle: KeyHandle

        /// The key of a seed of 32 bytes.
        ///
        /// Throws ``CryptoError/Code/invalidKey`` for another length.
        public init(seed: SecretBytes) throws(CryptoError) {
            var point = [UInt8](repeating: 0, count: keyCount)
            guard seed.count == keyCount, let key = seed.withBytes({ lucid_ed25519_private($0.baseAddress, &point) })
            else {
                throw CryptoError(.invalidKey, message: "an Ed25519 seed is 32 bytes, this one is \(seed.count)")
            }
            handle = KeyHandle(owning: key)
            publicKey = PublicKey(rawRepresentation: point, handle: handle)
        }

        /// A new random key.
        public static func generate() -> PrivateKey {
            guard let key = try? PrivateKey(seed: SystemRandom.secret(keyCount)) else {
                preconditionFailure("libcrypto made no Ed25519 key of 32 bytes")
            }
            return key
        }

        /// The signature of `message`, 64 bytes; the same each time.
        ///
        /// Throws ``CryptoError/Code/libraryFailure`` only.
        public func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
            var signature = [UInt8](repeating: 0, count: signatureCount)
            guard lucid_ed25519_sign(handle.key, message, message.count, &signature) == 1 else {
                throw CryptoError(.libraryFailure, message: "libcrypto could not sign with Ed25519")
            }
            return signature
        }

        /// A fixed mask.
        public var description: String { "<redacted>" }
        /// No children, so that `dump` shows nothing.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// A public key, to verify with.
    public struct PublicKey: Hashable, Sendable {
        /// The key: 32 bytes.
        public let rawRepresentation: [UInt8]
        private let handle: KeyHandle

        /// The key with these 32 bytes.
        ///
        /// Throws ``CryptoError/Code/invalidKey`` for another length.
        public init(rawRepresentation: [UInt8]) throws(CryptoError) {
            guard rawRepresentation.count == keyCount, let key = lucid_ed25519_public(rawRepresentation) else {
                throw CryptoError(.invalidKey, message: "an Ed25519 public key is 32 bytes")
            }
            self.init(rawRepresentation: rawRepresentation, handle: KeyHandle(owning: key))
        }

        fileprivate init(rawRepresentation: [UInt8], handle: KeyHandle) {
            self.rawRepresentation = rawRepresentation
            self.handle = handle
        }

        /// Whether `signature`, 64 bytes, was made over `message` with the private key.
        public func isValid(signature: [UInt8], for message: [UInt8]) -> Bool {
            guard signature.count == signatureCount else { return false }
            return lucid_ed25519_verify(handle.key, message, message.count, signature) == 1
        }

        /// Whether both are the same key.
        public static func == (a: PublicKey, b: PublicKey) -> Bool { a.rawRepresentation == b.rawRepresentation }

        /// Feeds the key.
        public func hash(into hasher: inout Hasher) { hasher.combine(rawRepresentation) }
    }
}
