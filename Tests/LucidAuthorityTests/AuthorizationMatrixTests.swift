// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAuthority
import LucidJSON
import LucidTokens
import Testing

/// Every operation for every kind of caller, written out by hand, so that a slip in the contract is seen.
@Suite struct AuthorizationMatrixTests {
    enum Who: String, CaseIterable, Sendable {
        case nobody, selfAgent, sibling, otherTenant, `operator`, otherOperator, wrongScope, expired, revoked
        case refreshToken, garbage
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var operation: String
        var method: HTTPRequest.Method
        var path: String
        var body: JSONValue?
        /// What each caller gets, in the order of `Who.allCases`.
        var statuses: [Int]

        var testDescription: String { operation }
    }

    static let message: JSONValue = ["message": "gm"]
    static let typed: JSONValue = [
        "typed_data": [
            "domain": ["name": "x"], "primary_type": "M", "types": ["M": [["name": "a", "type": "string"]]],
            "message": ["a": "b"],
        ]
    ]
    static let transaction: JSONValue = [
        "caip2": "eip155:1",
        "params": ["transaction": ["chainId": 1, "nonce": 0, "gas": 21000, "gasPrice": 1, "to": nil, "data": "0x00"]],
    ]
    static let wallet = [401, 200, 403, 403, 403, 403, 403, 401, 401, 401, 401]
    static let operatorOnly = [401, 403, 403, 403, 200, 404, 403, 401, 401, 401, 401]

    static let rows: [Row] = [
        Row(
            operation: "listAgents", method: .get, path: "/v1/agents",
            statuses: [401, 200, 200, 200, 200, 200, 200, 401, 401, 401, 401]),
        Row(
            operation: "createAgent", method: .post, path: "/v1/agents", body: ["name": "New", "ref": "fresh"],
            statuses: [401, 403, 403, 403, 201, 201, 403, 401, 401, 401, 401]),
        Row(
            operation: "getAgent", method: .get, path: "/v1/agents/scout",
            statuses: [401, 200, 403, 403, 200, 404, 200, 401, 401, 401, 401]),
        Row(
            operation: "updateAgent", method: .patch, path: "/v1/agents/scout", body: ["name": "New"],
            statuses: operatorOnly),
        Row(
            operation: "deleteAgent", method: .delete, path: "/v1/agents/scout",
            statuses: [401, 403, 403, 403, 204, 404, 403, 401, 401, 401, 401]),
        Row(
            operation: "getAgentCard", method: .get, path: "/v1/agents/scout/a2a/card",
            statuses: [401, 200, 200, 404, 200, 404, 200, 401, 401, 401, 401]),
        Row(
            operation: "listAgentCredentials", method: .get, path: "/v1/agents/scout/credentials",
            statuses: operatorOnly),
        Row(
            operation: "createAgentCredential", method: .post, path: "/v1/agents/scout/credentials",
            body: ["wallet_id": "WALLET"], statuses: [401, 403, 403, 403, 201, 404, 403, 401, 401, 401, 401]),
        Row(
            operation: "revokeAgentCredential", method: .delete, path: "/v1/agents/scout/credentials/CREDENTIAL",
            statuses: operatorOnly),
        Row(
            operation: "createRuntimeCredentials", method: .post, path: "/v1/agents/scout/runtime-credentials",
            body: [:], statuses: [401, 403, 403, 403, 201, 404, 403, 401, 401, 401, 401]),
        Row(
            operation: "signMessage", method: .post, path: "/v1/agents/scout/wallet/sign-message", body: message,
            statuses: wallet),
        Row(
            operation: "signTypedData", method: .post, path: "/v1/agents/scout/wallet/sign-typed-data", body: typed,
            statuses: wallet),
        Row(
            operation: "signTransaction", method: .post, path: "/v1/agents/scout/wallet/sign-transaction",
            body: transaction, statuses: wallet),
        Row(
            operation: "sendTransaction", method: .post, path: "/v1/agents/scout/wallet/send-transaction",
            body: transaction, statuses: [401, 501, 403, 403, 403, 403, 403, 401, 401, 401, 401]),
        Row(
            operation: "getJWKS", method: .get, path: "/.well-known/jwks.json",
            statuses: Array(repeating: 200, count: 11)),
        Row(
            operation: "issueAgentChallenge", method: .post, path: "/v1/auth/agents/scout/challenge", body: [:],
            statuses: Array(repeating: 201, count: 11)),
        Row(
            operation: "exchangeAgentChallenge", method: .post, path: "/v1/auth/agents/scout/exchange",
            body: ["challenge_id": "x", "signature": "0x"], statuses: Array(repeating: 400, count: 11)),
        Row(
            operation: "refreshAgentToken", method: .post, path: "/v1/auth/agents/scout/refresh",
            body: ["refresh_token": "x"], statuses: Array(repeating: 401, count: 11)),
        Row(
            operation: "registerClient", method: .post, path: "/auth/register", body: ["name": "n"],
            statuses: [401, 403, 403, 403, 201, 201, 403, 401, 401, 401, 401]),
        Row(
            operation: "issueClientToken", method: .post, path: "/auth/token",
            body: ["clientId": "x", "clientSecret": "y"], statuses: Array(repeating: 401, count: 11)),
        Row(
            operation: "getAuthorityMetadata", method: .get, path: "/.well-known/oauth-authorization-server",
            statuses: Array(repeating: 200, count: 11)),
        Row(
            operation: "listRevocations", method: .get, path: "/oauth2/revocations?after=0",
            statuses: Array(repeating: 200, count: 11)),
        Row(
            operation: "issueGrant", method: .post, path: "/v1/grants",
            body: ["agentRef": "scout", "subject": "alice", "scopes": ["mail:read"]],
            statuses: [401, 403, 403, 403, 201, 404, 403, 401, 401, 401, 401]),
        Row(
            operation: "revokeAccess", method: .post, path: "/v1/revocations", body: ["subject": "alice"],
            statuses: [401, 403, 403, 403, 200, 200, 403, 401, 401, 401, 401]),
        Row(
            operation: "listClients", method: .get, path: "/v1/clients",
            statuses: [401, 403, 403, 403, 200, 200, 403, 401, 401, 401, 401]),
        Row(operation: "getClient", method: .get, path: "/v1/clients/CLIENT", statuses: operatorOnly),
        Row(
            operation: "updateClient", method: .patch, path: "/v1/clients/CLIENT", body: ["tier": "pro"],
            statuses: operatorOnly),
        Row(
            operation: "rotateClientSecret", method: .post, path: "/v1/clients/CLIENT/secret", body: [:],
            statuses: operatorOnly),
        Row(
            operation: "deleteClient", method: .delete, path: "/v1/clients/CLIENT",
            statuses: [401, 403, 403, 403, 204, 404, 403, 401, 401, 401, 401]),
        Row(
            operation: "refreshClientToken", method: .post, path: "/auth/refresh", body: ["refreshToken": "x"],
            statuses: Array(repeating: 401, count: 11)),
    ]

