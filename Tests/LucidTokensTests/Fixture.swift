// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidTokens

/// A clock that stands still.
struct StillClock: AgentClock {
    var seconds: Double = 1_800_000_000

    func wallNow() -> Date { Date(timeIntervalSince1970: seconds) }
    func bootNow() -> BootInstant { BootInstant(nanoseconds: 0) }
    func sleep(until deadline: BootInstant) async throws {}
}

/// One issuer, its key, and tokens made by hand, so that each rule can be broken alone.
struct Fixture {
    static let now: Int64 = 1_800_000_000
    let key = TokenSigningKey.generate()
    let issuer = "https://auth.example.com"
    let audience = "https://api.example.com"

    func verifier(tolerance: Int64 = 0, at seconds: Double = Double(now), keys: [JWK]? = nil) -> OfflineVerifier {
        let keys = JWKSet(keys ?? [key.publicKey])
        return OfflineVerifier(
            verifier: TokenVerifier(
                issuer: issuer, audience: audience, keys: keys, tolerance: tolerance,
                clock: StillClock(seconds: seconds)),
            keys: keys)
    }

    var claims: AccessTokenClaims {
        AccessTokenClaims(
            issuer: issuer, subject: "scout", audience: [audience], clientID: "cred_1", issuedAt: Self.now,
            expiresAt: Self.now + 60, tokenID: "at_1", scopes: ["wallet.sign", "orders.read"], agentRef: "scout",
            credentialID: "cred_1", tenant: "default", familyID: "fam_1", authSequence: 7)
    }

    var payload: String { String(decoding: JSONValue.object(claims.payload).serialized(), as: UTF8.self) }

    var header: String { #"{"typ":"at+jwt","alg":"ES256","kid":"\#(key.publicKey.keyID)"}"# }

    /// A token over exactly these texts, rightly signed.
    func token(header: String? = nil, payload: String? = nil) throws -> String {
        let signed = encode(header ?? self.header) + "." + encode(payload ?? self.payload)
        let raw = try P256.PrivateKey(rawRepresentation: key.rawRepresentation)
        return signed + "." + Base64URL.encode(try raw.sign(Array(signed.utf8)))
    }

    func encode(_ text: String) -> String { Base64URL.encode(Array(text.utf8)) }

    /// The payload with one member replaced by JSON text, or removed.
    func payload(_ name: String, _ json: String?) throws -> String {
        var object = claims.payload
        object[name] = try json.map { try JSONValue(parsing: $0) }
        return JSONValue.object(object).text
    }
}

/// A verifier with the keys that it shall use.
struct OfflineVerifier {
    let verifier: TokenVerifier
    let keys: JWKSet

    func verify(_ token: String, requiring scopes: ScopeSet = .none) throws -> AccessTokenClaims {
        try verifier.verifyOffline(token, keys: keys, requiring: scopes)
    }
}

func code(_ body: () throws -> some Any) -> TokenError.Code? {
    do {
        _ = try body()
        return nil
    } catch {
        return (error as? TokenError)?.code
    }
}

func code(_ body: () async throws -> some Any) async -> TokenError.Code? {
    do {
        _ = try await body()
        return nil
    } catch {
        return (error as? TokenError)?.code
    }
}
