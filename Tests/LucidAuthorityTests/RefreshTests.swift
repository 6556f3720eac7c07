// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTPTypes
import LucidAuthority
import LucidHTTP
import LucidJSON
import Testing

@Suite struct RefreshTests {
    @Test(arguments: StoreKind.allCases)
    func `two authorities with clocks five seconds apart agree on what holds`(kind: StoreKind) async throws {
        let slow = try await Harness(kind)
        let fast = try await Harness(store: slow.store)
        fast.clock.advance(5)
        let agent = try await slow.register("scout")
        let first = try await fast.login(agent)
        for place in [slow, fast] {
            #expect(await place.send(.get, "/v1/agents/scout", bearer: first.access).status == 200)
        }
        let second = await slow.refresh("scout", first.refresh)
        #expect(second.status == 200)
        #expect(await fast.refresh("scout", first.refresh).bytes == second.bytes)
        let third = await fast.refresh("scout", second.refresh)
        #expect(await slow.send(.get, "/v1/agents/scout", bearer: third.access).status == 200)
        // Revoked by the slow one, and a new login at the fast one, whose clock is ahead; then the other way round.
        for (revoking, granting) in [(slow, fast), (fast, slow)] {
            _ = try await revoking.administration.revokeSessions(ofAgent: "scout")
            let again = try await granting.login(agent)
            for place in [slow, fast] {
                #expect(await place.send(.get, "/v1/agents/scout", bearer: third.access).status == 401)
                #expect(await place.refresh("scout", third.refresh).status == 401)
                #expect(await place.send(.get, "/v1/agents/scout", bearer: again.access).status == 200)
            }
        }
    }

    @Test func `a predecessor within grace gets the same bytes, and after it ends the family`() async throws {
        let harness = try await Harness(grace: 60)
        let agent = try await harness.register("scout")
        let first = try await harness.login(agent)
        let second = await harness.refresh("scout", first.refresh)
        #expect(second.status == 200)
        harness.clock.advance(59.999)
        #expect(await harness.refresh("scout", first.refresh).bytes == second.bytes)
        #expect(await harness.refresh("scout", second.refresh).status == 200)
        let other = try await harness.login(agent)
        let next = await harness.refresh("scout", other.refresh)
        harness.clock.advance(60)
        #expect(await harness.refresh("scout", other.refresh).status == 401)
        #expect(await harness.refresh("scout", next.refresh).status == 401)
    }

    @Test func `an acknowledged successor ends grace`() async throws {
        let harness = try await Harness(grace: 60)
        let agent = try await harness.register("scout")
        let first = try await harness.login(agent)
        let second = await harness.refresh("scout", first.refresh)
        let third = await harness.refresh("scout", second.refresh)
        #expect(await harness.refresh("scout", first.refresh).status == 401)
        #expect(await harness.refresh("scout", third.refresh).status == 401)
    }

