// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTPTypes
import LucidAuthority
import LucidCrypto
import LucidJSON
import LucidSigning
import LucidTokens
import Testing

/// Sessions that are bound to a key (RFC 9449), over HTTP.
@Suite struct DPoPSessionTests {
    static let kinds = StoreKind.allCases
    let key = TokenSigningKey.generate()

    private func proof(
        _ harness: Harness, _ path: String, method: String = "POST", token: String? = nil, nonce: String? = nil,
        key: TokenSigningKey? = nil
    ) throws -> String {
        try (key ?? self.key).proof(
            method: method, url: Harness.issuer + path, accessToken: token, nonce: nonce,
            at: harness.clock.wallNow())
    }

    private func nonce(_ harness: Harness) async throws -> String {
        let refused = await harness.token(
            "grant_type=client_credentials", headers: [("DPoP", try proof(harness, "/oauth2/token"))])
        #expect(refused.status == 400 && refused.error == "use_dpop_nonce")
        return try #require(refused.headers[.dpopNonce])
    }

    @Test(arguments: kinds) func `a session is bound to the key from its first token on`(kind: StoreKind) async throws {
        let harness = try await Harness(kind)
        let client = try await harness.client(["wallet.sign"], agentRef: nil)
        let nonce = try await nonce(harness)
        let first = await harness.token(
            "grant_type=client_credentials", basic: client.basic,
            headers: [("DPoP", try proof(harness, "/oauth2/token", nonce: nonce))])
        #expect(first.status == 200 && first["token_type"] == "DPoP")
        #expect(first.headers[.dpopNonce]?.isEmpty == false)

        func call(_ fields: [(String, String)]) async -> Answer {
            await harness.send(.get, "/v1/agents", headers: fields)
        }
        let authorization = ("Authorization", "DPoP \(first.access)")
        let good = try proof(harness, "/v1/agents", method: "GET", token: first.access, nonce: nonce)
        #expect(await call([authorization, ("DPoP", good)]).status == 200)
        let replayed = await call([authorization, ("DPoP", good)])
        #expect(replayed.status == 401 && replayed.error == "invalid_dpop_proof")
        #expect(replayed.headers[.wwwAuthenticate] == #"DPoP error="invalid_dpop_proof""#)
        #expect(await call([("Authorization", "Bearer \(first.access)")]).status == 401)
        #expect(await call([authorization]).status == 401)
        let stale = try proof(harness, "/v1/agents", method: "GET", token: first.access, nonce: "x")
        let asked = await call([authorization, ("DPoP", stale)])
        #expect(asked.status == 401 && asked.error == "use_dpop_nonce" && asked.headers[.dpopNonce] != nil)
        let stranger = try proof(
            harness, "/v1/agents", method: "GET", token: first.access, nonce: nonce, key: TokenSigningKey.generate())
        #expect(await call([authorization, ("DPoP", stranger)]).status == 401)
    }

