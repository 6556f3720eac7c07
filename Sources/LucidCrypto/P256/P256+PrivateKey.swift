// SPDX-License-Identifier: Apache-2.0
import COpenSSL

extension P256 {
    /// A secret scalar with its point, to sign with.
    ///
    /// It cannot be printed, dumped, compared or encoded.
    public struct PrivateKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        /// The scalar: 32 bytes, big-endian.
        public let rawRepresentation: SecretBytes
        /// The key that verifies what this one signs.
        public let publicKey: PublicKey

        private let handle: KeyHandle

        /// A new random key.
        public static func generate() -> PrivateKey {
            // A scalar out of range has a chance of 2^-32 and a second one in a row means a broken generator.
            for _ in 0..<8 {
                if let key = try? PrivateKey(rawRepresentation: SystemRandom.secret(scalarCount)) { return key }
            }
            preconditionFailure("eight random scalars in a row were no P-256 key")
        }

        /// The key with this scalar of 32 bytes, big-endian.
        ///
        /// Throws ``CryptoError/Code/invalidKey`` unless it is at least 1 and below the order of the curve.
        public init(rawRepresentation: SecretBytes) throws(CryptoError) {
            guard rawRepresentation.count == scalarCount else {
                throw CryptoError(
                    .invalidKey, message: "a P-256 private key is 32 bytes, this one is \(rawRepresentation.count)")
            }
            var point = [UInt8](repeating: 0, count: 1 + 2 * scalarCount)
            let key = rawRepresentation.withBytes { lucid_p256_private($0.baseAddress, &point) }
            guard let key else {
                throw CryptoError(.invalidKey, message: "the P-256 private key is 0 or not below the curve's order")
            }
            let handle = KeyHandle(owning: key)
            self.handle = handle
            self.rawRepresentation = rawRepresentation
            publicKey = PublicKey(
                x: Array(point[1...scalarCount]), y: Array(point[(scalarCount + 1)...]), handle: handle)
        }

        /// The first private key in PEM text: PKCS #8 (`BEGIN PRIVATE KEY`) or SEC 1 (`BEGIN EC PRIVATE KEY`).
        ///
        /// Throws ``CryptoError/Code/invalidKey`` for anything else, an encrypted key or another curve. The point in
        /// the text is not believed but worked out again.
        public init(pemRepresentation: String) throws(CryptoError) {
            var text = pemRepresentation
            let secret = try SecretBytes(count: scalarCount) { output throws(CryptoError) in
                switch text.withUTF8({ lucid_p256_read_pem($0.baseAddress, $0.count, output.baseAddress) }) {
                case 1: return
                case -1: throw CryptoError(.invalidKey, message: "the PEM text holds a key that is not on P-256")
                default:
                    throw CryptoError(
                        .invalidKey,
                        message: "the text holds no unencrypted private key in PEM form (BEGIN PRIVATE KEY)")
                }
            }
            try self.init(rawRepresentation: secret)
        }

        /// The key as UTF-8 PEM text in PKCS #8 form, unencrypted.
        public var pemRepresentation: SecretBytes {
            var count = 0
            let buffer = SecretBytes(count: 1024) { output in
                count = lucid_write_pem(handle.key, output.baseAddress, output.count)
            }
            precondition(count > 0, "libcrypto could not write a P-256 key as PEM")
            return SecretBytes(count: count) { output in
                buffer.withBytes { output.copyBytes(from: $0[0..<count]) }
            }
        }

        /// The signature r ‖ s, 64 bytes, over the SHA-256 digest of `message`.
        ///
        /// No two signatures of one message are the same. Throws ``CryptoError/Code/libraryFailure`` only.
        public func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
            var signature = [UInt8](repeating: 0, count: signatureCount)
            guard lucid_p256_sign(handle.key, SHA256.hash(message), &signature) == 1 else {
                throw CryptoError(.libraryFailure, message: "libcrypto could not sign with P-256")
            }
            return signature
        }

        /// A fixed mask.
        public var description: String { "<redacted>" }
        /// A fixed mask.
        public var debugDescription: String { "<redacted>" }
        /// No children, so that `dump` shows nothing.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }
}
