// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LucidAgent
import LucidConcurrency
import LucidTesting

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An authority that does what a test says, over a transport that never leaves the process.
final class ScriptedAuthority: Sendable {
    struct State: Sendable {
        var isDown = false
        /// Refresh tokens that are good, with the one access token of each.
        var live: [String: String] = [:]
        var access: Set<String> = []
        var challenges: [String: String] = [:]
        var issued = 0
        var lifetime = 300.0
        /// Seconds that the authority's clock is ahead.
        var skew = 0.0
        var paths: [String] = []
        /// The trace that each request named, for the in-memory tracer.
        var traces: [String?] = []
        var bearers: [String] = []
        var signatures = 0
        /// Makes another payload of the right one.
        var payload: @Sendable (String) -> JSONValue = { .string($0) }
        var isRevoked = false
    }

    let origin: String
    let agentRef: String
    let address: String
    let clock: ManualClock
    let state = Lock(State())
    /// The key that the authority keeps for the agent's managed wallet.
    let custody: PrivateKey

    init(
        origin: String = "https://auth.example", agentRef: String = "scout", address: String, clock: ManualClock
    ) {
        self.origin = origin
        self.agentRef = agentRef
        self.address = address
        self.clock = clock
        custody = PrivateKey.generate()
    }

    var transport: FakeTransport {
        FakeTransport { [self] in try answer($0) }
    }

    /// The traces that the requests named, in order.
    var traces: [String?] { state.withLock { $0.traces } }

    func count(_ suffix: String) -> Int { state.withLock { $0.paths.count { $0.hasSuffix(suffix) } } }

    func change(_ change: @Sendable (inout State) -> Void) { state.withLock { change(&$0) } }

    /// Revokes every family: refresh tokens and access tokens are dead.
    func revokeFamilies() {
        change {
            $0.live = [:]
            $0.access = []
        }
    }

    private func answer(_ exchange: FakeTransport.Exchange) throws -> (HTTPResponse, [UInt8]) {
        let path = exchange.request.path ?? ""
        return try state.withLock { state throws -> (HTTPResponse, [UInt8]) in
            state.paths.append(path)
            state.traces.append(HTTPField.Name("in-memory-trace-id").flatMap { exchange.request.headerFields[$0] })
            if let field = exchange.request.headerFields[.authorization] { state.bearers.append(field) }
            if state.isDown {
                throw TransportError(.connectFailed, outcome: .unsent, message: "the authority is down")
            }
            let body = try? JSONValue(parsing: exchange.body)
            let (status, json) = route(path, exchange.request, body, &state)
            var response = HTTPResponse(status: .init(code: status))
            response.headerFields[.contentType] = "application/json"
            response.headerFields[.date] = HTTPDate.format(now(state))
            return (response, json.serialized())
        }
    }

    private func now(_ state: State) -> Date { clock.wallNow() + state.skew }

    private func route(
        _ path: String, _ request: HTTPRequest, _ body: JSONValue?, _ state: inout State
    ) -> (Int, JSONValue) {
        switch path {
        case "/v1/auth/agents/\(agentRef)/challenge": challenge(&state)
        case "/v1/auth/agents/\(agentRef)/exchange": exchange(body, &state)
        case "/v1/auth/agents/\(agentRef)/refresh": refresh(body, &state)
        case "/oauth2/revoke": (200, [:])
        case "/v1/agents":
            authorized(request, state) ? (200, ["items": [["ref": .string(agentRef)]]]) : (401, Self.unauthorized)
        case "/v1/agents/\(agentRef)/wallet/sign-message":
            authorized(request, state) ? sign(body, &state) : (401, Self.unauthorized)
        default: (404, ["error": "not_found"])
        }
    }

    private static let unauthorized: JSONValue = ["error": "unauthorized"]

    private func authorized(_ request: HTTPRequest, _ state: State) -> Bool {
        guard let field = request.headerFields[.authorization], field.hasPrefix("Bearer ") else { return false }
        return state.access.contains(String(field.dropFirst(7)))
    }

    private func challenge(_ state: inout State) -> (Int, JSONValue) {
        if state.isRevoked { return (403, ["error": "credential revoked"]) }
        state.issued += 1
        let number = state.issued
        let (id, nonce) = ("ch\(number)", "nonce\(100_000 + number)")
        let issued = RFC3339.format(now(state))
        let expires = RFC3339.format(now(state) + 300)
        let domain = origin.split(separator: "/").last.map(String.init) ?? ""
        let text = """
            \(domain) wants you to sign in with your Ethereum account:
            \(address)

            Sign in to Lucid Agent.

            URI: \(origin)
            Version: 1
            Chain ID: 1
            Nonce: \(nonce)
            Issued At: \(issued)
            Expiration Time: \(expires)
            Request ID: \(id)
            Resources:
            - urn:lucid:agent:\(agentRef)
            - urn:lucid:credential:cred1
            """
        state.challenges[id] = text
        return (
            201,
            [
                "challenge": [
                    "id": .string(id), "credential_id": "cred1", "payload": state.payload(text),
                    "payload_hash": "0x00", "nonce": .string(nonce), "scopes": nil, "issued_at": .string(issued),
                    "expires_at": .string(expires), "server_signature": nil,
                ]
            ]
        )
    }

    private func exchange(_ body: JSONValue?, _ state: inout State) -> (Int, JSONValue) {
        guard let id = body?["challenge_id"]?.stringValue, let text = state.challenges.removeValue(forKey: id) else {
            return (400, ["error": "unknown challenge"])
        }
        guard let signature = body?["signature"]?.stringValue.flatMap({ try? Signature(hex: $0) }),
            let key = try? PublicKey.recover(message: .text(text), signature: signature),
            key.address.description == address
        else { return (401, ["error": "invalid signature"]) }
        state.signatures += 1
        return (200, tokens(&state))
    }

    private func refresh(_ body: JSONValue?, _ state: inout State) -> (Int, JSONValue) {
        guard let token = body?["refresh_token"]?.stringValue, let access = state.live.removeValue(forKey: token) else {
            return (401, ["error": "invalid refresh token"])
        }
        state.access.remove(access)
        return (200, tokens(&state))
    }

    private func tokens(_ state: inout State) -> JSONValue {
        state.issued += 1
        let (access, refresh) = ("canary-access-\(state.issued)-7f3a", "canary-refresh-\(state.issued)-9b2c")
        state.live[refresh] = access
        state.access.insert(access)
        return [
            "access_token": .string(access), "token_type": "bearer",
            "expires_at": .string(RFC3339.format(now(state) + state.lifetime)), "refresh_token": .string(refresh),
            "refresh_expires_at": .string(RFC3339.format(now(state) + 86_400)),
            "credential": ["id": "cred1", "scopes": ["wallet.sign"], "revocation_nonce": nil],
        ]
    }

    private func sign(_ body: JSONValue?, _ state: inout State) -> (Int, JSONValue) {
        guard let text = body?["message"]?.stringValue, let signature = try? custody.sign(message: .text(text)) else {
            return (400, ["error": "invalid_request"])
        }
        return (
            200,
            [
                "account": ["id": "a1", "displayName": nil],
                "wallet": [
                    "id": "w1", "address": .string(custody.address.description), "chain": "eip155:1",
                    "provider": "lucid", "chainType": "ethereum",
                ],
                "signed": ["encoding": "hex", "signature": .string(signature.hex)],
            ]
        )
    }
}
