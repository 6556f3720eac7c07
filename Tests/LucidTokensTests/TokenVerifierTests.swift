// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidTokens
import Testing

@Suite struct TokenVerifierTests {
    let fixture = Fixture()

    @Test func `a signed token says what was put in`() throws {
        let token = try fixture.key.sign(fixture.claims)
        #expect(try fixture.verifier().verify(token) == fixture.claims)
        #expect(token.split(separator: ".").count == 3)
    }

    @Test(arguments: [
        #"{"typ":"at+jwt","alg":"none","kid":"KID"}"#,
        #"{"typ":"at+jwt","alg":"HS256","kid":"KID"}"#,
        #"{"typ":"at+jwt","alg":"es256","kid":"KID"}"#,
        #"{"typ":"at+jwt","alg":"ES384","kid":"KID"}"#,
        #"{"typ":"at+jwt","kid":"KID"}"#,
        #"{"typ":"at+jwt","alg":["ES256"],"kid":"KID"}"#,
        #"{"typ":"at+jwt","alg":"ES256","kid":"KID","crit":["exp"]}"#,
        #"{"typ":"at+jwt","alg":"ES256","kid":"KID","crit":[]}"#,
        #"{"typ":"at+jwt","alg":"ES256","kid":"KID","b64":false}"#,
        #"{"typ":"at+jwt","alg":"ES256","kid":"KID","zip":"DEF"}"#,
        #"{"typ":"at+jwt","alg":"ES256","kid":"KID","jku":"https://evil.example.com"}"#,
        #"{"typ":"at+jwt","alg":"ES256","kid":"KID","jwk":{"kty":"EC"}}"#,
    ])
    func `a header with another algorithm or a member that changes meaning is refused`(header: String) throws {
        let token = try fixture.token(
            header: header.replacing("KID", with: fixture.key.publicKey.keyID))
        #expect(code { try fixture.verifier().verify(token) } == .unsupported)
    }

