// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTPTypes
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidTokens
import Testing

@Suite struct DPoPTests {
    static let now = Date(timeIntervalSince1970: Double(Fixture.now))
    let key = TokenSigningKey.generate()
    let target = DPoPTarget(url: "https://api.example.com/orders")

    func read(_ proof: String, method: String = "GET", token: String? = "t", now: Int64 = Fixture.now) throws
        -> DPoPProof
    {
        try DPoPProof(
            verifying: proof, method: method, target: try #require(target), accessToken: token, now: now)
    }

    func proof(_ change: (inout JSONObject, inout JSONObject) -> Void = { _, _ in }) throws -> String {
        var claims: JSONObject = [
            "jti": "j", "htm": "GET", "htu": "https://api.example.com/orders", "iat": .integer(Fixture.now),
            "ath": .string(Base64URL.encode(SHA256.hash(Array("t".utf8)))),
        ]
        var jwk = key.publicKey.json.objectValue ?? JSONObject()
        for name in ["kid", "alg", "use"] { jwk[name] = nil }
        var header: JSONObject = ["typ": "dpop+jwt", "alg": "ES256", "jwk": .object(jwk)]
        change(&claims, &header)
        return try key.sign(claims, header: header)
    }

    @Test func `a proof is read and names its key`() throws {
        let proof = try read(proof())
        #expect(proof.thumbprint == key.publicKey.thumbprint && proof.nonce == nil)
        #expect(proof.expiresAt == Self.now.addingTimeInterval(60))
        #expect(try read(self.proof()).fingerprint == proof.fingerprint)
        #expect(try read(self.proof { claims, _ in claims["jti"] = "k" }).fingerprint != proof.fingerprint)
    }

    // RFC 9449 section 4.1, figure 2: the proof for the token request, at the time that it names.
    @Test func `the proof of RFC 9449 holds`() throws {
        let text = """
            eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQ\
            yVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOi\
            ItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNj\
            E2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg
            """
        let target = try #require(DPoPTarget(url: "https://server.example.com/token"))
        let proof = try DPoPProof(
            verifying: text, method: "POST", target: target, accessToken: nil, now: 1_562_262_616)
        #expect(proof.thumbprint == "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I")
        #expect(
            code {
                try DPoPProof(verifying: text, method: "POST", target: target, accessToken: nil, now: 1_562_262_676)
            } == .invalidProof)
    }

