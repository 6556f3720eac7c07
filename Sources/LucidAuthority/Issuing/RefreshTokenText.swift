// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// The text of a refresh token: `family.generation.random.MAC`.
///
/// The MAC is checked before the store is asked, so a made-up token touches no family. A genuine one names its family
/// and number for ever, so a token that was spent long ago is known as such though nobody keeps it.
struct RefreshTokenText: Sendable {
    /// The most bytes that are looked at.
    static let maximumCount = 256

    let familyID: String
    let generation: Int64
    let text: String

    /// SHA-256 of the text: what stores keep.
    var hash: [UInt8] { SHA256.hash(Array(text.utf8)) }

    /// A new token.
    init(minting familyID: String, generation: Int64, tenant: TenantID, key: SecretBytes) {
        self.familyID = familyID
        self.generation = generation
        let body = "\(familyID).\(generation).\(Base64URL.encode(SystemRandom.bytes(32)))"
        text = body + "." + Base64URL.encode(Self.code(body, tenant: tenant, key: key))
    }

    /// A shown token; nil unless it is genuine.
    init?(presented text: String, tenant: TenantID, key: SecretBytes) {
        guard text.utf8.count <= Self.maximumCount else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let generation = Int64(parts[1]), String(generation) == parts[1], generation > 0,
            let code = Base64URL.decode(parts[3])
        else { return nil }
        let body = parts[0...2].joined(separator: ".")
        guard ConstantTime.equals(code, Self.code(body, tenant: tenant, key: key)) else { return nil }
        familyID = parts[0]
        self.generation = generation
        self.text = text
    }

    private static func code(_ body: String, tenant: TenantID, key: SecretBytes) -> [UInt8] {
        HMAC.sha256(key: key, message: Array("lucid refresh token 1\n\(tenant)\n\(body)".utf8))
    }
}
