// SPDX-License-Identifier: Apache-2.0

extension P256 {
    /// A signature r ‖ s of 64 bytes as an ASN.1 SEQUENCE of two INTEGERs in DER (RFC 3279, section 2.2.3).
    package static func der(_ signature: [UInt8]) -> [UInt8] {
        func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
            var digits = Array(bytes.drop { $0 == 0 })
            // A leading bit would make it negative; no digit at all is zero.
            if digits.first.map({ $0 >= 0x80 }) ?? true { digits.insert(0, at: 0) }
            return [0x02, UInt8(digits.count)] + digits
        }
        let content = integer(signature.prefix(scalarCount)) + integer(signature.dropFirst(scalarCount))
        return [0x30, UInt8(content.count)] + content
    }
}

extension P256.PrivateKey {
    /// The key in the base 64 of DER that a provider hands out: PKCS #8 or SEC 1, without PEM's lines.
    ///
    /// Throws ``CryptoError/Code/invalidKey``.
    public init(base64DER text: SecretBytes) throws(CryptoError) {
        let body = text.withBytes { String(decoding: $0, as: UTF8.self) }
        for label in ["PRIVATE KEY", "EC PRIVATE KEY"] {
            let pem = "-----BEGIN \(label)-----\n\(Self.lines(body))-----END \(label)-----\n"
            if let key = try? P256.PrivateKey(pemRepresentation: pem) {
                self = key
                return
            }
        }
        throw CryptoError(.invalidKey, message: "the text is no P-256 private key: base 64 of PKCS #8 in DER")
    }

    private static func lines(_ text: String) -> String {
        var (rest, lines) = (text.filter { !$0.isWhitespace }[...], "")
        while !rest.isEmpty {
            lines += rest.prefix(64) + "\n"
            rest = rest.dropFirst(64)
        }
        return lines
    }

    /// The public point compressed: 02 or 03 and x, 33 bytes (SEC 1, section 2.3.3).
    package var compressedPublicKey: [UInt8] { [publicKey.y[31] & 1 == 0 ? 2 : 3] + publicKey.x }
}