    @Test func `no change of any one character of a token is taken, and none harms the family`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let tokens = try await harness.login(agent)
        let bytes = Array(tokens.refresh.utf8)
        for index in bytes.indices {
            var changed = bytes
            changed[index] = bytes[index] == 0x41 ? 0x42 : 0x41
            let answer = await harness.refresh("scout", String(decoding: changed, as: UTF8.self))
            #expect(answer.status == 401 && answer.error == "invalid refresh token")
        }
        #expect(await harness.refresh("scout", tokens.refresh).status == 200)
    }

    @Test(arguments: ["x", "a.b.c.d", "...", "fam.1.x", "fam.-1.x.y", String(repeating: "a", count: 10_000), "é"])
    func `text that is no refresh token is refused`(text: String) async throws {
        let harness = try await Harness()
        _ = try await harness.register("scout")
        #expect(await harness.refresh("scout", text).status == 401)
    }

    @Test func `a token is good at its own agent only`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        _ = try await harness.register("other")
        let tokens = try await harness.login(agent)
        #expect(await harness.refresh("other", tokens.refresh).status == 401)
        #expect(await harness.refresh("scout", tokens.refresh).status == 200)
    }

    @Test func `a token of one tenant is nothing in another`() async throws {
        let harness = try await Harness()
        let elsewhere = try await Harness(tenant: TenantID("other"), store: harness.store)
        let agent = try await harness.register("scout")
        let tokens = try await harness.login(agent)
        #expect(await elsewhere.refresh("scout", tokens.refresh).status == 401)
        #expect(await elsewhere.challenge("scout").status == 404)
        #expect(await harness.refresh("scout", tokens.refresh).status == 200)
    }

    @Test func `an expired token is refused without ending anything else, and a family ends for good`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let idle = try await harness.login(agent)
        harness.clock.advance(30 * 86_400)
        #expect(await harness.refresh("scout", idle.refresh).status == 401)
        #expect(try await harness.administration.revokeSessions(ofAgent: "scout") == 1)
        var busy = try await harness.login(agent)
        for _ in 0..<13 {
            harness.clock.advance(28 * 86_400)
            busy = await harness.refresh("scout", busy.refresh)
            try #require(busy.status == 200)
        }
        #expect(
            busy["refresh_expires_at"].flatMap(RFC3339.parse)?.wholeSeconds ?? 0 <= harness.clock.wallNow().wholeSeconds
                + 86_400)
        harness.clock.advance(86_400)
        #expect(await harness.refresh("scout", busy.refresh).status == 401)
    }

    @Test(arguments: ["seconds", "http", "rfc3339"])
    func `a refresh that comes after its deadline has no effect`(form: String) async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let tokens = try await harness.login(agent)
        let deadline = harness.clock.wallNow().addingTimeInterval(5)
        let text =
            switch form {
            case "seconds": String(deadline.wholeSeconds)
            case "http": HTTPDate.format(deadline)
            default: RFC3339.format(deadline)
            }
        harness.clock.advance(5.001)
        let late = await harness.refresh("scout", tokens.refresh, headers: [("Request-Deadline", text)])
        #expect(late.status == 408 && late.error == "deadline_passed")
        let family = try await harness.store.family(.default, id: String(tokens.refresh.prefix { $0 != "." }))
        #expect(family?.generation == 1)
        harness.clock.advance(-0.001)
        #expect(await harness.refresh("scout", tokens.refresh, headers: [("Request-Deadline", text)]).status == 200)
    }

    @Test func `a late request is refused before its token is looked at`() async throws {
        let harness = try await Harness()
        #expect(await harness.refresh("nobody", "no token", headers: [("Request-Deadline", "1")]).status == 408)
        #expect(await harness.refresh("nobody", "no token", headers: [("Request-Deadline", "soon")]).status == 400)
    }

    @Test func `revoked sessions are dead at once, and a new login works in the same instant`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let old = try await harness.login(agent)
        #expect(await harness.send(.get, "/v1/agents", bearer: old.access).status == 200)
        #expect(try await harness.administration.revokeSessions(ofAgent: "scout") == 1)
        let refused = await harness.refresh("scout", old.refresh)
        #expect(refused.status == 401 && refused.error == "invalid refresh token")
        #expect(await harness.send(.get, "/v1/agents", bearer: old.access).status == 401)
        let new = try await harness.login(agent)
        #expect(await harness.send(.get, "/v1/agents", bearer: new.access).status == 200)
        #expect(await harness.refresh("scout", new.refresh).status == 200)
        #expect(await harness.send(.get, "/v1/agents", bearer: old.access).status == 401)
    }

    @Test func `a revoked credential ends its sessions and opens no new one`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let tokens = try await harness.login(agent)
        let pending = await harness.challenge("scout").json["challenge"]
        let revoked = try await harness.administration.revokeCredentials(ofAgent: "scout")
        #expect(revoked.families == 1)
        #expect(await harness.refresh("scout", tokens.refresh).status == 401)
        #expect(await harness.send(.get, "/v1/agents", bearer: tokens.access).status == 401)
        let challenge = await harness.challenge("scout")
        #expect(challenge.status == 403 && challenge.error == "credential revoked")
        #expect(try await harness.exchange("scout", pending, key: agent.key).status == 403)
    }

    @Test func `whoever holds a token may revoke it, and nobody learns whether it existed`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let one = try await harness.login(agent)
        let two = try await harness.login(agent)
        for token in [one.refresh, one.refresh, "unknown", "a.b.c.d"] {
            let answer = await harness.revokeToken(token)
            #expect(answer.status == 200 && answer.bytes.isEmpty)
        }
        #expect(await harness.refresh("scout", one.refresh).status == 401)
        #expect(await harness.send(.get, "/v1/agents", bearer: one.access).status == 401)
        #expect(await harness.revokeToken(two.access).status == 200)
        #expect(await harness.send(.get, "/v1/agents", bearer: two.access).status == 401)
        let next = await harness.refresh("scout", two.refresh)
        #expect(next.status == 200)
        #expect(await harness.send(.get, "/v1/agents", bearer: next.access).status == 200)
    }

    @Test func `two authorities on one store share keys and families`() async throws {
        let one = try await Harness()
        let two = try await Harness(store: one.store)
        let agent = try await one.register("scout")
        let tokens = try await one.login(agent)
        #expect(await two.send(.get, "/v1/agents", bearer: tokens.access).status == 200)
        let next = await two.refresh("scout", tokens.refresh)
        #expect(next.status == 200)
        #expect(await one.refresh("scout", tokens.refresh).bytes == next.bytes)
    }
}
