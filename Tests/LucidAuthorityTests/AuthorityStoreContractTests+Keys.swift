// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import LucidAuthority
import LucidCrypto
import LucidTokens
import Testing

extension AuthorityStoreContractTests {
    private func key(_ id: String, sealed: Bool = false) -> KeyRecord {
        KeyRecord(
            id: id, purpose: .signing, algorithm: .edDSA, secret: SecretBytes(copying: Array(id.utf8)),
            isSealed: sealed, createdAt: now, activatesAt: now.addingTimeInterval(600).onGrid)
    }

    @Test(arguments: kinds) func `keys are added and removed in one step`(kind: StoreKind) async throws {
        let store = try await kind.make()
        try await store.changeKeys(adding: [key("a"), key("b")], removing: ["nobody"])
        try await store.changeKeys(adding: [key("c", sealed: true), key("b", sealed: true)], removing: ["a"])
        let keys = try await store.keys()
        #expect(keys.map(\.id) == ["b", "c"] && keys.map(\.isSealed) == [false, true])
        #expect(keys.map(\.algorithm) == [.edDSA, .edDSA])
        #expect(keys.last?.activatesAt == now.addingTimeInterval(600) && keys.last?.createdAt == now)
        // A key is sealed by replacing it under its name.
        try await store.changeKeys(adding: [key("b", sealed: true)], removing: ["b"])
        #expect(try await store.keys().map(\.isSealed) == [true, true])
    }

    @Test(arguments: kinds) func `a proof is noted once, by whoever comes first, until it expires`(kind: StoreKind)
        async throws
    {
        let store = try await kind.make()
        let until = now.addingTimeInterval(60).onGrid
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 { group.addTask { try await store.note(proof: [1, 2, 3], until: until) } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        #expect(try await store.note(proof: [1, 2, 4], until: until.addingTimeInterval(60).onGrid))
        #expect(try await store.purge(at: until) == 1)
        #expect(try await store.note(proof: [1, 2, 3], until: until))
        #expect(try await !store.note(proof: [1, 2, 4], until: until))
    }

    @Test(arguments: kinds) func `a revocation by several terms needs all of them`(kind: StoreKind) async throws {
        let store = try await prepared(kind)
        func open(_ id: String, subject: String?, grant: String?) async throws -> RefreshFamily? {
            var opening = opening(id)
            opening.subject = subject
            opening.grantID = grant
            opening.audience = ["https://a.example", "https://b.example"]
            opening.proofKeyThumbprint = "jkt"
            guard case .opened(let family) = try await store.open(.default, family: opening) else { return nil }
            #expect(try await store.family(.default, id: id) == family)
            return family
        }
        let own = try #require(try await open("own", subject: nil, grant: nil))
        let alice = try #require(try await open("alice", subject: "alice", grant: "g1"))
        let bob = try #require(try await open("bob", subject: "bob", grant: "g2"))
        #expect(own.subject == "a" && alice.subject == "alice" && alice.grantID == "g1")
        #expect(alice.audience == ["https://a.example", "https://b.example"] && alice.proofKeyThumbprint == "jkt")
        let both = try #require(RevocationCriterion([.agent: "a", .subject: "alice"]))
        #expect(try await store.revoke(.default, both, at: now, keptUntil: nil) == 1)
        for (family, isDead) in [(own, false), (alice, true), (bob, false)] {
            let criteria = RevocationCriterion.all(metBy: family.revocationAttributes)
            #expect(
                try await store.isRevoked(.default, criteria, authSequence: family.authSequence) == isDead,
                "\(family.id)")
            #expect(try await (store.family(.default, id: family.id)?.revokedAt != nil) == isDead, "\(family.id)")
        }
        #expect(try await store.revoke(.default, .grant("g2"), at: now, keptUntil: nil) == 1)
        #expect(try await store.revoke(.default, .subject("nobody"), at: now, keptUntil: nil) == 0)
        #expect(try await store.family(.default, id: "bob")?.revokedAt == now)
        // A new grant of the same lives at once.
        let again = try #require(try await open("again", subject: "alice", grant: "g3"))
        let criteria = RevocationCriterion.all(metBy: again.revocationAttributes)
        #expect(try await !store.isRevoked(.default, criteria, authSequence: again.authSequence))
        #expect(try await store.drawSequence() > again.authSequence)
    }

    @Test(arguments: kinds) func `revocations are told in their order, without a name, until they can be forgotten`(
        kind: StoreKind
    ) async throws {
        let store = try await prepared(kind)
        #expect(try await store.revocations(after: 0).records.isEmpty)
        let other = try TenantID("other")
        _ = try await store.revoke(.default, .agent("a"), at: now, keptUntil: nil)
        let until = now.addingTimeInterval(10).onGrid
        _ = try await store.revoke(other, .token("t"), at: now, keptUntil: until)
        _ = try await store.revoke(.default, .subject("s"), at: now, keptUntil: nil)
        let (records, sequence) = try await store.revocations(after: 0)
        #expect(records.map(\.shape) == ["agent", "token", "subject"])
        #expect(records.map(\.sequence) == records.map(\.sequence).sorted() && records.last?.sequence == sequence)
        let criterion = RevocationCriterion.token("t")
        #expect(
            records[1]
                == RevocationRecord(criterion, in: other, sequence: records[1].sequence, at: now, keptUntil: until))
        #expect(records[0].keptUntil == now.addingTimeInterval(RevocationRecord.retention))
        #expect(try await store.revocations(after: records[1].sequence).records == [records[2]])
        // The same again: one entry, with the newer value.
        _ = try await store.revoke(.default, .agent("a"), at: now, keptUntil: nil)
        #expect(try await store.revocations(after: sequence).records.map(\.shape) == ["agent"])
        #expect(try await store.revocations(after: 0).records.count == 3)
        _ = try await store.purge(at: until)
        #expect(try await store.revocations(after: 0).records.map(\.shape) == ["subject", "agent"])
    }
}
