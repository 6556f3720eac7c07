// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import LucidAuthority
import LucidCrypto
import LucidTokens
import Testing

/// What every store promises about machine clients.
extension AuthorityStoreContractTests {
    func client(_ id: String, of ref: String = "host") -> ClientRecord {
        ClientRecord(
            id: id, name: "Client \(id)", agentRef: ref, secretHash: SHA256.hash(Array(id.utf8)),
            scopes: ["a.b", "c.d"], createdAt: now)
    }

    func clientOpening(_ id: String, client: String, of ref: String = "host") -> FamilyOpening {
        var opening = opening(id, of: ref)
        opening.credentialID = client
        opening.holder = .client
        return opening
    }

    @Test(arguments: kinds) func `clients are found by identifier and agent, oldest first, and only once`(
        kind: StoreKind
    ) async throws {
        let store = try await kind.make()
        for (id, ref) in [("c2", "x"), ("c1", "host"), ("c3", "host")] {
            #expect(try await store.insert(.default, client: client(id, of: ref)))
        }
        #expect(try await !store.insert(.default, client: client("c1", of: "thief")))
        #expect(try await store.client(.default, id: "c1") == client("c1"))
        #expect(try await store.clients(.default, agentRef: nil, limit: 2).map(\.id) == ["c2", "c1"])
        #expect(try await store.clients(.default, agentRef: "host", limit: .max).map(\.id) == ["c1", "c3"])
        #expect(try await store.clients(.default, agentRef: nil, limit: -1).isEmpty)
        #expect(try await store.client(other, id: "c1") == nil)
        #expect(try await store.clients(other, agentRef: nil, limit: 9).isEmpty)
        #expect(try await store.insert(other, client: client("c1", of: "theirs")))
        #expect(try await store.client(.default, id: "c1")?.agentRef == "host")
    }

    @Test(arguments: kinds) func `a client opens families as itself only, and a credential is no client`(
        kind: StoreKind
    ) async throws {
        let store = try await prepared(kind)
        #expect(try await store.insert(.default, client: client("k")))
        #expect(try await store.open(.default, family: clientOpening("f", client: "c1", of: "a")) == .credentialGone)
        #expect(try await store.open(.default, family: clientOpening("f", client: "k", of: "a")) == .credentialGone)
        #expect(try await store.open(other, family: clientOpening("f", client: "k")) == .credentialGone)
        var asCredential = clientOpening("f", client: "k")
        asCredential.holder = .credential
        #expect(try await store.open(.default, family: asCredential) == .credentialGone)
        #expect(try await store.client(.default, id: "k")?.lastUsedAt == nil)
        guard case .opened(let family) = try await store.open(.default, family: clientOpening("f", client: "k")) else {
            Issue.record("not opened")
            return
        }
        #expect(family.agentRef == "host" && family.credentialID == "k")
        #expect(try await store.family(.default, id: "f") == family)
        #expect(try await store.client(.default, id: "k")?.lastUsedAt == now)
        #expect(try await store.credential(.default, id: "c1")?.lastUsedAt == nil)
    }

    @Test(arguments: kinds) func `revoking a client ends what was opened with it, once`(kind: StoreKind) async throws {
        let store = try await kind.make()
        #expect(try await store.insert(.default, client: client("k")))
        #expect(try await store.insert(.default, client: client("l")))
        _ = try await store.open(.default, family: clientOpening("f", client: "k"))
        _ = try await store.open(.default, family: clientOpening("g", client: "l"))
        #expect(try await store.revokeClient(other, id: "k", at: now) == nil)
        #expect(try await store.revokeClient(.default, id: "m", at: now) == nil)
        let first = try await store.revokeClient(.default, id: "k", at: now)
        #expect(first?.revokedAt == now)
        let later = now.addingTimeInterval(5).onGrid
        #expect(try await store.revokeClient(.default, id: "k", at: later) == first)
        #expect(try await store.family(.default, id: "f")?.revokedAt == now)
        #expect(try await store.family(.default, id: "g")?.revokedAt == nil)
        #expect(try await store.isRevoked(.default, [.credential("k")], authSequence: 1))
        #expect(try await store.open(.default, family: clientOpening("h", client: "k")) == .credentialGone)
    }
}
