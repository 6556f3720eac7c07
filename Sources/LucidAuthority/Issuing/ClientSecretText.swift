// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// The secret of a machine client: `cs_` and 32 random bytes in base64url.
///
/// Nobody chooses one, so a plain hash is enough to keep it: 256 random bits cannot be searched. The hash is bound to
/// tenant and client, so that a row copied to another client is worth nothing.
enum ClientSecretText {
    static func make() -> SecretBytes {
        SecretBytes(copying: Array("cs_\(Base64URL.encode(SystemRandom.bytes(32)))".utf8))
    }

    static func hash(_ secret: [UInt8], of clientID: String, in tenant: TenantID) -> [UInt8] {
        SHA256.hash(Array("lucid client secret 1\n\(tenant)\n\(clientID)\n".utf8) + secret)
    }
}