    @Test(arguments: ["JWT", "jwt", "at+jwt ", "application/jwt", "dpop+jwt", ""])
    func `a token of another type is refused`(type: String) throws {
        let token = try fixture.token(
            header: #"{"typ":"\#(type)","alg":"ES256","kid":"\#(fixture.key.publicKey.keyID)"}"#)
        #expect(code { try fixture.verifier().verify(token) } == .wrongType)
    }

    @Test(arguments: ["at+jwt", "AT+JWT", "application/at+jwt"])
    func `the spellings of the type that RFC 9068 allows are taken`(type: String) throws {
        let token = try fixture.token(
            header: #"{"typ":"\#(type)","alg":"ES256","kid":"\#(fixture.key.publicKey.keyID)"}"#)
        #expect(try fixture.verifier().verify(token).subject == "scout")
    }

    @Test(arguments: [#","kid":"other""#, #","kid":"""#, #","kid":null"#, #","kid":7"#, ""])
    func `a token whose key is not known by name is refused though there is a default`(kid: String) throws {
        let token = try fixture.token(header: #"{"typ":"at+jwt","alg":"ES256"\#(kid)}"#)
        #expect(code { try fixture.verifier().verify(token) } == .unknownKey)
    }

    @Test func `a token signed by another key under a known name is refused`() throws {
        let other = Fixture()
        let token = try other.token(header: fixture.header)
        #expect(code { try fixture.verifier().verify(token) } == .invalidSignature)
    }

    @Test func `no token survives a change of any one of its characters`() throws {
        let token = Array(try fixture.token().utf8)
        for index in token.indices {
            var changed = token
            changed[index] = token[index] == 0x41 ? 0x42 : 0x41
            let text = String(decoding: changed, as: UTF8.self)
            #expect(throws: TokenError.self, "position \(index)") { try fixture.verifier().verify(text) }
        }
    }

    @Test(arguments: ["=", "==", ".", ".e30", " ", "\n", "\u{0}", "A", "é"])
    func `a token with something behind it is refused`(suffix: String) throws {
        let token = try fixture.token() + suffix
        #expect([.malformed, .invalidSignature].contains(code { try fixture.verifier().verify(token) }))
    }

    @Test func `base64url that is not canonical is refused`() throws {
        let token = try fixture.token()
        // 64 bytes end in a character of which only the upper two bits count; the others must be zero.
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let last = try #require(token.last)
        let value = try #require(alphabet.firstIndex(of: last))
        #expect(value % 16 == 0)
        let twin = String(token.dropLast()) + String(alphabet[value + 1])
        #expect(code { try fixture.verifier().verify(twin) } == .malformed)
    }

    @Test(arguments: ["", ".", "..", "a.b", "a.b.c.d", "e30.e30.", "eyJ9.e30.AA", "e30..AA", "{}.{}.{}"])
    func `text that is no token is refused`(text: String) {
        #expect(throws: TokenError.self) { try fixture.verifier().verify(text) }
    }

    @Test func `a token beyond the size limit is refused before it is decoded`() throws {
        let token = try fixture.token(payload: #"{"x":"\#(String(repeating: "a", count: 7000))"}"#)
        #expect(code { try fixture.verifier().verify(token) } == .malformed)
    }

    @Test func `a claim given twice is refused`() throws {
        let payload = fixture.payload.dropLast() + #","exp":99999999999}"#
        #expect(code { try fixture.verifier().verify(fixture.token(payload: String(payload))) } == .malformed)
        let header = fixture.header.dropLast() + #","alg":"none"}"#
        #expect(code { try fixture.verifier().verify(fixture.token(header: String(header))) } == .malformed)
    }

    @Test(
        arguments: [
            ("exp", "1800000060.5"), ("exp", "1.80000006e9"), ("exp", #""1800000060""#), ("exp", nil), ("exp", "null"),
            ("exp", "-1"), ("exp", "99999999999999999999"), ("iat", "1800000000.0"), ("iat", nil), ("nbf", "1.5"),
            ("nbf", #""0""#), ("auth_seq", nil), ("auth_seq", "true"), ("iss", nil), ("sub", nil), ("sub", "7"),
            ("jti", nil), ("jti", #""""#), ("client_id", nil), ("scope", nil), ("scope", "[]"), ("aud", "[]"),
            ("aud", nil), ("aud", "[1]"), ("agent", nil), ("tenant", nil), ("credential", nil), ("family", "1"),
        ] as [(String, String?)])
    func `a claim that is missing or of another type is refused`(name: String, json: String?) throws {
        let token = try fixture.token(payload: fixture.payload(name, json))
        #expect(code { try fixture.verifier().verify(token) } == .invalidClaims)
    }

    @Test(arguments: [#""a  b""#, #"" a""#, #""a ""#, #""a\"b""#, #""a\nb""#, #""é""#])
    func `a scope claim that is not one is refused`(json: String) throws {
        let token = try fixture.token(payload: fixture.payload("scope", json))
        #expect(code { try fixture.verifier().verify(token) } == .invalidScope)
    }

    @Test(
        arguments: [
            (0.0, 0, true), (59.9, 0, true), (60.0, 0, false), (89.0, 30, true), (90.0, 30, false), (-0.5, 0, false),
            (-30.0, 30, true), (-31.0, 30, false), (1e30, 0, false), (-1e30, 0, false), (.nan, 0, false),
        ] as [(Double, Int64, Bool)])
    func `a token lives from issue to expiry and the tolerance around it`(
        offset: Double, tolerance: Int64, valid: Bool
    ) throws {
        let token = try fixture.token()
        let verifier = fixture.verifier(tolerance: tolerance, at: Double(Fixture.now) + offset)
        let result = code { try verifier.verify(token) }
        #expect((result == nil) == valid)
        #expect(result == nil || result == .expired || result == .notYetValid)
    }

    @Test func `a token that is not valid yet is refused`() throws {
        let token = try fixture.token(payload: fixture.payload("nbf", "1800000001"))
        #expect(code { try fixture.verifier().verify(token) } == .notYetValid)
    }

    @Test(arguments: [#""https://auth.example.com/""#, #""https://AUTH.example.com""#, #""x""#])
    func `another issuer is refused, byte by byte`(issuer: String) throws {
        let token = try fixture.token(payload: fixture.payload("iss", issuer))
        #expect(code { try fixture.verifier().verify(token) } == .wrongIssuer)
    }

    @Test(arguments: [
        (#""https://api.example.com""#, true), (#"["a","https://api.example.com"]"#, true),
        (#"["https://api.example.com.evil.com"]"#, false), (#""https://api.example.co""#, false),
    ])
    func `the audience must name the verifier`(audience: String, valid: Bool) throws {
        let token = try fixture.token(payload: fixture.payload("aud", audience))
        #expect(code { try fixture.verifier().verify(token) } == (valid ? nil : .wrongAudience))
    }

    @Test func `a required scope must be there`() throws {
        let token = try fixture.token()
        #expect(try fixture.verifier().verify(token, requiring: ["orders.read"]).agentRef == "scout")
        #expect(code { try fixture.verifier().verify(token, requiring: ["orders"]) } == .insufficientScope)
        #expect(
            code { try fixture.verifier().verify(token, requiring: ["orders.read", "admin"]) } == .insufficientScope)
    }

    @Test func `errors and keys print no secret`() throws {
        let token = try fixture.token()
        do {
            _ = try fixture.verifier(at: 1e12).verify(token)
            Issue.record("an expired token was taken")
        } catch {
            #expect(!"\(error)".contains(token.suffix(20)))
        }
        var dumped = ""
        dump(fixture.key, to: &dumped)
        let secret = fixture.key.rawRepresentation.withBytes { Hex.encode(Array($0)) }
        #expect(!dumped.contains(secret) && !"\(fixture.key)".contains(secret))
    }
}
