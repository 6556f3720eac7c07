// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidTokens
import Testing

/// Tokens in the formats of two older systems, made with Python's hmac module from the claims that their sources name.
@Suite struct SharedSecretTokenTests {
    static let secret = SecretBytes(copying: Array("0123456789abcdef0123456789abcdef".utf8))
    static let agentAuth = """
        eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIn0.eyJhZ2VudCI6Im1haWxlciIsInNjb3BlcyI6WyJtYWlsOnJlYWQiLCJmaWxlczoqIl0sInN1YiI\
        6InVzZXJfMSIsImp0aSI6IjliMmYwYzFlLTdkNDQtNGYwZS05YTUzLTBkNmYyZjNhMWI3NyIsImlzcyI6ImFnZW50YXV0aCIsImF1ZCI6ImFnZW5\
        0YXV0aCIsImlhdCI6MTgwMDAwMDAwMCwiZXhwIjoxODAwMDAwOTAwfQ.dAg-NY_oLIFeK_7FQncyl_PzVeYiIxQgdgAwqKIZoKw
        """
    static let everything = """
        eyJhbGciOiJIUzI1NiJ9.eyJhZ2VudCI6InJvb3QiLCJzY29wZXMiOlsiKiJdLCJzdWIiOiJ1c2VyXzEiLCJqdGkiOiJqMiIsImlzcyI6ImFnZW5\
        0YXV0aCIsImF1ZCI6ImFnZW50YXV0aCIsImlhdCI6MTgwMDAwMDAwMCwiZXhwIjoxODAwMDAwOTAwfQ.knGSM4r1TE0qqfGcWslQaECQe-TwBUNkf\
        HJP5rVS11Y
        """
    static let gateway = """
        eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJob3N0XzAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2NyIsIm5hbWVzcGFjZUlkIjoibnN\
        fMDAxMTIyMzM0NDU1NjY3Nzg4OTlhYWJiY2NkZGVlZmYiLCJ0aWVyIjoiZnJlZSIsInR5cGUiOiJtYWNoaW5lIiwiaWF0IjoxODAwMDAwMDAwLCJ\
        leHAiOjE4MDAwMDA5MDB9.O1hZflobR2QrFrg-UPKjEcj0A3Q9ntKQX0xrzan9ttg
        """
    static let gatewayRefresh = """
        eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJob3N0XzAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2NyIsInR5cGUiOiJyZWZyZXNoIiw\
        ianRpIjoiOWIyZjBjMWUtN2Q0NC00ZjBlLTlhNTMtMGQ2ZjJmM2ExYjc3IiwiaWF0IjoxODAwMDAwMDAwLCJleHAiOjE4MDI1OTIwMDB9.B7Ow7r_\
        67bVTtLwjxzaYXh2CltnsmtpNjrBv6gciVuU
        """

    func verifier(_ format: SharedSecretTokenFormat, at offset: Double = 0, tolerance: Int64 = 0) throws
        -> SharedSecretTokenVerifier
    {
        try SharedSecretTokenVerifier(
            format: format, secret: Self.secret, tolerance: tolerance,
            clock: StillClock(seconds: Double(Fixture.now) + offset))
    }

    @Test func `an agentauth token says agent, subject and scopes`() throws {
        let claims = try verifier(.agentAuth()).verify(Self.agentAuth, requiring: ["mail:read", "files:a:b"])
        #expect(claims.agentRef == "mailer" && claims.subject == "user_1")
        #expect(claims.tokenID == "9b2f0c1e-7d44-4f0e-9a53-0d6f2f3a1b77" && claims.expiresAt == Fixture.now + 900)
        #expect(
            code { try verifier(.agentAuth()).verify(Self.agentAuth, requiring: ["mail:send"]) } == .insufficientScope)
        #expect(try verifier(.agentAuth()).verify(Self.everything, requiring: ["any:thing"]).agentRef == "root")
    }

    @Test func `a gateway token says namespace and tier, and its refresh token is no access token`() throws {
        let claims = try verifier(.gateway).verify(Self.gateway, requiring: ["host:connect"])
        #expect(claims.namespace == "ns_00112233445566778899aabbccddeeff" && claims.tier == "free")
        #expect(claims.subject == "host_0123456789abcdef01234567" && claims.agentRef == nil)
        #expect(code { try verifier(.gateway).verify(Self.gatewayRefresh) } == .wrongType)
    }

    @Test func `a token of another system, issuer, audience, secret or time is refused`() throws {
        #expect(code { try verifier(.gateway).verify(Self.agentAuth) } == .invalidClaims)
        #expect(code { try verifier(.agentAuth()).verify(Self.gateway) } == .invalidClaims)
        #expect(code { try verifier(.agentAuth(issuer: "x")).verify(Self.agentAuth) } == .wrongIssuer)
        #expect(code { try verifier(.agentAuth(audience: "x")).verify(Self.agentAuth) } == .wrongAudience)
        #expect(code { try verifier(.agentAuth(), at: 900).verify(Self.agentAuth) } == .expired)
        #expect(try verifier(.agentAuth(), at: 900, tolerance: 1).verify(Self.agentAuth).subject == "user_1")
        #expect(code { try verifier(.agentAuth(), at: -1).verify(Self.agentAuth) } == .notYetValid)
        let other = try SharedSecretTokenVerifier(
            format: .gateway, secret: SecretBytes(copying: [UInt8](repeating: 1, count: 32)),
            clock: StillClock())
        #expect(code { try other.verify(Self.gateway) } == .invalidSignature)
        #expect(
            code { try SharedSecretTokenVerifier(format: .gateway, secret: SecretBytes(copying: [1, 2, 3])) }
                == .invalidKey)
    }

    @Test func `our own tokens and these are never taken for each other`() throws {
        let fixture = Fixture()
        #expect(code { try verifier(.gateway).verify(try fixture.token()) } == .unsupported)
        #expect(code { try fixture.verifier().verify(Self.gateway) } == .wrongType)
        #expect(code { try fixture.verifier().verify(Self.agentAuth) } == .wrongType)
    }

    @Test func `no token survives a change of any one of its characters`() throws {
        let token = Array(Self.gateway.utf8)
        for index in token.indices {
            var changed = token
            changed[index] = token[index] == 0x41 ? 0x42 : 0x41
            let text = String(decoding: changed, as: UTF8.self)
            #expect(throws: TokenError.self, "position \(index)") { try verifier(.gateway).verify(text) }
        }
    }
}
