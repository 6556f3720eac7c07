// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAuthority
import LucidCrypto
import LucidJSON
import LucidSigning
import LucidTokens
import Testing

extension KeyDerivation {
    /// Cheap, so that tests spend no time on it.
    static var test: Self { .scrypt(n: 16) }
}

@Suite struct AdministrationTests {
    @Test func `an address is taken in any spelling and told in one`() async throws {
        let harness = try await Harness()
        let registration = try await harness.administration.register(
            agentRef: "a", address: "0x7e5f4552091a69125d5dfcb7b8c2659029395bdf")
        #expect(registration.address == "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf")
        #expect(registration.custodyAddress != registration.address)
    }

    @Test(arguments: ["", "0x", "7e5f", "0x7E5F4552091A69125d5DfCb7b8C2659029395BdF"])
    func `what is no address is refused`(address: String) async throws {
        let administration = try await Harness().administration
        await #expect(throws: AuthorityError.self) {
            try await administration.register(agentRef: "a", address: address)
        }
    }

    @Test(arguments: ["", "a\nb", "\u{7f}", String(repeating: "x", count: 201)])
    func `what is no reference is refused`(ref: String) async throws {
        let administration = try await Harness().administration
        await #expect(throws: AuthorityError.self) {
            try await administration.register(
                agentRef: ref, address: "0x7e5f4552091a69125d5dfcb7b8c2659029395bdf")
        }
    }

    @Test func `a reference is registered once`() async throws {
        let harness = try await Harness()
        let first = try await harness.register("scout")
        do {
            _ = try await harness.register("scout")
            Issue.record("registered twice")
        } catch {
            #expect((error as? AuthorityError)?.code == .conflict)
        }
        #expect(try await harness.login(first).status == 200)
        #expect(try await harness.administration.agents().map(\.ref) == ["scout"])
    }

    @Test func `one family can be ended by its name`() async throws {
        let harness = try await Harness()
        let agent = try await harness.register("scout")
        let one = try await harness.login(agent)
        let two = try await harness.login(agent)
        let family = String(one.refresh.prefix { $0 != "." })
        #expect(try await harness.administration.revoke(.family(family)) == 1)
        #expect(try await harness.administration.revoke(.family(family)) == 0)
        #expect(await harness.refresh("scout", one.refresh).status == 401)
        #expect(await harness.refresh("scout", two.refresh).status == 200)
        await #expect(throws: AuthorityError.self) { try await harness.administration.revoke(.family("fam_0")) }
        await #expect(throws: AuthorityError.self) { try await harness.administration.revokeSessions(ofAgent: "x") }
    }

    @Test func `an operator registers agents over HTTP within the tenant`() async throws {
        let harness = try await Harness()
        let token = try await harness.administration.makeOperatorToken().token
        let created = await harness.send(
            .post, "/v1/agents", ["name": "Clerk", "ref": "clerk", "base_url": "https://c.example"], bearer: token)
        #expect(created.status == 201)
        #expect(created.json["agent"]?["ref"]?.stringValue == "clerk")
        #expect(await harness.send(.post, "/v1/agents", ["name": "X", "ref": "clerk"], bearer: token).status == 409)
        let nameless = await harness.send(.post, "/v1/agents", ["name": "X"], bearer: token)
        #expect(nameless.json["agent"]?["ref"]?.stringValue == nameless.json["agent"]?["id"]?.stringValue)
        let wallet = try await harness.store.wallets(.default, agentRef: "clerk").first
        let added = await harness.send(
            .post, "/v1/agents/clerk/credentials",
            [
                "wallet_id": .string(wallet?.id ?? ""), "scopes": ["a.b"], "make_primary": true,
                "metadata": ["n": 1.50],
            ], bearer: token)
        #expect(added.status == 201)
        #expect(added.json["credential"]?["is_primary"] == true)
        #expect(added.json["credential"]?["metadata"] == ["n": 1.5])
        let missing = await harness.send(
            .post, "/v1/agents/clerk/credentials", ["wallet_id": "wal_0"], bearer: token)
        #expect(missing.status == 404)
        let list = await harness.send(.get, "/v1/agents", bearer: token)
        #expect(list.json["items"]?.arrayValue?.count == 2)
    }
}
