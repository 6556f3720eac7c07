// SPDX-License-Identifier: Apache-2.0
import Foundation
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidTokens

extension Target {
    private static let key: P256.PrivateKey = require("the scalar is a key") { () throws(CryptoError) in
        try P256.PrivateKey(rawRepresentation: SecretBytes(copying: [UInt8](repeating: 0x46, count: 32)))
    }
    private static let signing: TokenSigningKey = require("the scalar signs") { () throws(TokenError) in
        try TokenSigningKey(rawRepresentation: key.rawRepresentation)
    }
    private static let keys = JWKSet([signing.publicKey])
    private static let verifier = TokenVerifier(
        issuer: "https://auth.example.com", audience: "https://api.example.com", keys: keys, clock: StillClock())

    /// A clock that stands still.
    private struct StillClock: AgentClock {
        func wallNow() -> Date { Date(timeIntervalSince1970: 1_800_000_000) }
        func bootNow() -> BootInstant { BootInstant(nanoseconds: 0) }
        func sleep(until deadline: BootInstant) async throws {}
    }

    /// Anything as a token, and as header and payload of one that is rightly signed: what is taken says the same again.
    static func token(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let claims = try? verifier.verifyOffline(text, keys: keys, takingBound: true) { checkClaims(claims) }
        let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
        let usual = #"{"typ":"at+jwt","alg":"ES256","kid":"\#(signing.publicKey.keyID)"}"#
        let header = parts.count == 2 && !parts[0].isEmpty ? Array(parts[0]) : Array(usual.utf8)
        let signed = base64URL(header) + "." + base64URL(Array(parts.last ?? []))
        let signature = require("the library signs") { () throws(CryptoError) in try key.sign(Array(signed.utf8)) }
        do {
            checkClaims(
                try verifier.verifyOffline(signed + "." + base64URL(signature), keys: keys, takingBound: true))
        } catch {
            require(error.code != .invalidSignature, "what is rightly signed is refused for something else")
            require(error.challenge() != nil && !error.message.isEmpty, "an error says something")
        }
    }

    private static func checkClaims(_ claims: AccessTokenClaims) {
        require(claims.issuer == verifier.issuer && claims.expiresAt > 1_800_000_000 - 30, "only what fits is taken")
        require(claims.audience.contains("https://api.example.com"), "only what is meant for us is taken")
        require(claims.actors.count <= TokenActor.maximumDepth, "act is bounded")
        let again = require("the claims are signed again") { () throws(TokenError) in try signing.sign(claims) }
        let read = try? verifier.verifyOffline(again, keys: keys, takingBound: true)
        require(read == claims || again.utf8.count > 8192, "the same claims come back")
    }

    /// What a set says is what is read from it again; metadata is that of its issuer or refused.
    static func keySet(_ bytes: [UInt8]) {
        if let set = try? JWKSet(parsing: bytes) {
            let again = require("a written set is read") { () throws(TokenError) in
                try JWKSet(parsing: set.json.serialized())
            }
            require(again == set, "the same set comes back")
            require(Set(set.keys.map(\.keyID)).count == set.keys.count, "names are told apart")
            for key in set.keys { require(set[key.keyID] == key, "a key is found by its name") }
        }
        if let metadata = try? AuthorityMetadata(parsing: bytes, issuer: "https://a.example") {
            require(metadata.json["issuer"]?.stringValue == "https://a.example", "no issuer speaks for another")
        }
    }

    /// Covering is reflexive and transitive, and what one covers a set covers, too.
    static func scopes(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 2).map(String.init)
        let patterns = lines.map(ScopePattern.init)
        for pattern in patterns { require(pattern.covers(pattern), "a pattern covers itself") }
        if patterns.count == 3, patterns[0].covers(patterns[1]), patterns[1].covers(patterns[2]) {
            require(patterns[0].covers(patterns[2]), "covering is transitive")
        }
        guard patterns.count >= 2, let wide = try? ScopeSet([lines[0]]), let narrow = try? ScopeSet([lines[1]]) else {
            return
        }
        require(wide.covers(narrow) == patterns[0].covers(patterns[1]), "sets of one cover as their patterns do")
        require((try? ScopeSet(spaceSeparated: wide.description)) == wide, "a set comes back from its text")
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
