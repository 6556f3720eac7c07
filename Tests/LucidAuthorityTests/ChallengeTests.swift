// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTPTypes
import LucidAuthority
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTokens
import Testing

@Suite struct ChallengeTests {
    @Test func `a challenge is a sign-in text bound to origin, agent, credential, nonce and times`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("my agent/1")
        let answer = await harness.challenge("my%20agent%2F1", ["scopes": ["wallet.sign"]])
        #expect(answer.status == 201)
        let challenge = try #require(answer.json["challenge"])
        let text = try #require(challenge["payload"]?.stringValue)
        let message = try SignInMessage(parsing: text)
        let credentialID = agent.registration.credentialID
        #expect(message.domain == "127.0.0.1:8090")
        #expect(message.uri == Harness.issuer)
        #expect(message.address == agent.key.address)
        #expect(message.nonce == challenge["nonce"]?.stringValue)
        #expect(message.requestID == challenge["id"]?.stringValue)
        #expect(message.resources == ["urn:lucid:agent:my%20agent%2F1", "urn:lucid:credential:\(credentialID)"])
        #expect(text.contains("\nIssued At: \(challenge["issued_at"]?.stringValue ?? "-")\n"))
        #expect(text.contains("\nExpiration Time: \(challenge["expires_at"]?.stringValue ?? "-")\n"))
        #expect(challenge["scopes"] == ["wallet.sign"])
        #expect(challenge["credential_id"]?.stringValue == credentialID)
        #expect(
            challenge["payload_hash"]?.stringValue == Hex.encode(PersonalMessage.text(text).digest, prefix: true))
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.headers[.date] == HTTPDate.format(harness.clock.wallNow()))
    }

    @Test func `a signed challenge gives tokens that verify with the published keys`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let tokens = try await harness.login(agent, ["scopes": ["wallet.sign"]])
        #expect(tokens["token_type"] == "bearer")
        #expect(tokens.json["credential"]?["id"]?.stringValue == agent.registration.credentialID)
        #expect(tokens.json["credential"]?["scopes"] == ["wallet.sign"])
        #expect(tokens.headers[.cacheControl] == "no-store")
        let published = await harness.send(.get, "/.well-known/jwks.json")
        #expect(published.headers[.cacheControl] == "public, max-age=300")
        let verifier = TokenVerifier(
            issuer: Harness.issuer, audience: Harness.issuer, keys: try JWKSet(parsing: published.bytes),
            clock: harness.clock)
        let claims = try await verifier.verify(bearer: tokens.access, requiring: ["wallet.sign"])
        #expect(claims.agentRef == "scout" && claims.credentialID == agent.registration.credentialID)
        #expect(claims.expiresAt - claims.issuedAt == 900)
        #expect(tokens["expires_at"] == RFC3339.format(claims.expirationDate))
    }

    @Test(arguments: StoreKind.allCases)
    func `a challenge is good for one exchange`(kind: StoreKind) async throws {
        let harness = try await Harness(kind)
        let agent = try await harness.register("scout")
        let challenge = await harness.challenge("scout").json["challenge"]
        #expect(try await harness.exchange("scout", challenge, key: agent.key).status == 200)
        let again = try await harness.exchange("scout", challenge, key: agent.key)
        #expect(again.status == 400 && again.error == "unknown challenge")
    }

    @Test func `an expired challenge is refused`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let first = await harness.challenge("scout").json["challenge"]
        harness.clock.advance(299.999)
        #expect(try await harness.exchange("scout", first, key: agent.key).status == 200)
        let second = await harness.challenge("scout").json["challenge"]
        harness.clock.advance(300)
        let late = try await harness.exchange("scout", second, key: agent.key)
        #expect(late.status == 400 && late.error == "unknown challenge")
    }

    @Test func `a signature by another key is refused and burns the challenge`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let challenge = await harness.challenge("scout").json["challenge"]
        let wrong = try await harness.exchange("scout", challenge, key: PrivateKey.generate())
        #expect(wrong.status == 401 && wrong.error == "invalid signature")
        #expect(try await harness.exchange("scout", challenge, key: agent.key).error == "unknown challenge")
    }

    @Test(arguments: [
        "", "0x", "0x00", "hello", String(repeating: "0", count: 130), "0x" + String(repeating: "f", count: 130),
    ])
    func `what is no signature is refused`(signature: String) async throws {
        let harness = try await Harness()
        _ = try await harness.register("scout")
        let id = await harness.challenge("scout").json["challenge"]?["id"]?.stringValue ?? ""
        let answer = await harness.exchange("scout", id, signature: signature)
        #expect(signature.isEmpty ? answer.status == 400 : answer.status == 401)
    }

    @Test func `a signature over another text is refused`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let challenge = try #require(await harness.challenge("scout").json["challenge"])
        let hash = try #require(challenge["payload_hash"]?.stringValue.flatMap { Hex.decode($0) })
        let bare = try agent.key.sign(message: .bytes(hash)).hex
        let answer = await harness.exchange("scout", challenge["id"]?.stringValue ?? "", signature: bare)
        #expect(answer.status == 401)
    }

    @Test func `both spellings of the recovery bit are taken`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let challenge = try #require(await harness.challenge("scout").json["challenge"])
        let signature = try agent.key.sign(message: .text(challenge["payload"]?.stringValue ?? ""))
        let text = Hex.encode(signature.r + signature.s + [signature.yParity], prefix: true)
        #expect(await harness.exchange("scout", challenge["id"]?.stringValue ?? "", signature: text).status == 200)
    }

    @Test func `a challenge and a credential belong to one agent`() async throws {
        let harness = try await Harness()
        let one = try await harness.register("one")
        let two = try await harness.register("two")
        let challenge = await harness.challenge("one").json["challenge"]
        #expect(try await harness.exchange("two", challenge, key: one.key).error == "unknown challenge")
        let foreign = await harness.challenge("one", ["credential_id": .string(two.registration.credentialID)])
        #expect(foreign.status == 400 && foreign.error == "invalid credential")
        let mixed = try await harness.exchange(
            "one", challenge, key: one.key, credential: two.registration.credentialID)
        #expect(mixed.status == 400 && mixed.error == "invalid credential")
        #expect(
            try await harness.exchange("one", challenge, key: one.key, credential: one.registration.credentialID)
                .status == 200)
    }

    @Test(arguments: [["admin"], ["wallet.sign", "wallet.*"], ["wallet.sign "], ["WALLET.SIGN"]])
    func `scopes beyond the credential's are refused, never dropped`(scopes: [String]) async throws {
        let harness = try await Harness()
        _ = try await harness.register("scout")
        let answer = await harness.challenge("scout", ["scopes": .array(scopes.map(JSONValue.string))])
        #expect(answer.status == 400 && answer.error == "invalid_scope")
    }

    @Test func `an unknown agent and an unknown credential are told apart`() async throws {
        let harness = try await Harness()
        _ = try await harness.register("scout")
        #expect(await harness.challenge("nobody").status == 404)
        #expect(await harness.challenge("scout", ["credential_id": "cred_0"]).error == "invalid credential")
    }

    @Test func `a flood of challenges leaves only the newest open`() async throws {
        let harness = try await Harness(openChallenges: 4)
        let agent = try await harness.register("scout")
        var challenges: [JSONValue?] = []
        for _ in 0..<6 { challenges.append(await harness.challenge("scout").json["challenge"]) }
        #expect(try await harness.exchange("scout", challenges[1], key: agent.key).error == "unknown challenge")
        #expect(try await harness.exchange("scout", challenges[2], key: agent.key).status == 200)
        harness.clock.advance(301)
        #expect(try await harness.handler.purge() == 3)
    }
}
