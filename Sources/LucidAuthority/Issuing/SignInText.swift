// SPDX-License-Identifier: Apache-2.0

/// The EIP-4361 text of a challenge.
enum SignInText {
    /// The sentence that people read in a wallet.
    static let statement = "Sign in to Lucid Agent."

    static func make(
        configuration: AuthorityConfiguration, address: String, nonce: String, issuedAt: String, expiresAt: String,
        challengeID: String, agentRef: String, credentialID: String
    ) -> String {
        """
        \(configuration.authority) wants you to sign in with your Ethereum account:
        \(address)

        \(statement)

        URI: \(configuration.issuer)
        Version: 1
        Chain ID: 1
        Nonce: \(nonce)
        Issued At: \(issuedAt)
        Expiration Time: \(expiresAt)
        Request ID: \(challengeID)
        Resources:
        - urn:lucid:agent:\(encoded(agentRef))
        - urn:lucid:credential:\(encoded(credentialID))
        """
    }

    /// Percent-encodes everything but RFC 3986's unreserved characters.
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
