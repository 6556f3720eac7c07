// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import LucidAuthority
import LucidCrypto
import LucidJSON
import LucidTokens
import Testing

/// What every store promises.
@Suite struct AuthorityStoreContractTests {
    static let kinds = StoreKind.allCases
    let now = Date(milliseconds: 1_800_000_000_123)
    let other: TenantID

    init() throws { other = try TenantID("other") }

    func agent(_ ref: String) -> AgentRecord {
        AgentRecord(
            ref: ref, id: "agt_\(ref)", name: "Agent \(ref)", summary: "for a test", baseURL: nil, createdAt: now,
            updatedAt: now)
    }

    func credential(_ id: String, of ref: String, primary: Bool = true) -> CredentialRecord {
        CredentialRecord(
            id: id, agentRef: ref, kind: .wallet, address: "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf",
            scopes: ["wallet.sign", "a.b"], metadata: ["k": [1, 2.5, "é"]], isPrimary: primary, revocationNonce: "n",
            createdAt: now, updatedAt: now)
    }

    func challenge(_ id: String, of ref: String, livesFor seconds: Double = 60) -> ChallengeRecord {
        ChallengeRecord(
            id: id, agentRef: ref, credentialID: "c1", nonce: "n\(id)", payload: "text\nof \(id)", payloadHash: "0x00",
            scopes: ["a.b"], issuedAt: now, expiresAt: now.addingTimeInterval(seconds).onGrid)
    }

    func opening(_ id: String, challenge: String? = nil, at time: Date? = nil, of ref: String = "a") -> FamilyOpening {
        let time = time ?? now
        return FamilyOpening(
            challengeID: challenge, id: id, agentRef: ref, credentialID: "c1", scopes: ["a.b"],
            tokenHash: SHA256.hash(Array("\(id) 1".utf8)), tokenExpiresAt: time.addingTimeInterval(100).onGrid,
            expiresAt: time.addingTimeInterval(1000).onGrid, now: time)
    }