    /// Nothing that is wrong with a proof may cost the session: the token was not looked at.
    @Test(arguments: kinds) func `no failure of a proof touches the family`(kind: StoreKind) async throws {
        let harness = try await Harness(kind)
        let client = try await harness.client()
        let nonce = try await nonce(harness)
        func renew(_ token: String, _ proof: String?) async -> Answer {
            await harness.token(
                "grant_type=refresh_token&refresh_token=\(token)", basic: client.basic,
                headers: proof.map { [("DPoP", $0)] } ?? [])
        }
        let first = await harness.token(
            "grant_type=client_credentials", basic: client.basic,
            headers: [("DPoP", try proof(harness, "/oauth2/token", nonce: nonce))])
        let used = try proof(harness, "/oauth2/token", nonce: nonce)
        let second = await renew(first.refresh, used)
        #expect(second.status == 200)
        let failures: [(String, String?, String)] = [
            ("none", nil, "invalid_dpop_proof"), ("used", used, "invalid_dpop_proof"),
            ("no nonce", try proof(harness, "/oauth2/token"), "use_dpop_nonce"),
            ("old nonce", try proof(harness, "/oauth2/token", nonce: "AAAA"), "use_dpop_nonce"),
            (
                "another key",
                try proof(harness, "/oauth2/token", nonce: nonce, key: TokenSigningKey.generate()),
                "invalid_dpop_proof"
            ),
            ("another path", try proof(harness, "/oauth2/revoke", nonce: nonce), "invalid_dpop_proof"),
            ("another method", try proof(harness, "/oauth2/token", method: "GET", nonce: nonce), "invalid_dpop_proof"),
            ("garbage", "x.y.z", "invalid_dpop_proof"),
        ]
        for (name, proof, error) in failures {
            // Even a token that was spent long ago, which alone would end the family.
            harness.clock.advance(0.001)
            for token in [first.refresh, second.refresh] {
                let answer = await renew(token, proof)
                #expect(answer.status == 400 && answer.error == error, "\(name): \(answer.error ?? "")")
            }
        }
        let third = await renew(second.refresh, try proof(harness, "/oauth2/token", nonce: nonce))
        #expect(third.status == 200 && third["token_type"] == "DPoP")
    }

    @Test(arguments: kinds) func `the direct predecessor gets the same bound answer again`(kind: StoreKind) async throws
    {
        let harness = try await Harness(kind)
        let agent = try await harness.register("scout")
        let nonce = try await nonce(harness)
        let challenge = await harness.challenge("scout")
        let text = challenge.json["challenge"]?["payload"]?.stringValue ?? ""
        let path = "/v1/auth/agents/scout/exchange"
        let first = await harness.send(
            .post, path,
            [
                "challenge_id": challenge.json["challenge"]?["id"] ?? .null,
                "signature": .string(try agent.key.sign(message: .text(text)).hex),
            ], headers: [("DPoP", try proof(harness, path, nonce: nonce))])
        #expect(first.status == 200 && first["token_type"] == "DPoP")
        let refresh = "/v1/auth/agents/scout/refresh"
        var answers: [Answer] = []
        for _ in 0..<2 {
            answers.append(
                await harness.refresh(
                    "scout", first.refresh, headers: [("DPoP", try proof(harness, refresh, nonce: nonce))]))
        }
        #expect(answers.map(\.status) == [200, 200] && answers[0].bytes == answers[1].bytes)
        let family = try #require(first.refresh.split(separator: ".").first)
        let row = try await harness.store.family(.default, id: String(family))
        #expect(row?.proofKeyThumbprint == key.publicKey.thumbprint)
    }

    @Test(arguments: kinds) func `two processes over one store take a proof once, and each other's nonces`(
        kind: StoreKind
    ) async throws {
        let one = try await Harness(kind)
        let two = try await Harness(store: one.store)
        let client = try await one.client()
        let nonce = try await nonce(one)
        let shown = try proof(one, "/oauth2/token", nonce: nonce)
        let answers = await withTaskGroup(of: Int.self) { group in
            for index in 0..<16 {
                group.addTask {
                    await (index % 2 == 0 ? one : two).token(
                        "grant_type=client_credentials", basic: client.basic, headers: [("DPoP", shown)]
                    ).status
                }
            }
            return await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(answers.count { $0 == 200 } == 1 && answers.count { $0 == 400 } == 15)
    }

    @Test func `an authority that asks for no nonce takes proofs without one`() async throws {
        let harness = try await Harness(requiresProofNonce: false)
        let client = try await harness.client()
        let shown = try proof(harness, "/oauth2/token")
        let answer = await harness.token(
            "grant_type=client_credentials", basic: client.basic, headers: [("DPoP", shown)])
        #expect(answer.status == 200)
        harness.clock.advance(60)
        let late = await harness.token(
            "grant_type=client_credentials", basic: client.basic, headers: [("DPoP", shown)])
        #expect(late.error == "invalid_dpop_proof")
    }
}
