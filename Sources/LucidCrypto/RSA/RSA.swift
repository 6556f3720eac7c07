// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2), for RS256 in JWS.
///
/// Kept for peers that know nothing newer; nothing here encrypts.
public enum RSA {
    /// The lengths of a modulus that are taken, in bits.
    public static let modulusBits = 2048...8192

    /// A modulus and an exponent, to verify with.
    public struct PublicKey: Hashable, Sendable {
        /// The modulus, big-endian, without leading zeros.
        public let modulus: [UInt8]
        /// The public exponent, big-endian, without leading zeros.
        public let exponent: [UInt8]

        private let handle: KeyHandle

        /// The key with these numbers, big-endian, without leading zeros.
        ///
        /// Throws ``CryptoError/Code/invalidKey`` unless the modulus is odd and of ``modulusBits``, and the exponent odd,
        /// at least 3 and at most 8 bytes.
        public init(modulus: [UInt8], exponent: [UInt8]) throws(CryptoError) {
            guard let first = modulus.first, first != 0, let lead = exponent.first, lead != 0,
                modulusBits.contains(modulus.count * 8 - first.leadingZeroBitCount),
                let key = lucid_rsa_public(modulus, modulus.count, exponent, exponent.count)
            else {
                throw CryptoError(
                    .invalidKey,
                    message: "an RSA key has an odd modulus of 2048 to 8192 bits and an odd exponent from 3")
            }
            self.init(modulus: modulus, exponent: exponent, handle: KeyHandle(owning: key))
        }

        fileprivate init(modulus: [UInt8], exponent: [UInt8], handle: KeyHandle) {
            self.modulus = modulus
            self.exponent = exponent
            self.handle = handle
        }

        /// Whether `signature`, as long as the modulus, was made over `message` with the private key.
        public func isValid(signature: [UInt8], for message: [UInt8]) -> Bool {
            guard signature.count == modulus.count else { return false }
            return lucid_rsa_verify(handle.key, message, message.count, signature, signature.count) == 1
        }

        /// Whether both are the same key.
        public static func == (a: PublicKey, b: PublicKey) -> Bool {
            a.modulus == b.modulus && a.exponent == b.exponent
        }

        /// Feeds the numbers.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(modulus)
            hasher.combine(exponent)
        }
    }

    /// A key to sign with.
    ///
    /// It cannot be printed, dumped, compared or encoded.
    public struct PrivateKey: Sendable, CustomStringConvertible, CustomReflectable {
        /// The key that verifies what this one signs.
        public let publicKey: PublicKey
        private let handle: KeyHandle

        /// A new random key with exponent 65537.
        ///
        /// Takes a good part of a second. Throws ``CryptoError/Code/libraryFailure`` only.
        /// - Parameter bits: The length of the modulus; must be one of ``modulusBits``.
        public static func generate(bits: Int = 3072) throws(CryptoError) -> PrivateKey {
            precondition(modulusBits.contains(bits), "an RSA key has 2048 to 8192 bits")
            guard let key = lucid_rsa_generate(UInt32(bits)) else {
                throw CryptoError(.libraryFailure, message: "libcrypto made no RSA key")
            }
            return try PrivateKey(handle: KeyHandle(owning: key))
        }

        /// The first private key in UTF-8 PEM text, unencrypted: PKCS #8, or PKCS #1 (`BEGIN RSA PRIVATE KEY`).
        ///
        /// Throws ``CryptoError/Code/invalidKey`` for anything else, a modulus of another length, or halves that do not
        /// fit.
        public init(pemRepresentation: SecretBytes) throws(CryptoError) {
            guard let key = pemRepresentation.withBytes({ lucid_rsa_read_pem($0.baseAddress, $0.count) }) else {
                throw CryptoError(.invalidKey, message: "the text holds no unencrypted RSA private key in PEM form")
            }
            try self.init(handle: KeyHandle(owning: key))
        }

        private init(handle: KeyHandle) throws(CryptoError) {
            func number(isModulus: Bool) -> [UInt8] {
                var bytes = [UInt8](repeating: 0, count: 2048)
                let count = lucid_rsa_number(handle.key, isModulus ? 1 : 0, &bytes, bytes.count)
                return Array(bytes.prefix(count))
            }
            let (modulus, exponent) = (number(isModulus: true), number(isModulus: false))
            _ = try PublicKey(modulus: modulus, exponent: exponent)  // the same limits as for a stranger's
            self.handle = handle
            publicKey = PublicKey(modulus: modulus, exponent: exponent, handle: handle)
        }

        /// The key as UTF-8 PEM text in PKCS #8 form, unencrypted.
        public var pemRepresentation: SecretBytes {
            var count = 0
            let buffer = SecretBytes(count: 16 << 10) { output in
                count = lucid_write_pem(handle.key, output.baseAddress, output.count)
            }
            precondition(count > 0, "libcrypto could not write an RSA key as PEM")
            return SecretBytes(count: count) { output in
                buffer.withBytes { output.copyBytes(from: $0[0..<count]) }
            }
        }

        /// The signature of `message`, as long as the modulus.
        ///
        /// Throws ``CryptoError/Code/libraryFailure`` only.
        public func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
            var signature = [UInt8](repeating: 0, count: publicKey.modulus.count)
            guard lucid_rsa_sign(handle.key, message, message.count, &signature, signature.count) == signature.count
            else { throw CryptoError(.libraryFailure, message: "libcrypto could not sign with RSA") }
            return signature
        }

        /// A fixed mask.
        public var description: String { "<redacted>" }
        /// No children, so that `dump` shows nothing.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }
}
