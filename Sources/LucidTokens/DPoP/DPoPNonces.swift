// SPDX-License-Identifier: Apache-2.0

public import LucidCrypto

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Nonces for DPoP proofs (RFC 9449 section 8) that nobody has to remember: each is a MAC of a slot of 30 seconds.
///
/// Servers that share the key give and take each other's. A nonce is good in its own slot, in the two after it, and in the
/// one before it, because the clocks of two servers differ.
public struct DPoPNonces: Sendable {
    private static let slotSeconds = 30.0
    private let key: SecretBytes

    /// Nonces under `key`, 32 random bytes.
    public init(key: SecretBytes) { self.key = key }

    /// The nonce to give out now: 32 characters.
    public func current(at now: Date) -> String { text(Self.slot(now)) }

    /// Whether `nonce` is one of ours and still good.
    public func isGood(_ nonce: String, at now: Date) -> Bool {
        let slot = Self.slot(now)
        // Every candidate is looked at, so that the time does not tell which one it was.
        return (-2...1).reduce(false) { found, offset in
            ConstantTime.equals(text(slot + offset), nonce) || found
        }
    }

    private func text(_ slot: Int64) -> String {
        Base64URL.encode(HMAC.sha256(key: key, message: Array("lucid dpop nonce 1\n\(slot)".utf8)).prefix(24))
    }

    private static func slot(_ now: Date) -> Int64 {
        let slot = (now.timeIntervalSince1970 / slotSeconds).rounded(.down)
        return slot.isNaN ? 0 : Int64(min(max(slot, -1e15), 1e15))
    }
}