    func prepared(_ kind: StoreKind) async throws -> any AuthorityStore {
        let store = try await kind.make()
        #expect(
            try await store.insert(
                .default, agent: agent("a"), wallets: [], credentials: [credential("c1", of: "a")]))
        return store
    }

    @Test(arguments: kinds) func `an agent changes where it was said, and in its own tenant`(kind: StoreKind)
        async throws
    {
        let store = try await kind.make()
        for tenant in [.default, other] {
            #expect(try await store.insert(tenant, agent: agent("a"), wallets: [], credentials: []))
        }
        let later = now.addingTimeInterval(5).onGrid
        var expected = agent("a")
        (expected.name, expected.baseURL, expected.updatedAt) = ("New", "https://a.example", later)
        let change = AgentChange(name: "New", baseURL: "https://a.example")
        #expect(try await store.updateAgent(.default, ref: "a", change, at: later) == expected)
        #expect(try await store.agent(.default, ref: "a") == expected)
        #expect(try await store.agent(other, ref: "a") == agent("a"))
        #expect(try await store.updateAgent(.default, ref: "b", change, at: later) == nil)
    }

    @Test(arguments: kinds) func `an agent that is removed is gone with all it had, but for its wallets and its name`(
        kind: StoreKind
    ) async throws {
        let store = try await prepared(kind)
        let wallet = WalletRecord(
            id: "w", agentRef: "a", address: "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf", keystore: "{}",
            createdAt: now)
        #expect(try await store.insert(.default, wallet: wallet))
        #expect(try await store.insert(other, agent: agent("a"), wallets: [], credentials: []))
        guard case .opened(let family) = try await store.open(.default, family: opening("f")) else { return }
        try await store.insert(.default, challenge: challenge("ch", of: "a"), cap: 9)

        #expect(try await store.removeAgent(.default, ref: "a", at: now))
        #expect(try await store.removeAgent(.default, ref: "a", at: now) == false)
        #expect(try await store.agent(.default, ref: "a") == nil)
        #expect(try await store.agents(.default, limit: 9).isEmpty)
        #expect(try await store.credential(.default, id: "c1")?.revokedAt == now)
        #expect(try await store.family(.default, id: "f")?.revokedAt == now)
        #expect(try await store.isRevoked(.default, [.agent("a")], authSequence: family.authSequence))
        #expect(try await store.challenge(.default, agentRef: "a", id: "ch") == nil)
        #expect(try await store.insert(.default, credential: credential("c2", of: "a")) == false)
        #expect(try await store.updateAgent(.default, ref: "a", .init(name: "New"), at: now) == nil)
        #expect(try await store.insert(.default, agent: agent("a"), wallets: [], credentials: []) == false)
        #expect(try await store.wallets(.default, agentRef: "a") == [wallet])
        #expect(try await store.agent(other, ref: "a") == agent("a"), "another tenant's stays")
    }

    @Test(arguments: kinds) func `agents are found by reference, oldest first, and only once`(kind: StoreKind)
        async throws
    {
        let store = try await kind.make()
        for ref in ["b", "a", "c"] {
            #expect(try await store.insert(.default, agent: agent(ref), wallets: [], credentials: []))
        }
        let second = try await store.insert(
            .default, agent: agent("a"), wallets: [], credentials: [credential("lost", of: "a")])
        #expect(!second)
        #expect(try await store.credential(.default, id: "lost") == nil)
        #expect(try await store.agent(.default, ref: "a") == agent("a"))
        #expect(try await store.agents(.default, limit: 2).map(\.ref) == ["b", "a"])
        #expect(try await store.agents(.default, limit: -1).isEmpty)
    }

    @Test(arguments: kinds) func `nothing of one tenant is seen or touched from another`(kind: StoreKind) async throws {
        let store = try await prepared(kind)
        let wallet = WalletRecord(id: "w", agentRef: "a", address: "0x", keystore: "{}", createdAt: now)
        #expect(try await store.insert(.default, wallet: wallet))
        try await store.insert(.default, challenge: challenge("x", of: "a"), cap: 9)
        guard case .opened(let family) = try await store.open(.default, family: opening("f")) else {
            Issue.record("not opened")
            return
        }
        try await store.insert(.default, operator: OperatorRecord(id: "o", tokenHash: [1], createdAt: now))
        #expect(try await store.agent(other, ref: "a") == nil)
        #expect(try await store.agents(other, limit: 9).isEmpty)
        #expect(try await store.credential(other, id: "c1") == nil)
        #expect(try await store.credentials(other, agentRef: "a").isEmpty)
        #expect(try await store.wallets(other, agentRef: "a").isEmpty)
        #expect(try await store.challenge(other, agentRef: "a", id: "x") == nil)
        #expect(try await store.family(other, id: "f") == nil)
        #expect(try await store.operator(other, tokenHash: [1]) == nil)
        #expect(try await store.open(other, family: opening("g")) == .credentialGone)
        #expect(try await !store.insert(other, wallet: wallet))
        #expect(try await !store.insert(other, credential: credential("c9", of: "a")))
        #expect(try await store.revokeCredential(other, agentRef: "a", id: "c1", at: now) == nil)
        #expect(try await store.revoke(other, .agent("a"), at: now, keptUntil: nil) == 0)
        #expect(try await store.judge(other, familyID: "f", presentedHash: [9], now: now) == .dead)
        try await store.discardChallenge(other, agentRef: "a", id: "x")
        #expect(try await store.challenge(.default, agentRef: "a", id: "x") != nil)
        #expect(try await store.family(.default, id: "f") == family)
        #expect(try await !store.isRevoked(.default, [.agent("a")], authSequence: family.authSequence))
        #expect(try await store.operator(.default, tokenHash: [1])?.id == "o")
        #expect(try await store.insert(other, agent: agent("a"), wallets: [], credentials: []))
    }

    @Test(arguments: kinds) func `a new primary credential takes the place of the old one`(kind: StoreKind) async throws
    {
        let store = try await prepared(kind)
        #expect(try await store.insert(.default, credential: credential("c2", of: "a", primary: false)))
        #expect(try await store.credentials(.default, agentRef: "a").map(\.id) == ["c1", "c2"])
        #expect(try await store.insert(.default, credential: credential("c3", of: "a")))
        let all = try await store.credentials(.default, agentRef: "a")
        #expect(all.map(\.id) == ["c3", "c1", "c2"])
        #expect(all.map(\.isPrimary) == [true, false, false])
        #expect(all.first == credential("c3", of: "a"))
    }

    @Test(arguments: kinds) func `revoking a credential ends what was opened with it, once`(kind: StoreKind)
        async throws
    {
        let store = try await prepared(kind)
        _ = try await store.open(.default, family: opening("f"))
        #expect(try await store.revokeCredential(.default, agentRef: "b", id: "c1", at: now) == nil)
        let first = try await store.revokeCredential(.default, agentRef: "a", id: "c1", at: now)
        #expect(first?.revokedAt == now)
        let later = now.addingTimeInterval(5).onGrid
        #expect(try await store.revokeCredential(.default, agentRef: "a", id: "c1", at: later) == first)
        #expect(try await store.family(.default, id: "f")?.revokedAt == now)
        #expect(try await store.isRevoked(.default, [.credential("c1")], authSequence: 1))
        #expect(try await store.open(.default, family: opening("g")) == .credentialGone)
    }

    @Test(arguments: kinds) func `only the newest challenges of an agent stay open`(kind: StoreKind) async throws {
        let store = try await prepared(kind)
        for index in 0..<5 { try await store.insert(.default, challenge: challenge("x\(index)", of: "a"), cap: 3) }
        try await store.insert(.default, challenge: challenge("y", of: "b"), cap: 3)
        var open: [String] = []
        for id in ["x0", "x1", "x2", "x3", "x4"]
        where try await store.challenge(.default, agentRef: "a", id: id) != nil { open.append(id) }
        #expect(open == ["x2", "x3", "x4"])
        #expect(try await store.challenge(.default, agentRef: "b", id: "y") == challenge("y", of: "b"))
        #expect(try await store.challenge(.default, agentRef: "a", id: "y") == nil)
        try await store.discardChallenge(.default, agentRef: "b", id: "x4")
        #expect(try await store.challenge(.default, agentRef: "a", id: "x4") != nil)
        try await store.discardChallenge(.default, agentRef: "a", id: "x4")
        #expect(try await store.challenge(.default, agentRef: "a", id: "x4") == nil)
    }

    @Test(arguments: kinds) func `a challenge is spent by one of many at once`(kind: StoreKind) async throws {
        let store = try await prepared(kind)
        try await store.insert(.default, challenge: challenge("x", of: "a"), cap: 9)
        let openings = (0..<16).map { opening("f\($0)", challenge: "x") }
        let outcomes = try await withThrowingTaskGroup(of: FamilyOpening.Outcome.self) { group in
            for opening in openings { group.addTask { try await store.open(.default, family: opening) } }
            return try await group.reduce(into: [FamilyOpening.Outcome]()) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == .challengeSpent } == 15)
        #expect(try await store.credential(.default, id: "c1")?.lastUsedAt == now)
    }

    @Test(arguments: kinds) func `an expired challenge opens nothing and changes nothing`(kind: StoreKind) async throws
    {
        let store = try await prepared(kind)
        try await store.insert(.default, challenge: challenge("x", of: "a", livesFor: 0), cap: 9)
        #expect(try await store.open(.default, family: opening("f", challenge: "x")) == .challengeSpent)
        #expect(try await store.open(.default, family: opening("f", challenge: "nowhere")) == .challengeSpent)
        #expect(try await store.credential(.default, id: "c1") == credential("c1", of: "a"))
        #expect(try await store.family(.default, id: "f") == nil)
        #expect(try await store.challenge(.default, agentRef: "a", id: "x") != nil)
    }

    @Test(arguments: kinds) func `of many rotations of one token one wins`(kind: StoreKind) async throws {
        let store = try await prepared(kind)
        let opening = opening("f")
        _ = try await store.open(.default, family: opening)
        let winners = try await withThrowingTaskGroup(of: RefreshFamily?.self) { group in
            for index in 0..<32 {
                let rotation = RefreshFamily.Rotation(
                    presentedHash: opening.tokenHash, newHash: [UInt8(index)], sealedAnswer: [UInt8(index)], now: now,
                    graceUntil: now.addingTimeInterval(60).onGrid, newExpiresAt: opening.tokenExpiresAt)
                group.addTask { try await store.rotate(.default, familyID: "f", rotation) }
            }
            return try await group.reduce(into: [RefreshFamily]()) { $0 += $1.map { [$0] } ?? [] }
        }
        #expect(winners.count == 1)
        #expect(winners.first?.generation == 2)
        #expect(try await store.family(.default, id: "f") == winners.first)
    }

    @Test(arguments: kinds) func `a revocation kills what is older and spares what is newer`(kind: StoreKind)
        async throws
    {
        let store = try await prepared(kind)
        guard case .opened(let old) = try await store.open(.default, family: opening("old")) else { return }
        #expect(try await store.revoke(.default, .agent("a"), at: now, keptUntil: nil) == 1)
        guard case .opened(let new) = try await store.open(.default, family: opening("new")) else { return }
        #expect(new.authSequence > old.authSequence)
        let criteria: [RevocationCriterion] = [.agent("a"), .credential("c1"), .family("old")]
        #expect(try await store.isRevoked(.default, criteria, authSequence: old.authSequence))
        #expect(try await !store.isRevoked(.default, criteria, authSequence: new.authSequence))
        #expect(try await store.family(.default, id: "old")?.revokedAt == now)
        #expect(try await store.family(.default, id: "new")?.revokedAt == nil)
        #expect(try await store.revoke(.default, .agent("a"), at: now, keptUntil: nil) == 1)
        #expect(try await store.revoke(.default, .agent("a"), at: now, keptUntil: nil) == 0)
        #expect(try await store.revoke(.default, .token("jti"), at: now, keptUntil: now) == 0)
        #expect(try await store.isRevoked(.default, [.token("jti")], authSequence: new.authSequence))
        #expect(try await !store.isRevoked(.default, [.family("jti")], authSequence: 0))
    }

    @Test(arguments: kinds) func `the first key for a purpose wins, for everybody`(kind: StoreKind) async throws {
        let store = try await kind.make()
        let candidates = (0..<8).map { index in
            KeyRecord(
                id: "k\(index)", purpose: .signing, secret: SecretBytes(copying: [UInt8(index)]), createdAt: now)
        }
        let ids = try await withThrowingTaskGroup(of: String.self) { group in
            for candidate in candidates { group.addTask { try await store.establish(candidate).id } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(ids.count == 1)
        let mac = KeyRecord(
            id: "m", purpose: .refreshToken, secret: SecretBytes(copying: [7, 8]), createdAt: now)
        #expect(try await store.establish(mac).id == "m")
        let keys = try await store.keys()
        #expect(keys.map(\.purpose) == [.signing, .refreshToken])
        #expect(keys.last?.secret.constantTimeEquals(mac.secret) == true)
        #expect(keys.last?.createdAt == now)
    }

    @Test(arguments: kinds) func `a purge removes what is over and nothing else`(kind: StoreKind) async throws {
        let store = try await prepared(kind)
        try await store.insert(.default, challenge: challenge("old", of: "a", livesFor: 10), cap: 9)
        try await store.insert(.default, challenge: challenge("new", of: "a", livesFor: 99), cap: 9)
        let opening = opening("f")
        _ = try await store.open(.default, family: opening)
        _ = try await store.rotate(
            .default, familyID: "f",
            .init(
                presentedHash: opening.tokenHash, newHash: [2], sealedAnswer: [3], now: now,
                graceUntil: now.addingTimeInterval(10).onGrid, newExpiresAt: opening.tokenExpiresAt))
        _ = try await store.revoke(.default, .token("t"), at: now, keptUntil: now.addingTimeInterval(10).onGrid)
        _ = try await store.revoke(.default, .agent("b"), at: now, keptUntil: nil)
        #expect(try await store.purge(at: now) == 0)
        #expect(try await store.family(.default, id: "f")?.sealedAnswer == [3])
        #expect(try await store.purge(at: now.addingTimeInterval(10).onGrid) == 3)
        #expect(try await store.challenge(.default, agentRef: "a", id: "old") == nil)
        #expect(try await store.challenge(.default, agentRef: "a", id: "new") != nil)
        #expect(try await store.family(.default, id: "f")?.sealedAnswer == nil)
        #expect(try await store.family(.default, id: "f")?.previousHash == opening.tokenHash)
        #expect(try await !store.isRevoked(.default, [.token("t")], authSequence: 0))
        #expect(try await store.isRevoked(.default, [.agent("b")], authSequence: 0))
        #expect(try await store.purge(at: now.addingTimeInterval(1000 + FamilyRetention.seconds).onGrid) == 2)
        #expect(try await store.family(.default, id: "f") == nil)
    }

    /// The value type says what a row means; a store must agree with it on every step of every interleaving.
    @Test(arguments: kinds, 0..<12)
    func `a store and the value agree on any interleaving`(kind: StoreKind, seed: Int) async throws {
        var random = SplitMix(state: UInt64(seed) &* 7919 &+ 1)
        let store = try await prepared(kind)
        let opening = opening("f")
        guard case .opened(var model) = try await store.open(.default, family: opening) else { return }
        var hashes = [opening.tokenHash]
        var time = now
        for step in 0..<60 {
            time = time.addingTimeInterval(([0, 0, 1, 7, 20] as [Double]).randomElement(using: &random) ?? 0).onGrid
            let hash = (Bool.random(using: &random) ? hashes.last : hashes.randomElement(using: &random)) ?? []
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<6:
                let next = SHA256.hash(Array("\(seed) \(step)".utf8))
                let rotation = RefreshFamily.Rotation(
                    presentedHash: hash, newHash: next, sealedAnswer: [UInt8(step)], now: time,
                    graceUntil: time.addingTimeInterval(10).onGrid, newExpiresAt: time.addingTimeInterval(50).onGrid)
                let rotated = model.rotate(rotation)
                #expect(try await store.rotate(.default, familyID: "f", rotation) == (rotated ? model : nil))
                if rotated { hashes.append(next) }
            case 6..<8:
                let verdict = model.judge(presentedHash: hash, now: time)
                #expect(
                    try await store.judge(.default, familyID: "f", presentedHash: hash, now: time) == verdict)
                if verdict == .reused {
                    #expect(
                        try await store.isRevoked(.default, [.family("f")], authSequence: model.authSequence))
                }
            default:
                _ = model.endGrace(at: time)
                _ = try await store.purge(at: time)
            }
            #expect(try await store.family(.default, id: "f") == model, "seed \(seed), step \(step)")
        }
    }
}
