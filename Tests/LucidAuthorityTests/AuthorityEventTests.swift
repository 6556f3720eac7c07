// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAuthority
import LucidConcurrency
import LucidJSON
import LucidTokens
import Testing

/// What the authority tells of its decisions.
@Suite struct AuthorityEventTests {
    final class Listener: Sendable {
        private let heard = Lock<[AuthorityEvent]>([])

        var events: [AuthorityEvent] { heard.withLock { $0 } }
        func hear(_ event: AuthorityEvent) { heard.withLock { $0.append(event) } }

        /// The names since the last call.
        func names() -> [String] {
            heard.withLock { events in
                defer { events = [] }
                return events.map(\.name)
            }
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `every decision is told once, in its order, and no secret with it`(kind: StoreKind) async throws {
        let listener = Listener()
        let harness = try await Harness(kind, audiences: ["https://api.example.com"], observer: listener.hear)
        let agent = try await harness.register("scout")
        let first = try await harness.login(agent)
        guard case .issued(let token) = listener.events.last?.kind else {
            Issue.record("no event")
            return
        }
        #expect(token.agentRef == "scout" && token.credentialID == agent.registration.credentialID)
        #expect(
            token.expiresAt == 1_800_000_900
                && token.familyID == first.refresh.split(separator: ".").first.map(String.init))
        #expect(listener.events.last?.time == harness.clock.wallNow())
        let second = await harness.refresh("scout", first.refresh)
        _ = await harness.refresh("scout", first.refresh)  // the kept answer is no second issue
        let third = await harness.refresh("scout", second.refresh)
        #expect(listener.names() == ["issued", "refreshed", "refreshed"])
        _ = await harness.send(.get, "/v1/agents/scout", bearer: third.access)
        #expect(listener.names() == ["verified"])
        _ = await harness.refresh("scout", first.refresh)
        #expect(listener.names() == ["reuse_detected", "denied"])
        _ = await harness.send(.get, "/v1/agents/scout", bearer: third.access)
        _ = await harness.challenge("nobody")
        _ = await harness.refresh("scout", "x")
        #expect(listener.names() == ["denied", "denied", "denied"])
        let bearer = try await harness.administration.makeOperatorToken().token
        let grant: JSONValue = ["agentRef": "scout", "subject": "alice", "scopes": ["mail:read"]]
        let granted = await harness.send(.post, "/v1/grants", grant, bearer: bearer)
        _ = await harness.send(.post, "/v1/revocations", ["subject": "alice"], bearer: bearer)
        let login = try await harness.login(agent)
        _ = await harness.revokeToken(login.refresh)
        let events = listener.events
        #expect(events.map(\.name) == ["granted", "revoked", "issued", "revoked"])
        #expect(events[1].kind == .revoked(.subject("alice"), families: 0))
        let text = events.map { "\($0)" }.joined()
        for secret in [granted["accessToken"] ?? "", login.access, login.refresh, bearer] {
            #expect(!secret.isEmpty && !text.contains(secret) && !text.contains(secret.suffix(20)))
        }
    }
}
