// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidJSON
import Testing

/// Open enums, open unions, nulls and masks.
@Suite struct TypeTests {
    typealias Schemas = Components.Schemas

    @Test(arguments: [
        ("wallet.sign", Schemas.WalletScope.walletSign), ("wallet.send", .walletSend),
        ("wallet.swap", .undocumented("wallet.swap")), ("", .undocumented("")),
    ])
    func `an enum takes any text and gives it back`(_ text: String, _ scope: Schemas.WalletScope) throws {
        #expect(try JSONValue.string(text).decode(Schemas.WalletScope.self) == scope)
        #expect(try JSONValue(encoding: scope) == .string(text))
    }

    @Test func `an enum knows its own values`() {
        #expect(Schemas.MessageEncoding.allCases == [.utf8, .hex])
        #expect(Schemas.MessageEncoding(rawValue: "utf-8") == .utf8)
    }

    @Test(arguments: [
        (#"{"encoding":"hex","signature":"0x01"}"#, "hex"), (#"{"encoding":"rlp","signed_transaction":"0x02"}"#, "rlp"),
        (#"{"encoding":"base58","value":[1e400]}"#, "base58"), (#"{"signature":"0x01"}"#, "none"), (#""0x01""#, "none"),
        (#"{"encoding":7}"#, "none"),
    ])
    func `a union keeps what it does not know`(_ text: String, _ kind: String) throws {
        let json = try JSONValue(parsing: text)
        let signed = try json.decode(Schemas.WalletSigned.self)
        switch signed {
        case .hex(let message): #expect(kind == "hex" && message.signature == "0x01")
        case .rlp(let transaction): #expect(kind == "rlp" && transaction.signedTransaction == "0x02")
        case .undocumented(let found, let value):
            #expect(found ?? "none" == kind)
            #expect(value == json)
        }
        #expect(try JSONValue(encoding: signed) == json)
    }

    @Test(arguments: [
        (#"{"error":"forbidden"}"#, "forbidden", nil), (#"{"error":"x","message":"why"}"#, "x", "why"),
        (#"{"error":{"code":"c","message":"inner"}}"#, "c", "inner"),
        (#"{"error":{"code":"c","message":"inner"},"message":"outer"}"#, "c", "outer"),
        (#"{"error":{"reason":"r"}}"#, "", nil), (#"{"error":42,"message":null}"#, "", nil),
        (#"{"error":null}"#, "", nil),
        (#"{"error":[]}"#, "", nil),
    ])
    func `an error body is read whatever its error is`(_ text: String, _ code: String, _ message: String?) throws {
        let error = try JSONValue(parsing: text).decode(Schemas.ServiceError.self)
        #expect(error.code == code)
        #expect(error.text == message)
        #expect(try JSONValue(encoding: error)["error"] == JSONValue(parsing: text)["error"])
    }

    @Test func `a required field that may be null is written as null`() throws {
        let challenge = Schemas.AgentChallenge(
            id: "c", payloadHash: "0x", nonce: "n", issuedAt: "2026-01-05T10:00:00Z", expiresAt: "2026-01-05T10:05:00Z")
        let json = try JSONValue(encoding: challenge)
        #expect(json["credential_id"] == .null)
        #expect(json["scopes"] == .null)
        #expect(json["server_signature"] == .null)
        #expect(json["payload"] == nil)
    }

    @Test func `times of a challenge keep their text`() throws {
        let text = #"{"id":"c","payload_hash":"","nonce":"","issued_at":"2026-01-05 10:00","expires_at":"soon"}"#
        let challenge = try JSONValue(parsing: text).decode(Schemas.AgentChallenge.self)
        #expect(challenge.issuedAt == "2026-01-05 10:00")
        #expect(challenge.expiresAt == "soon")
    }

    @Test func `dates elsewhere are dates`() throws {
        let text = #"{"ref":"a","createdAt":"2026-01-05T09:30:00.250Z","updatedAt":"2026-01-05T10:30:00+01:00"}"#
        let agent = try JSONValue(parsing: text).decode(Schemas.Agent.self)
        #expect(agent.createdAt == RFC3339.parse("2026-01-05T09:30:00.25Z"))
        #expect(try JSONValue(encoding: agent)["updatedAt"] == "2026-01-05T09:30:00Z")
    }

    @Test func `either name of the refresh expiry is read`() throws {
        let head = #"{"access_token":"a","token_type":"Bearer","expires_at":"x","refresh_token":"r","#
        let new = try JSONValue(parsing: head + #""refresh_expires_at":"1"}"#).decode(Schemas.AgentTokenResponse.self)
        let old = try JSONValue(parsing: head + #""refresh_token_expires_at":"2"}"#).decode(
            Schemas.AgentTokenResponse.self)
        #expect(new.refreshExpiresAt == "1" && new.refreshTokenExpiresAt == nil)
        #expect(old.refreshExpiresAt == nil && old.refreshTokenExpiresAt == "2")
        #expect(new.tokenType == .undocumented("Bearer"))
    }

    @Test func `what holds a token prints as a mask`() throws {
        let canary = "canary-1f6e"
        let values: [Any] = [
            Schemas.AgentTokenResponse(accessToken: canary, tokenType: .bearer, expiresAt: "", refreshToken: canary),
            Schemas.AgentRefreshRequest(refreshToken: canary),
            Schemas.CurrentUser(session: .init(token: canary)), Schemas.UserSession(session: .init(token: canary)),
            try JSONValue.object(["tokenId": "t", "token": .string(canary), "expiresAt": "2026-01-05T10:00:00Z"])
                .decode(Schemas.CreatedAgentToken.self),
            Schemas.PrivySignIn(token: canary), Schemas.CoinbaseSignIn(accessToken: canary),
            Operations.RefreshAgentToken.Input(
                path: .init(agentRef: "a"), body: .json(.init(refreshToken: canary))),
            Operations.RevokeToken.Input(body: .urlEncodedForm(.init(token: canary))),
            Operations.RefreshAgentToken.Output.ok(
                .init(
                    body: .json(
                        .init(accessToken: canary, tokenType: .bearer, expiresAt: "", refreshToken: canary)))),
            UndocumentedPayload(body: Array(canary.utf8)),
        ]
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            for text in ["\(value)", String(reflecting: value), dumped] { #expect(!text.contains(canary)) }
        }
    }
}