    /// A caller of an authority over one kind of store.
    struct Asking: Sendable, CustomTestStringConvertible {
        var who: Who
        var kind: StoreKind

        var testDescription: String { "\(who.rawValue) on \(kind)" }

        static let all = StoreKind.allCases.flatMap { kind in Who.allCases.map { Asking(who: $0, kind: kind) } }
    }

    // One after the other: each has an authority of its own, and a server has only so many connections.
    @Test(.serialized, arguments: rows, Asking.all)
    func `each operation answers each caller as the table says`(row: Row, asking: Asking) async throws {
        let who = asking.who
        let harness = try await Harness(asking.kind, audiences: ["https://api.example.com"])
        let elsewhere = try await Harness(tenant: TenantID("other"), store: harness.store)
        let agent = try await harness.register("scout", scopes: ["wallet.sign", "wallet.send", "other.scope"])
        let bearer = try await bearer(who, harness, elsewhere, agent)
        let answer = try await send(row, harness, agent, bearer: bearer)
        let expected = row.statuses[Who.allCases.firstIndex(of: who) ?? 0]
        #expect(answer.status == expected, "\(String(decoding: answer.bytes, as: UTF8.self))")
        #expect(answer.headers[.wwwAuthenticate] != nil || answer.status != 401 || row.operation.hasPrefix("refresh"))
        if row.operation == "listAgents", answer.status == 200 {
            let seen = answer.json["items"]?.arrayValue?.compactMap { $0["ref"]?.stringValue } ?? []
            let all: [Who: [String]] = [
                .selfAgent: ["scout"], .wrongScope: ["scout"], .sibling: ["sibling"], .otherTenant: ["stranger"],
                .operator: ["scout"], .otherOperator: [],
            ]
            #expect(seen == all[who])
        }
    }

