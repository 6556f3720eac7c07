// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// Where in the tree an extended key stands, as far as it knows.
struct KeyPlace: Hashable, Sendable {
    let depth: UInt8
    let parentFingerprint: UInt32
    let step: DerivationPath.Step

    static let master = KeyPlace(depth: 0, parentFingerprint: 0, step: DerivationPath.Step(rawValue: 0))

    func child(_ step: DerivationPath.Step, of parent: PublicKey) throws(SigningError) -> KeyPlace {
        try check()
        return KeyPlace(depth: depth + 1, parentFingerprint: Self.fingerprint(parent), step: step)
    }

    /// Throws if the descendant that is `generations` further down cannot have children.
    func check(generations: Int = 0) throws(SigningError) {
        guard Int(depth) + generations < 255 else {
            throw SigningError(.invalidValue, "a key at depth 255 has no children")
        }
    }

    static func fingerprint(_ key: PublicKey) -> UInt32 {
        RIPEMD160.hash(SHA256.hash(key.compressed)).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Four bytes, the highest first.
    static func bytes(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
