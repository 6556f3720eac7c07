// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAuthority
import LucidHTTP
import LucidTokens
import Testing

@Suite struct RateLimitTests {
    private func at(_ seconds: Double) -> BootInstant { BootInstant(nanoseconds: Int64(seconds * 1e9)) }

    @Test func `a bucket gives its burst and then its rate, for each key alone`() {
        var buckets = RateBuckets(RequestRate(burst: 3, perSecond: 2))
        for _ in 0..<3 { #expect(buckets.take("a", now: at(0)) == nil) }
        #expect(buckets.take("a", now: at(0)) == 0.5)
        #expect(buckets.take("b", now: at(0)) == nil)
        #expect(buckets.take("a", now: at(0.25)) == 0.25)
        #expect(buckets.take("a", now: at(0.5)) == nil)
        #expect(buckets.take("a", now: at(0.5)) == 0.5)
        for _ in 0..<3 { #expect(buckets.take("a", now: at(100)) == nil) }
        #expect(buckets.take("a", now: at(100)) != nil)
        // A clock that stands or goes back gives nothing.
        #expect(buckets.take("a", now: at(99)) != nil)
    }

    @Test(arguments: 0..<8) func `over any span no key gets more than its burst and its rate`(seed: Int) {
        var random = SplitMix(state: UInt64(seed) &+ 77)
        var buckets = RateBuckets(RequestRate(burst: 5, perSecond: 3), capacity: 64)
        var taken: [Double] = []
        var time = 0.0
        for _ in 0..<2000 {
            time += Double(random.next() % 200) / 1000
            if buckets.take("k", now: at(time)) == nil { taken.append(time) }
        }
        for (index, start) in taken.enumerated() {
            let within = taken[index...].prefix { $0 <= start + 10 }.count
            #expect(within <= 5 + 30 + 1)
        }
        #expect(taken.count > 500)
    }

    @Test func `many keys take no more room than is given`() {
        var buckets = RateBuckets(RequestRate(burst: 2, perSecond: 1), capacity: 100)
        for index in 0..<10_000 { #expect(buckets.take("\(index)", now: at(Double(index) / 1e6)) == nil) }
        #expect(buckets.count <= 100)
        #expect(buckets.take("9999", now: at(0.01)) == nil)
        #expect(buckets.take("9999", now: at(0.01)) != nil)
    }

    private func limited(addresses: RequestRate?, clients: RequestRate?) async throws -> Harness {
        try await Harness(addressRate: addresses, clientRate: clients)
    }

    @Test func `an address that calls too often waits, and nobody else does`() async throws {
        let harness = try await limited(addresses: RequestRate(burst: 2, perSecond: 0.5), clients: nil)
        func call(_ address: String?) async -> Answer {
            let request = HTTPRequest(
                method: .post, scheme: "http", authority: "127.0.0.1:8090", path: "/v1/auth/agents/nobody/challenge",
                headerFields: [.contentType: "application/json"])
            let (response, bytes) = await harness.handler.handle(request, body: Array("{}".utf8), from: address)
            return Answer(status: response.status.code, headers: response.headerFields, bytes: bytes)
        }
        #expect(await [call("192.0.2.1").status, call("192.0.2.1").status] == [404, 404])
        let refused = await call("192.0.2.1")
        #expect(refused.status == 429 && refused.error == "rate_limited" && refused.headers[.retryAfter] == "2")
        #expect(
            await [call("192.0.2.2").status, call(nil).status, call(nil).status, call(nil).status].allSatisfy {
                $0 == 404
            })
        // One holder of IPv6 addresses has a whole network of them.
        #expect(await [call("2001:db8::1").status, call("2001:0DB8:0:0:ffff::2%eth0").status] == [404, 404])
        #expect(await [call("2001:db8:0:0:1:2:3:4").status, call("2001:db8:0:1::1").status] == [429, 404])
        harness.clock.advance(2)
        #expect(await call("192.0.2.1").status == 404)
        #expect(await harness.send(.get, "/.well-known/jwks.json").status == 200)
    }

    @Test func `a client waits for its own calls, not for those of who only names it`() async throws {
        let harness = try await limited(addresses: nil, clients: RequestRate(burst: 2, perSecond: 1))
        let client = try await harness.client()
        for _ in 0..<10 {
            let wrong = await harness.token("grant_type=client_credentials", basic: "\(client.clientID):wrong")
            #expect(wrong.error == "invalid_client")
        }
        let session = await harness.login(client)
        #expect(session.status == 200)
        #expect(await harness.login(client).status == 200)
        let refused = await harness.login(client)
        #expect(refused.status == 429 && refused.headers[.retryAfter] == "1")
        harness.clock.advance(1)
        // The token was not looked at, so it still holds.
        let agent = try await harness.register("scout")
        let tokens = try await harness.login(agent)
        for _ in 0..<5 { #expect(await harness.refresh("scout", tokens.refresh + "x").status == 401) }
        let next = await harness.refresh("scout", tokens.refresh)
        #expect(next.status == 200)
        #expect(await harness.refresh("scout", tokens.refresh).bytes == next.bytes)
        #expect(await harness.refresh("scout", next.refresh).status == 429)
        harness.clock.advance(1)
        #expect(await harness.refresh("scout", next.refresh).status == 200)
    }
}
