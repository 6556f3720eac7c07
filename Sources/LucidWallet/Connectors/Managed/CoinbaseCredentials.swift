// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
public import LucidCrypto
import LucidHTTP
import LucidJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What proves a program to the Coinbase Developer Platform: an API key, and a wallet secret for what signs.
public struct CoinbaseCredentials: Sendable, CustomStringConvertible, CustomReflectable {
    private enum Key: Sendable {
        case es256(P256.PrivateKey)
        case edDSA(Ed25519.PrivateKey)
    }

    /// The name of the API key.
    public let keyID: String
    private let key: Key
    private let walletSecret: P256.PrivateKey

    /// Reads credentials as the platform hands them out.
    /// - Parameters:
    ///   - keyID: The name of the API key.
    ///   - keySecret: Its secret: PEM of a P-256 key, or the base 64 of an Ed25519 seed and public key, 64 bytes.
    ///   - walletSecret: The wallet secret: base 64 of a P-256 key (PKCS #8 in DER).
    /// - Throws: `CryptoError`.
    public init(keyID: String, keySecret: SecretBytes, walletSecret: SecretBytes) throws(CryptoError) {
        self.keyID = keyID
        self.walletSecret = try P256.PrivateKey(base64DER: walletSecret)
        let text = keySecret.withBytes { String(decoding: $0, as: UTF8.self) }
        if let bytes = Base64.decode(text.filter { !$0.isWhitespace }), bytes.count == 64 {
            let key = try Ed25519.PrivateKey(seed: SecretBytes(copying: bytes.prefix(32)))
            guard key.publicKey.rawRepresentation.elementsEqual(bytes.suffix(32)) else {
                throw CryptoError(.invalidKey, message: "the key's second half is not the public key of its first")
            }
            self.key = .edDSA(key)
        } else {
            // Environment variables often hold the two characters instead of a line feed.
            key = .es256(try P256.PrivateKey(pemRepresentation: Self.lines(text)))
        }
    }

    private static func lines(_ text: String) -> String {
        var (result, rest) = ("", text[...])
        while let range = rest.firstRange(of: "\\n") {
            result += rest[..<range.lowerBound] + "\n"
            rest = rest[range.upperBound...]
        }
        return result + rest
    }

    /// Adds the bearer, and for what changes or signs also the wallet's proof over the very bytes of the body.
    func authenticate(_ request: inout HTTPRequest, _ body: [UInt8], now: Date) throws {
        let path = (request.path ?? "").prefix { $0 != "?" }
        let uri = "\(request.method.rawValue) \(request.authority ?? "")\(path)"
        let seconds = Int(now.timeIntervalSince1970)
        request.headerFields[.authorization] = "Bearer " + (try bearer(uri, seconds))
        guard request.method != .get else { return }
        var claims: JSONObject = [
            "uris": [.string(uri)], "iat": .integer(seconds), "nbf": .integer(seconds),
            "jti": .string(RandomName.uuid()),
        ]
        if !body.isEmpty { claims["reqHash"] = .string(Hex.encode(SHA256.hash(body))) }
        guard let name = HTTPField.Name("X-Wallet-Auth") else { return }
        request.headerFields[name] = try Self.token(["alg": "ES256", "typ": "JWT"], claims) {
            message throws(CryptoError) in
            try walletSecret.sign(message)
        }
    }

    private func bearer(_ uri: String, _ seconds: Int) throws(CryptoError) -> String {
        let claims: JSONObject = [
            "sub": .string(keyID), "iss": "cdp", "iat": .integer(seconds), "nbf": .integer(seconds),
            "exp": .integer(seconds + 120), "uris": [.string(uri)],
        ]
        let nonce = Hex.encode(SystemRandom.bytes(16))
        switch key {
        case .es256(let key):
            return try Self.token(header("ES256", nonce), claims) { message throws(CryptoError) in try key.sign(message)
            }
        case .edDSA(let key):
            return try Self.token(header("EdDSA", nonce), claims) { message throws(CryptoError) in try key.sign(message)
            }
        }
    }

    private func header(_ algorithm: String, _ nonce: String) -> JSONObject {
        ["alg": .string(algorithm), "kid": .string(keyID), "typ": "JWT", "nonce": .string(nonce)]
    }

    private static func token(
        _ header: JSONObject, _ claims: JSONObject, _ sign: ([UInt8]) throws(CryptoError) -> [UInt8]
    ) throws(CryptoError) -> String {
        let input = [header, claims].map { Base64URL.encode(JSONValue.object($0).serialized()) }.joined(separator: ".")
        return input + "." + Base64URL.encode(try sign(Array(input.utf8)))
    }

    /// The name of the key.
    public var description: String { "API key \(keyID)" }
    /// No children, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
