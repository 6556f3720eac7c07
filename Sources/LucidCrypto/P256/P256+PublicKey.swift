// SPDX-License-Identifier: Apache-2.0
import COpenSSL

extension P256 {
    /// A point on the curve, to verify with.
    public struct PublicKey: Hashable, Sendable, CustomStringConvertible {
        /// The x coordinate: 32 bytes, big-endian.
        public let x: [UInt8]
        /// The y coordinate: 32 bytes, big-endian.
        public let y: [UInt8]

        private let handle: KeyHandle

        /// The key with these coordinates of 32 bytes each, big-endian.
        ///
        /// Throws ``CryptoError/Code/invalidKey`` unless the point is on the curve.
        public init(x: [UInt8], y: [UInt8]) throws(CryptoError) {
            guard x.count == scalarCount, y.count == scalarCount else {
                throw CryptoError(
                    .invalidKey, message: "a P-256 coordinate is 32 bytes, these are \(x.count) and \(y.count)")
            }
            guard let key = lucid_p256_public([4] + x + y) else {
                throw CryptoError(.invalidKey, message: "the coordinates are no point on P-256")
            }
            self.init(x: x, y: y, handle: KeyHandle(owning: key))
        }

        init(x: [UInt8], y: [UInt8], handle: KeyHandle) {
            self.x = x
            self.y = y
            self.handle = handle
        }

        /// Whether `signature` (r ‖ s, 64 bytes) was made over the SHA-256 digest of `message` with the private key.
        public func isValid(signature: [UInt8], for message: [UInt8]) -> Bool {
            guard signature.count == signatureCount else { return false }
            return lucid_p256_verify(handle.key, SHA256.hash(message), signature) == 1
        }

        /// Whether both are the same point.
        public static func == (a: PublicKey, b: PublicKey) -> Bool {
            a.x == b.x && a.y == b.y
        }

        /// Feeds the coordinates.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(x)
            hasher.combine(y)
        }

        /// The point in hexadecimal, uncompressed.
        public var description: String { Hex.encode([4] + x + y) }
    }
}
