// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTPTypes
import LucidAuthority
import LucidCrypto
import LucidJSON
import LucidTokens
import Testing

/// Keys that take turns, as a verifier and an agent see it.
@Suite struct SigningKeyTests {
    static let kinds = StoreKind.allCases

    private func published(_ harness: Harness) async throws -> JWKSet {
        try JWKSet(parsing: await harness.send(.get, "/.well-known/jwks.json").bytes)
    }

    private func keyID(_ token: String) -> String? { JWS.keyID(of: token) }

    private func isTaken(_ harness: Harness, _ token: String) async -> Bool {
        await harness.send(.get, "/v1/agents/scout", bearer: token).status == 200
    }

    @Test(arguments: kinds)
    func `a next key is published before it signs, and a retired one until its tokens have expired`(kind: StoreKind)
        async throws
    {
        let harness = try await Harness(kind)
        let agent = try await harness.register("scout")
        let first = try await harness.login(agent)
        let old = try #require(keyID(first.access))
        let next = try await harness.administration.rotateSigningKey(algorithm: .edDSA)
        #expect(try await harness.administration.signingKeys().map(\.status) == [.current, .next])
        harness.clock.advance(5)
        #expect(try await Set(published(harness).keys.map(\.keyID)) == [old, next])
        let second = await harness.refresh("scout", first.refresh)
        #expect(keyID(second.access) == old)
        harness.clock.advance(600)
        let third = await harness.refresh("scout", second.refresh)
        #expect(keyID(third.access) == next)
        #expect(try await harness.administration.signingKeys().map(\.status) == [.retired, .current])
        #expect(await isTaken(harness, second.access))
        #expect(await isTaken(harness, third.access))
        harness.clock.advance(Double(AuthorityConfiguration.defaultKeyGrace))
        #expect(try await published(harness).keys.map(\.keyID) == [next])
        #expect(try await harness.administration.signingKeys().map(\.status) == [.expired, .current])
        _ = try await harness.administration.rotateSigningKey()
        #expect(try await harness.administration.signingKeys().map(\.status) == [.current, .next])
    }

    @Test(arguments: kinds) func `one next key is enough`(kind: StoreKind) async throws {
        let harness = try await Harness(kind)
        _ = try await published(harness)
        _ = try await harness.administration.rotateSigningKey()
        await #expect(throws: AuthorityError.self) { try await harness.administration.rotateSigningKey() }
    }

    @Test(arguments: kinds)
    func `a dropped key's tokens are dead in every process, and sessions go on`(kind: StoreKind) async throws {
        let harness = try await Harness(kind)
        let other = try await Harness(store: harness.store)
        let agent = try await harness.register("scout")
        let tokens = try await harness.login(agent)
        #expect(await isTaken(other, tokens.access))
        let old = try #require(keyID(tokens.access))
        let new = try #require(try await harness.administration.dropSigningKey(old))
        for process in [harness, other] {
            process.clock.advance(5)
            _ = await isTaken(process, tokens.access)
            #expect(await !isTaken(process, tokens.access))
            #expect(try await published(process).keys.map(\.keyID) == [new])
        }
        let renewed = await harness.refresh("scout", tokens.refresh)
        #expect(keyID(renewed.access) == new)
        #expect(await isTaken(other, renewed.access))
        await #expect(throws: AuthorityError.self) { try await harness.administration.dropSigningKey(old) }
    }

    @Test func `a key that only waits is dropped without a successor`() async throws {
        let harness = try await Harness()
        _ = try await published(harness)
        let next = try await harness.administration.rotateSigningKey()
        #expect(try await harness.administration.dropSigningKey(next) == nil)
        #expect(try await harness.administration.signingKeys().map(\.status) == [.current])
    }

    @Test(arguments: kinds) func `keys are sealed in the store and open under one key only`(kind: StoreKind)
        async throws
    {
        let store = try await kind.make()
        let sealing = SecretBytes(copying: [UInt8](repeating: 9, count: 32))
        let plain = try await Harness(store: store)
        let agent = try await plain.register("scout")
        let tokens = try await plain.login(agent)
        let before = try await store.keys()
        #expect(before.count == 3 && before.allSatisfy { !$0.isSealed })

        let sealed = try await Harness(store: store, sealingKey: sealing)
        #expect(await isTaken(sealed, tokens.access))
        let after = try await store.keys()
        #expect(after.allSatisfy(\.isSealed) && after.map(\.id).sorted() == before.map(\.id).sorted())
        for (plain, sealed) in zip(before.sorted { $0.id < $1.id }, after.sorted { $0.id < $1.id }) {
            let secret = plain.secret.withBytes { Array($0) }
            let text = sealed.secret.withBytes { Array($0) }
            #expect(text.count == secret.count + 28 && text.firstRange(of: secret) == nil)
        }
        #expect((await sealed.refresh("scout", tokens.refresh)).status == 200)
        let wrong = SecretBytes(copying: [UInt8](repeating: 8, count: 32))
        for key in [nil, wrong] {
            let stranger = try await Harness(store: store, sealingKey: key)
            #expect((await stranger.send(.get, "/.well-known/jwks.json")).status == 500)
        }
        await #expect(throws: AuthorityError.self) { try await sealed.administration.rotateSigningKey() }
        let next = try await sealed.administration.rotateSigningKey(lead: 0, sealingKey: sealing)
        #expect(try await store.keys().allSatisfy(\.isSealed))
        sealed.clock.advance(5)
        #expect(try await published(sealed).keys.map(\.keyID).contains(next))
    }

    @Test(arguments: JWSAlgorithm.allCases)
    func `an authority signs with the algorithm of its choice`(algorithm: JWSAlgorithm) async throws {
        let harness = try await Harness(signingAlgorithm: algorithm)
        let agent = try await harness.register("scout")
        let tokens = try await harness.login(agent)
        let keys = try await published(harness)
        #expect(keys.keys.map(\.algorithm) == [algorithm])
        let verifier = TokenVerifier(
            issuer: Harness.issuer, audience: Harness.issuer, keys: keys, clock: harness.clock)
        #expect(try await verifier.verify(bearer: tokens.access).agentRef == "scout")
    }

    @Test func `keys take turns as their times say, whatever their order`() {
        let start = Date(timeIntervalSince1970: 1_800_000_000)
        func record(_ id: String, _ offset: Double) -> KeyRecord {
            KeyRecord(
                id: id, purpose: .signing, secret: SecretBytes(copying: [1]), createdAt: start,
                activatesAt: start.addingTimeInterval(offset))
        }
        let records = [record("c", 200), record("a", 0), record("b", 100)]
        func statuses(_ offset: Double) -> [KeyStatus] {
            KeyRing(records, now: start.addingTimeInterval(offset), grace: 50).keys.map(\.status)
        }
        #expect(statuses(-1) == [.current, .next, .next])
        #expect(statuses(0) == [.current, .next, .next])
        #expect(statuses(100) == [.retired, .current, .next])
        #expect(statuses(149) == [.retired, .current, .next])
        #expect(statuses(150) == [.expired, .current, .next])
        #expect(statuses(249) == [.expired, .retired, .current])
        #expect(statuses(250) == [.expired, .expired, .current])
        let ring = KeyRing(records, now: start.addingTimeInterval(120), grace: 50)
        #expect(ring.changesAt == start.addingTimeInterval(150))
        #expect(KeyRing([], now: start, grace: 50).current == nil)
    }
}