    /// A client's token is an agent's: that of the agent for which it acts, or of one that has no other door.
    @Test(arguments: rows, [Who.selfAgent, .sibling])
    func `a machine client may do what its subject may, and no more`(row: Row, who: Who) async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout", scopes: ["wallet.sign", "wallet.send", "other.scope"])
        let client = try await harness.client(
            ["wallet.sign", "wallet.send"], agentRef: who == .selfAgent ? "scout" : nil)
        let answer = try await send(row, harness, agent, bearer: await harness.login(client).access)
        let expected = row.statuses[Who.allCases.firstIndex(of: who) ?? 0]
        #expect(answer.status == expected, "\(String(decoding: answer.bytes, as: UTF8.self))")
    }

    @Test(arguments: Who.allCases) func `no bearer stands for a client's secret`(who: Who) async throws {
        let harness = try await Harness()
        let elsewhere = try await Harness(tenant: TenantID("other"), store: harness.store)
        let agent = try await harness.register("scout", scopes: ["wallet.sign", "wallet.send", "other.scope"])
        let bearer = try await bearer(who, harness, elsewhere, agent)
        let headers = bearer.map { [("Authorization", "Bearer \($0)")] } ?? []
        let client = try await harness.client()
        let answer = await harness.token(
            "grant_type=client_credentials&client_id=\(client.clientID)", headers: headers)
        #expect(answer.status == 401 && answer.error == "invalid_client")
    }

    private func send(_ row: Row, _ harness: Harness, _ agent: Registered, bearer: String?) async throws -> Answer {
        let wallet = try await harness.store.wallets(.default, agentRef: "scout").first
        var path = row.path.replacing("CREDENTIAL", with: agent.registration.credentialID)
        if path.contains("CLIENT") { path.replace("CLIENT", with: try await harness.client().clientID) }
        var body = row.body
        if body?["wallet_id"] != nil { body = ["wallet_id": .string(wallet?.id ?? "")] }
        return await harness.send(row.method, path, body, bearer: bearer)
    }

    @Test func `the table has every operation of the contract`() {
        let elsewhere =
            ["revokeToken", "requestToken", "introspectToken"] + HostedOperationTests.operations.map(\.operationID)
        let listed = Set(Self.rows.map(\.operation) + elsewhere)
        #expect(listed == Set(OperationAccess.all.map(\.operationID)))
        #expect(Self.rows.allSatisfy { $0.statuses.count == Who.allCases.count })
    }

    @Test func `an agent of the same name in another tenant signs with its own wallet`() async throws {
        let harness = try await Harness()
        let elsewhere = try await Harness(tenant: TenantID("other"), store: harness.store)
        let one = try await harness.register("scout")
        let two = try await elsewhere.register("scout")
        let path = "/v1/agents/scout/wallet/sign-message"
        let bearer = try await elsewhere.login(two).access
        let signed = await harness.send(.post, path, ["message": "gm"], bearer: bearer)
        #expect(signed.json["wallet"]?["address"]?.stringValue == two.registration.custodyAddress)
        #expect(one.registration.custodyAddress != two.registration.custodyAddress)
        let seen = await harness.send(.get, "/v1/agents/scout", bearer: bearer)
        #expect(seen["id"] == (try await harness.store.agent(TenantID("other"), ref: "scout"))?.id)
    }

    private func bearer(
        _ who: Who, _ harness: Harness, _ elsewhere: Harness, _ agent: Registered
    ) async throws -> String? {
        switch who {
        case .nobody: return nil
        case .selfAgent: return try await harness.login(agent).access
        case .sibling: return try await harness.login(harness.register("sibling")).access
        case .otherTenant:
            return try await elsewhere.login(elsewhere.register("stranger")).access
        case .operator: return try await harness.administration.makeOperatorToken().token
        case .otherOperator: return try await elsewhere.administration.makeOperatorToken().token
        case .wrongScope: return try await harness.login(agent, ["scopes": ["other.scope"]]).access
        case .expired:
            let token = try await harness.login(agent).access
            harness.clock.advance(900)
            return token
        case .revoked:
            let token = try await harness.login(agent).access
            _ = try await harness.administration.revokeSessions(ofAgent: "scout")
            return token
        case .refreshToken: return try await harness.login(agent).refresh
        case .garbage: return "lop~default~AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        }
    }
}
