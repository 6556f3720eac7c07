// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTPTypes
import LucidCrypto
import LucidHTTP
import LucidTokens
import Testing

/// A resource server, and what callers show it.
@Suite struct RequestVerificationTests {
    static let clock = StillClock()
    let fixture = Fixture()
    let holder = TokenSigningKey.generate()

    func verifier(_ proofs: ProofRequirements? = nil, revocations: (any TokenRevocationSource)? = nil) -> TokenVerifier
    {
        TokenVerifier(
            issuer: fixture.issuer, audience: fixture.audience, keys: JWKSet([fixture.key.publicKey]),
            revocations: revocations, proofs: proofs, tolerance: 0, clock: Self.clock)
    }

    func request(_ fields: [(String, String)], path: String = "/orders") -> HTTPRequest {
        var headers = HTTPFields()
        for (name, value) in fields {
            if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
        }
        return HTTPRequest(
            method: .get, scheme: "https", authority: "spoofed.example.com", path: path, headerFields: headers)
    }

    func token(boundTo thumbprint: String? = nil, _ change: (inout AccessTokenClaims) -> Void = { _ in }) throws
        -> String
    {
        var claims = fixture.claims
        claims.proofKeyThumbprint = thumbprint
        change(&claims)
        return try fixture.key.sign(claims)
    }

    func proof(_ token: String, key: TokenSigningKey? = nil, nonce: String? = nil) throws -> String {
        try (key ?? holder).proof(
            method: "GET", url: "https://api.example.com/orders", accessToken: token, nonce: nonce,
            at: Self.clock.wallNow())
    }

    @Test(arguments: ["Bearer", "bearer", "BEARER"])
    func `a bearer token in the header is taken`(scheme: String) async throws {
        let claims = try await verifier().verify(
            request([("Authorization", "\(scheme) \(try token())")]), requiring: ["orders.read"])
        #expect(claims.agentRef == "scout")
    }

    @Test func `a request that shows a token in another way is refused`() async throws {
        let token = try token()
        let requests: [HTTPRequest] = [
            request([]), request([("Authorization", "Bearer")]), request([("Authorization", "Bearer ")]),
            request([("Authorization", token)]), request([("Authorization", "Bearer  \(token)")]),
            request([("Authorization", "Bearer \(token) x")]), request([("Authorization", "Basic \(token)")]),
            request([("Authorization", "Bearer \(token)"), ("Authorization", "Bearer \(token)")]),
            request([], path: "/orders?access_token=\(token)"),
            request([("Authorization", "Bearer \(token)")], path: "/orders?a=1&access_token=x"),
        ]
        for request in requests {
            #expect(await code { try await verifier().verify(request) } == .missing)
        }
    }

    @Test func `a bound token needs the proof of its key, and a proof its own token`() async throws {
        let proofs = try ProofRequirements(origin: "https://api.example.com")
        let verifier = verifier(proofs)
        let bound = try token(boundTo: holder.publicKey.thumbprint)
        let shown = request([("Authorization", "DPoP \(bound)"), ("DPoP", try proof(bound))])
        #expect(try await verifier.verify(shown).proofKeyThumbprint == holder.publicKey.thumbprint)
        #expect(await code { try await verifier.verify(shown) } == .invalidProof)  // the same proof again
        let cases: [(String, [(String, String)])] = [
            ("as a bearer", [("Authorization", "Bearer \(bound)")]),
            ("a bearer with a proof", [("Authorization", "Bearer \(bound)"), ("DPoP", try proof(bound))]),
            ("no proof", [("Authorization", "DPoP \(bound)")]),
            (
                "another key",
                [
                    ("Authorization", "DPoP \(bound)"),
                    ("DPoP", try proof(bound, key: TokenSigningKey.generate())),
                ]
            ),
            (
                "two proofs",
                [("Authorization", "DPoP \(bound)"), ("DPoP", try proof(bound)), ("DPoP", try proof(bound))]
            ),
            ("of another token", [("Authorization", "DPoP \(bound)"), ("DPoP", try proof("x"))]),
            ("unbound", [("Authorization", "DPoP \(try token())"), ("DPoP", try proof(try token()))]),
        ]
        for (name, fields) in cases {
            #expect(await code { try await verifier.verify(request(fields)) } == .invalidProof, "\(name)")
        }
        #expect(await code { try await self.verifier().verify(bearer: bound) } == .invalidProof)
        #expect(await code { try await self.verifier().verify(shown) } == .invalidProof)
    }

