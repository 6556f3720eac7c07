// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// An answer that only the token it replaced can open: AES-256-GCM under a key derived from that token.
enum SealedAnswer {
    static func seal(_ answer: [UInt8], under token: RefreshTokenText, tenant: TenantID) throws -> [UInt8] {
        try AESGCM.seal(answer, key: key(token), associatedData: context(token, tenant))
    }

    static func open(_ sealed: [UInt8], with token: RefreshTokenText, tenant: TenantID) throws -> [UInt8] {
        try AESGCM.openBytes(sealed, key: key(token), associatedData: context(token, tenant))
    }

    private static func key(_ token: RefreshTokenText) -> SecretBytes {
        HKDF.sha256(
            secret: SecretBytes(copying: Array(token.text.utf8)), salt: Array(token.familyID.utf8),
            info: Array("lucid refresh answer 1".utf8), count: 32)
    }

    private static func context(_ token: RefreshTokenText, _ tenant: TenantID) -> [UInt8] {
        Array("\(tenant)\n\(token.familyID)\n\(token.generation)".utf8)
    }
}
