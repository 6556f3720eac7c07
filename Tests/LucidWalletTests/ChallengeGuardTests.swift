// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidSigning
import LucidWallet
import Testing

@Suite struct ChallengeGuardTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let change: @Sendable (inout ChallengeFixture) -> Void

        init(_ name: String, _ change: @escaping @Sendable (inout ChallengeFixture) -> Void) {
            testDescription = name
            self.change = change
        }
    }

    @Test(arguments: [ChallengeSigningRule.eip4361, .seed])
    func `the right text is signed as it is`(rule: ChallengeSigningRule) throws {
        let fixture = ChallengeFixture()
        #expect(try fixture.signed(rule) == fixture.text)
    }

    @Test(
        arguments: [
            Change("no statement", { $0.statement = nil }),
            Change("resources the other way", { $0.resources.reverse() }),
            Change("no credential named", { $0.credentialID = nil }),
            Change("a clock 50 s slow", { $0.late -= 80 }), Change("a clock 50 s fast", { $0.late += 320 }),
            Change("not before now", { $0.notBefore = "2026-01-01T00:01:00Z" }),
            Change("the agent's name escaped", { $0.resources[0] = "urn:lucid:agent:%73cout" }),
            Change(
                "times with an offset",
                {
                    $0.issued = "2026-01-01T01:00:30.5+01:00"
                    $0.textIssued = $0.issued
                }
            ),
        ])
    func `what makes no difference is signed too`(change: Change) throws {
        var fixture = ChallengeFixture()
        change.change(&fixture)
        #expect(try fixture.signed() == fixture.text)
    }

    static let mutations: [Change] = [
        Change("domain of another host", { $0.domain = "evil.example" }),
        Change("domain with a port", { $0.domain += ":443" }),
        Change("domain with user info", { $0.domain = "user@auth.example" }),
        Change("domain in capitals", { $0.domain = "AUTH.example" }),
        Change("subdomain", { $0.domain = "x.auth.example" }),
        Change("scheme of plain http", { $0.domain = "http://auth.example" }),
        Change("URI of another host", { $0.uri = "https://evil.example" }),
        Change("URI with a path", { $0.uri += "/v1" }),
        Change("URI with plain http", { $0.uri = "http://auth.example" }),
        Change("URI with user info", { $0.uri = "https://auth.example@evil.example" }),
        Change("address of another", { $0.address = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359" }),
        Change("address in lower case", { $0.address = $0.address.lowercased() }),
        Change("address cut short", { $0.address.removeLast() }),
        Change("version 2", { $0.version = "2" }), Change("another chain", { $0.chain = "137" }),
        Change("chain in hex", { $0.chain = "0x1" }), Change("chain with a leading zero", { $0.chain = "01" }),
        Change("another nonce in the text", { $0.textNonce = "aaaaaaaabbbbbbbb" }),
        Change("another nonce in the challenge", { $0.nonce = "aaaaaaaabbbbbbbb" }),
        Change(
            "a short nonce",
            {
                $0.nonce = "abc1234"
                $0.textNonce = "abc1234"
            }
        ),
        Change("another time of issue", { $0.textIssued = "2026-01-01T00:00:31Z" }),
        Change("the same time of issue in other words", { $0.textIssued = "2026-01-01T00:00:30.000Z" }),
        Change("another end", { $0.textExpires = "2027-01-01T00:05:30Z" }), Change("no end", { $0.textExpires = nil }),
        Change("not yet valid", { $0.notBefore = "2026-01-01T00:03:00Z" }),
        Change("another request id", { $0.textID = "ch_02" }), Change("no request id", { $0.textID = nil }),
        Change("an empty challenge id", { $0.id = "" }),
        Change("another agent", { $0.resources[0] = "urn:lucid:agent:scoutmaster" }),
        Change("another credential", { $0.resources[1] = "urn:lucid:credential:cred%2F2" }),
        Change("no agent", { $0.resources.remove(at: 0) }), Change("no credential", { $0.resources.remove(at: 1) }),
        Change("no resources", { $0.resources = [] }),
        Change("one resource more", { $0.resources.append("https://evil.example") }),
        Change("the agent twice", { $0.resources.append("urn:lucid:agent:scout") }),
        Change("the challenge is another credential's", { $0.credentialID = "cred/2" }),
        Change("expired", { $0.late += 24 * 3_600 }), Change("issued an hour ahead", { $0.late -= 3_600 }),
        Change("expired by two minutes", { $0.late += 390 }),
        Change(
            "expires before it is issued",
            {
                $0.expires = "2026-01-01T00:00:20Z"
                $0.textExpires = $0.expires
            }
        ),
        Change(
            "times that are no times",
            {
                $0.issued = "yesterday"
                $0.textIssued = "yesterday"
            }
        ),
        Change("a statement of two lines", { $0.statement = "one\ntwo" }),
        Change("a statement with a control", { $0.statement = "one\u{7}" }),
        Change("a statement of 8 KiB", { $0.statement = String(repeating: "a", count: 8_192) }),
    ]

    @Test(arguments: mutations) func `one field that is wrong is refused`(change: Change) throws {
        var fixture = ChallengeFixture()
        change.change(&fixture)
        for rule in [ChallengeSigningRule.eip4361, .seed] {
            let error = #expect(throws: WalletError.self) { try fixture.signed(rule) }
            #expect(error?.code == .challengeRejected)
        }
    }

    @Test(arguments: [
        "", "\n", " ",
    ]) func `a byte more at the end is refused`(tail: String) throws {
        let fixture = ChallengeFixture()
        guard !tail.isEmpty else { return }
        #expect(throws: WalletError.self) { try fixture.signed(content: .message(fixture.text + tail)) }
        #expect(throws: WalletError.self) { try fixture.signed(.seed, content: .message(fixture.text + tail)) }
    }

    @Test func `a nonce is signed once, also after a thousand others`() throws {
        var checks = ChallengeGuard(policy: try ChallengeFixture.policy(.seed))
        var fixture = ChallengeFixture()
        func approve(_ nonce: String) throws {
            fixture.nonce = nonce
            _ = try checks.approve(fixture.challenge(.message("hello \(nonce)")), now: fixture.now)
        }
        for number in 1...1_024 { try approve("nonce-\(10_000 + number)") }
        #expect(throws: WalletError.self) { try approve("nonce-10001") }
        #expect(throws: WalletError.self) { try approve("nonce-11024") }
        try approve("nonce-99999")
        try approve("nonce-10001")
    }

    @Test func `a refused challenge does not use up its nonce`() throws {
        var checks = ChallengeGuard(policy: try ChallengeFixture.policy())
        var fixture = ChallengeFixture()
        fixture.domain = "evil.example"
        #expect(throws: WalletError.self) { try checks.approve(fixture.challenge(), now: fixture.now) }
        fixture.domain = "auth.example"
        #expect(throws: Never.self) { try checks.approve(fixture.challenge(), now: fixture.now) }
        #expect(throws: WalletError.self) { try checks.approve(fixture.challenge(), now: fixture.now) }
    }

    @Test func `without a known address the text names the signer`() throws {
        var policy = try ChallengeFixture.policy()
        policy.address = nil
        var checks = ChallengeGuard(policy: policy)
        let fixture = ChallengeFixture()
        guard case .message(_, let signer) = try checks.approve(fixture.challenge(), now: fixture.now) else {
            Issue.record("no message")
            return
        }
        #expect(signer == (try Address(ChallengeFixture.address)))
    }
}