    @Test func `a service that asks for proofs takes no bearer, and one that asks for nonces says which`() async throws
    {
        let key = SecretBytes(copying: [UInt8](repeating: 3, count: 32))
        let proofs = try ProofRequirements(origin: "https://api.example.com", isRequired: true, nonceKey: key)
        let verifier = verifier(proofs)
        #expect(
            await code { try await verifier.verify(request([("Authorization", "Bearer \(try token())")])) }
                == .invalidProof)
        let bound = try token(boundTo: holder.publicKey.thumbprint)
        func shown(_ nonce: String?) throws -> HTTPRequest {
            request([("Authorization", "DPoP \(bound)"), ("DPoP", try proof(bound, nonce: nonce))])
        }
        #expect(await code { try await verifier.verify(try shown(nil)) } == .nonceRequired)
        #expect(await code { try await verifier.verify(try shown("stale")) } == .nonceRequired)
        let nonce = try #require(proofs.nonce(at: Self.clock.wallNow()))
        #expect(try await verifier.verify(try shown(nonce)).agentRef == "scout")
    }

    @Test func `revocation counts unless the call says otherwise, and an unknown answer is no`() async throws {
        struct Source: TokenRevocationSource {
            let answer: Result<Bool, any Error>
            func isRevoked(_ claims: AccessTokenClaims, token: String) async throws -> Bool { try answer.get() }
        }
        struct Down: Error {}
        let request = request([("Authorization", "Bearer \(try token())")])
        let revoked = verifier(revocations: Source(answer: .success(true)))
        #expect(await code { try await revoked.verify(request) } == .revoked)
        #expect(try await revoked.verify(request, checkingRevocation: false).agentRef == "scout")
        #expect(try await verifier(revocations: Source(answer: .success(false))).verify(request).agentRef == "scout")
        #expect(
            await code { try await verifier(revocations: Source(answer: .failure(Down()))).verify(request) }
                == .unavailable)
    }

    @Test func `what is told outside is the kind of failure and nothing else`() {
        let scopes: ScopeSet = ["orders:read"]
        let metadata = "https://api.example.com/.well-known/oauth-protected-resource"
        func challenge(_ code: TokenError.Code) -> String? {
            TokenError(code, message: "secret").challenge(scopes: scopes, resourceMetadata: metadata)
        }
        #expect(challenge(.missing) == #"Bearer scope="orders:read", resource_metadata="\#(metadata)""#)
        #expect(
            challenge(.insufficientScope)
                == #"Bearer error="insufficient_scope", scope="orders:read", resource_metadata="\#(metadata)""#)
        for code in [TokenError.Code.expired, .revoked, .invalidSignature, .unknownKey, .wrongAudience] {
            #expect(challenge(code) == #"Bearer error="invalid_token", resource_metadata="\#(metadata)""#)
            #expect(TokenError(code, message: "").status == 401)
        }
        #expect(TokenError(.insufficientScope, message: "").status == 403)
        #expect(TokenError(.unavailable, message: "").status == 503 && challenge(.unavailable) == nil)
        #expect(
            TokenError(.nonceRequired, message: "").challenge(scheme: "DPoP")
                == #"DPoP error="use_dpop_nonce", algs="ES256 EdDSA RS256""#)
        #expect(TokenError(.missing, message: "").challenge(resourceMetadata: "a\"b") == "Bearer")
    }

    @Test(
        arguments: [
            ("act", #""scout""#), ("act", "[]"), ("act", "{}"), ("act", #"{"sub":1}"#),
            ("act", #"{"sub":"a","act":"b"}"#),
            ("act", #"{"sub":"a","iss":1}"#), ("cnf", "{}"), ("cnf", #""x""#), ("cnf", #"{"jkt":"short"}"#),
            ("cnf", #"{"x5t#S256":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}"#), ("grant", "1"),
            (
                "cnf",
                #"{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I","jku":"https://evil.example.com"}"#
            ),
        ])
    func `an actor or a confirmation that is not understood is refused`(name: String, json: String) throws {
        let token = try fixture.token(payload: fixture.payload(name, json))
        #expect(code { try fixture.verifier().verify(token) } == .invalidClaims)
    }

    @Test func `actors are read in order, up to their bound`() throws {
        let actors = (1...8).map { TokenActor(subject: "a\($0)", issuer: $0 == 2 ? "https://i" : nil, clientID: "c") }
        let token = try token { $0.actors = actors }
        #expect(try fixture.verifier().verify(token).actors == actors)
        let deep = try self.token { $0.actors = actors + [TokenActor(subject: "a9")] }
        #expect(code { try fixture.verifier().verify(deep) } == .invalidClaims)
    }
}