    @Test(
        arguments: [
            ("typ", #""JWT""#), ("typ", #""at+jwt""#), ("alg", #""none""#), ("alg", #""HS256""#), ("alg", #""EdDSA""#),
            ("kid", #""k""#), ("crit", #"["x"]"#), ("jwk", "{}"), ("jwk", "null"), ("jwk", #""x""#),
            ("jwk", #"{"kty":"oct","k":"AAAA"}"#), ("x5c", "[]"),
        ] as [(String, String)])
    func `a proof with another header is refused`(name: String, json: String) throws {
        let value = try JSONValue(parsing: json)
        let proof = try proof { _, header in header[name] = value }
        #expect(code { try read(proof) } == .invalidProof)
    }

    @Test func `a proof that holds its private key is refused`() throws {
        let secret = key.rawRepresentation.withBytes { Base64URL.encode(Array($0)) }
        let proof = try proof { _, header in
            var jwk = header["jwk"]?.objectValue ?? JSONObject()
            jwk["d"] = .string(secret)
            header["jwk"] = .object(jwk)
        }
        #expect(code { try read(proof) } == .invalidProof)
    }

    @Test(
        arguments: [
            ("jti", nil), ("jti", #""""#), ("jti", "1"), ("htm", #""POST""#), ("htm", #""get""#), ("htm", nil),
            ("htu", #""https://api.example.com/order""#), ("htu", #""http://api.example.com/orders""#),
            ("htu", #""https://api.example.com:8443/orders""#), ("htu", #""/orders""#), ("htu", nil), ("iat", nil),
            ("iat", #""1800000000""#), ("iat", "1800000000.5"), ("iat", "1800000006"), ("iat", "1799999940"),
            ("ath", nil), ("ath", #""AAAA""#), ("nonce", "1"), ("nonce", #""""#),
        ] as [(String, String?)])
    func `a proof of another request is refused`(name: String, json: String?) throws {
        let value = try json.map { try JSONValue(parsing: $0) }
        let proof = try proof { claims, _ in claims[name] = value }
        #expect(code { try read(proof) } == .invalidProof)
    }

    @Test(arguments: [
        "https://api.example.com/orders?x=1", "https://api.example.com/orders#f", "HTTPS://API.example.com/orders",
        "https://api.example.com:443/orders", "https://api.example.com/%6frders",
    ])
    func `one URL in another spelling is the same`(url: String) throws {
        #expect(try read(proof { claims, _ in claims["htu"] = .string(url) }).nonce == nil)
    }

    @Test(arguments: [
        "https://api.example.com/a/../orders", "https://api.example.com/./orders", "https://api.example.com/%2e%2e/x",
        "https://api.example.com/%zz", "https://api.example.com/%4", "https://user@api.example.com/orders",
        "https://api.example.com/a b", "https://api.example.com\\orders", "https:/api.example.com/orders", "",
        "ftp://api.example.com/orders", "https://api.example.com/\u{e9}",
    ])
    func `a URL that can be read in two ways is none`(url: String) {
        #expect(DPoPTarget(url: url) == nil)
    }

    @Test func `an empty path is the root and escapes keep their meaning`() {
        #expect(DPoPTarget(url: "https://a.example")?.description == "https://a.example/")
        #expect(DPoPTarget(url: "https://a.example/x%2fy")?.description == "https://a.example/x%2Fy")
        #expect(DPoPTarget(url: "https://a.example/x%2fy") != DPoPTarget(url: "https://a.example/x/y"))
    }

    @Test(arguments: JWSAlgorithm.allCases)
    func `our own proofs hold for every kind of key`(algorithm: JWSAlgorithm) throws {
        let key = try TokenSigningKey.generate(algorithm)
        let text = try key.proof(
            method: "GET", url: "https://api.example.com/orders?page=2", accessToken: "t", nonce: "n", at: Self.now)
        let proof = try read(text)
        #expect(proof.thumbprint == key.publicKey.thumbprint && proof.nonce == "n")
        #expect(code { try read(text, token: "u") } == .invalidProof)
        #expect(code { try read(text, method: "POST") } == .invalidProof)
    }

    @Test func `a memory takes each proof once and refuses when it is full of live ones`() async throws {
        let memory = RecentProofs(capacity: 2)
        let (now, later) = (Self.now, Self.now.addingTimeInterval(60))
        #expect(try await memory.note([1], until: later, now: now))
        #expect(try await !memory.note([1], until: later, now: now))
        #expect(try await memory.note([2], until: later, now: now))
        #expect(await code { try await memory.note([3], until: later, now: now) } == .unavailable)
        #expect(try await memory.note([3], until: later.addingTimeInterval(60), now: later))
        #expect(try await memory.note([1], until: later.addingTimeInterval(60), now: later))
    }

    @Test func `nonces are good in their slot and near it, under their key only`() {
        let nonces = DPoPNonces(key: SecretBytes(copying: [UInt8](repeating: 7, count: 32)))
        let others = DPoPNonces(key: SecretBytes(copying: [UInt8](repeating: 8, count: 32)))
        let nonce = nonces.current(at: Self.now)
        for (offset, isGood) in [
            (-31.0, false), (-1, true), (0, true), (29, true), (59, true), (89, true), (90, false),
        ] {
            #expect(nonces.isGood(nonce, at: Self.now.addingTimeInterval(offset)) == isGood, "\(offset)")
        }
        #expect(!others.isGood(nonce, at: Self.now) && !nonces.isGood("", at: Self.now))
        #expect(nonce.utf8.count == 32 && nonces.current(at: Self.now.addingTimeInterval(30)) != nonce)
    }
}
