// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import LucidHTTP
import LucidTokens
import Testing

@Suite struct RevocationFeedTests {
    static let path = "/revocations"
    let fixture = Fixture()
    let clock = TurnableClock()
    let server = DocumentServer()

    func feed(interval: Double = 10, staleLimit: Double = 120) throws -> RevocationFeed {
        try RevocationFeed(
            url: "https://auth.example.com\(Self.path)", issuer: fixture.issuer,
            keys: JWKSet([fixture.key.publicKey]), transport: server, interval: interval, staleLimit: staleLimit,
            clock: clock)
    }

    func list(
        after: Int64 = 0, sequence: Int64, _ revoked: [(RevocationCriterion, Int64)] = [], keys: [String]? = nil,
        _ change: (inout RevocationList) -> Void = { _ in }
    ) throws {
        let entries = revoked.map { criterion, sequence in
            RevocationList.Entry(
                shape: criterion.shape, digest: criterion.digest(tenant: "default"), sequence: sequence,
                keptUntil: Fixture.now + 90_000)
        }
        var list = RevocationList(
            issuer: fixture.issuer, issuedAt: Int64(clock.wallNow().timeIntervalSince1970), after: after,
            sequence: sequence, keys: keys ?? [fixture.key.publicKey.keyID], entries: entries)
        change(&list)
        server[after == 0 ? Self.path : "\(Self.path)?after=\(after)"] = .init(
            body: Array(try list.signed(by: fixture.key).utf8))
    }

    func isRevoked(_ feed: RevocationFeed, sequence: Int64 = 7, tenant: String = "default") async throws -> Bool {
        var claims = fixture.claims
        claims.authSequence = sequence
        claims.tenant = tenant
        claims.subject = "alice"
        claims.grantID = "g1"
        return try await feed.isRevoked(claims, token: try fixture.key.sign(claims))
    }

    @Test(
        arguments: [
            (["agent": "scout"], true), (["agent": "other"], false), (["credential": "cred_1"], true),
            (["family": "fam_1"], true), (["token": "at_1"], true), (["subject": "alice"], true),
            (["grant": "g1"], true), (["agent": "scout", "subject": "alice"], true),
            (["agent": "scout", "subject": "bob"], false), (["agent": "other", "subject": "alice"], false),
            (["agent": "scout", "subject": "alice", "grant": "g1", "credential": "cred_1"], true),
        ] as [([String: String], Bool)])
    func `a criterion kills what meets all of its terms, if it is older`(terms: [String: String], isMet: Bool)
        async throws
    {
        let kinds = Dictionary(
            uniqueKeysWithValues: terms.compactMap { name, value in
                RevocationCriterion.Kind(rawValue: name).map { ($0, value) }
            })
        let criterion = try #require(RevocationCriterion(kinds))
        try list(sequence: 20, [(criterion, 9)])
        let feed = try feed()
        #expect(try await isRevoked(feed) == isMet)
        #expect(try await isRevoked(feed, sequence: 8) == isMet)
        #expect(try await !isRevoked(feed, sequence: 9))
        #expect(try await !isRevoked(feed, tenant: "other"))
        #expect(server.paths == [Self.path])
    }

    @Test func `terms that look like two are one`() throws {
        let tricky = RevocationCriterion.agent("a&subject:1:b")
        let two = try #require(RevocationCriterion([.agent: "a", .subject: "b"]))
        #expect(tricky.description != two.description && tricky.digest(tenant: "t") != two.digest(tenant: "t"))
        #expect(RevocationCriterion([:]) == nil && RevocationCriterion([.agent: ""]) == nil)
        #expect(RevocationCriterion([.token: "t", .agent: "a"]) == nil)
        #expect(RevocationCriterion.all(metBy: fixture.claims.revocationAttributes).count == 9)
    }

    @Test func `what was added since is fetched within one interval`() async throws {
        try list(sequence: 20)
        let feed = try feed()
        #expect(try await !isRevoked(feed))
        clock.advance(9)
        #expect(try await !isRevoked(feed))
        #expect(server.paths.count == 1)
        clock.advance(1)
        try list(after: 20, sequence: 21, [(.agent("scout"), 21)])
        #expect(try await isRevoked(feed))
        #expect(server.paths.last == "\(Self.path)?after=20")
        clock.advance(10)
        try list(after: 21, sequence: 21)
        #expect(try await isRevoked(feed))
    }

    @Test func `a counter that went back replaces what was known`() async throws {
        try list(sequence: 20, [(.agent("scout"), 20)])
        let feed = try feed()
        #expect(try await isRevoked(feed))
        clock.advance(10)
        try list(after: 20, sequence: 3)
        try list(sequence: 3)
        #expect(try await !isRevoked(feed))
        #expect(server.paths == [Self.path, "\(Self.path)?after=20", Self.path])
    }

    @Test func `a list that is held back counts until its limit, then nothing verifies`() async throws {
        try list(sequence: 20, [(.token("x"), 20)])
        let feed = try feed()
        #expect(try await !isRevoked(feed))
        server["\(Self.path)?after=20"] = .init(isDown: true)
        clock.advance(119)
        #expect(try await !isRevoked(feed))
        clock.advance(1)
        #expect(await code { try await isRevoked(feed) } == .unavailable)
        try list(after: 20, sequence: 20)
        clock.advance(1)
        #expect(try await !isRevoked(feed))
    }

    @Test func `a list of another issuer, of another time, or with another signature counts for nothing`() async throws
    {
        let changes: [(inout RevocationList) -> Void] = [
            { $0.issuer = "https://evil.example.com" }, { $0.issuedAt -= 301 }, { $0.issuedAt += 301 },
        ]
        for change in changes {
            try list(sequence: 20, [], change)
            let feed = try feed()
            #expect(await code { try await isRevoked(feed) } == .unavailable)
        }
        try list(sequence: 20)
        server[Self.path].body[server[Self.path].body.count - 10] ^= 1
        #expect(await code { try await isRevoked(try feed()) } == .unavailable)
        server[Self.path] = .init(body: Array(try fixture.token().utf8))
        #expect(await code { try await isRevoked(try feed()) } == .unavailable)
    }

    @Test func `a token of a key that was dropped is dead though the key is still believed`() async throws {
        try list(sequence: 20, [], keys: ["another"])
        #expect(try await isRevoked(try feed()))
    }

    @Test func `a token of a key that is newer than the list makes it be fetched again`() async throws {
        try list(sequence: 20, [], keys: ["another"])
        let feed = try feed()
        #expect(try await isRevoked(feed))
        try list(after: 20, sequence: 20)
        #expect(try await isRevoked(feed))  // within the cooldown
        clock.advance(1)
        #expect(try await !isRevoked(feed))
        #expect(server.paths.count == 2)
    }

    @Test func `a long list fits`() async throws {
        let revoked = (1...20_000).map { (RevocationCriterion.token("t\($0)"), Int64($0)) }
        try list(sequence: 20_000, revoked)
        let feed = try feed()
        #expect(try await !isRevoked(feed))
    }
}
