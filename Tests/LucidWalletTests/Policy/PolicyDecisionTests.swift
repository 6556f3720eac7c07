// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON
import LucidSigning
import LucidWallet
import Testing

/// What the policy of ``PolicyFixture`` says about one payload, and which rule says it.
@Suite struct PolicyDecisionTests {
    typealias Case = (name: String, request: WalletRequest, decision: SigningPolicy.Decision, rule: String)

    private static func check(_ cases: [Case], _ policy: SigningPolicy? = nil) async throws {
        let wallet = PolicyFixture().wallet(try policy ?? PolicyFixture.policy())
        for (name, request, decision, rule) in cases {
            let verdict = try await wallet.verdict(on: request)
            #expect(verdict.decision == decision, "\(name): \(verdict)")
            #expect(
                verdict.findings.contains { $0.decision == decision && $0.rule.hasPrefix(rule) }, "\(name): \(verdict)")
        }
    }

    @Test func `native value goes to whom the rule lists, up to its limits`() async throws {
        try await Self.check([
            ("a friend", try PolicyFixture.transaction(["value": "1000"]), .allow, "native[0].max"),
            ("nothing", try PolicyFixture.transaction(), .allow, "transactions"),
            (
                "much", try PolicyFixture.transaction(["value": "500000000000000001"]), .ask, "native[0].askAbove"
            ),
            ("too much", try PolicyFixture.transaction(["value": "1000000000000000001"]), .deny, "native[0].max"),
            (
                "a stranger", try PolicyFixture.transaction(["value": "1", "to": .string(PolicyFixture.stranger)]),
                .deny, "native[0].recipients"
            ),
            (
                "another chain", try PolicyFixture.transaction(["value": "1", "chainId": 1]), .deny, "chains"
            ),
        ])
    }

    @Test func `the cost of a transaction is bounded`() async throws {
        let tip: JSONObject = ["maxFeePerGas": "6000000000"]
        try await Self.check([
            ("gas", try PolicyFixture.transaction(["gas": 300_001]), .deny, "transactions.maxGas"),
            ("a price", try PolicyFixture.transaction(tip), .deny, "transactions.maxFeePerGas"),
            (
                "the product", try PolicyFixture.transaction(["gas": 250_000, "maxFeePerGas": "4000000001"]), .deny,
                "transactions.maxFee"
            ),
        ])
    }

    @Test func `creations, delegations and unknown calls are refused unless listed`() async throws {
        let router = PolicyFixture.router
        try await Self.check([
            (
                "a creation", try PolicyFixture.transaction(["to": .null, "data": "0x6001"]), .deny,
                "transactions.contractCreation"
            ),
            (
                "a listed call",
                try PolicyFixture.transaction(["to": .string(router), "data": "0xaabbccdd01"]), .allow,
                "transactions.calls[0]"
            ),
            (
                "a function by its name",
                try PolicyFixture.transaction([
                    "to": .string(router),
                    "data": .string(
                        Hex.encode(Array(Keccak256.hash(Array("swap(uint256,uint256)".utf8)).prefix(4)), prefix: true)),
                ]), .allow, "transactions.calls[0]"
            ),
            (
                "another function", try PolicyFixture.transaction(["to": .string(router), "data": "0xaabbccde"]),
                .deny, "transactions.calls"
            ),
            (
                "the function elsewhere",
                try PolicyFixture.transaction(["to": .string(PolicyFixture.stranger), "data": "0xaabbccdd"]), .deny,
                "transactions.calls"
            ),
            (
                "any function there",
                try PolicyFixture.transaction(["to": .string(PolicyFixture.account), "data": "0x01"]), .ask,
                "transactions.calls[1]"
            ),
            (
                "value with a call",
                try PolicyFixture.transaction(["to": .string(router), "data": "0xaabbccdd", "value": "1"]), .deny,
                "native[0].recipients"
            ),
            (
                "a listed delegation",
                WalletRequest(
                    .authorization(Authorization(chainID: 8453, address: try Address(router), nonce: 0))), .ask,
                "transactions.delegation"
            ),
            (
                "another delegation",
                WalletRequest(
                    .authorization(
                        Authorization(chainID: 8453, address: try Address(PolicyFixture.stranger), nonce: 0))),
                .deny, "transactions.delegation"
            ),
            (
                "a delegation everywhere",
                WalletRequest(.authorization(Authorization(chainID: 0, address: try Address(router), nonce: 0))),
                .deny, "payload"
            ),
        ])
    }

    @Test func `tokens are read from the data of calls`() async throws {
        let (friend, router, stranger) = (
            PolicyFixture.word(PolicyFixture.friend), PolicyFixture.word(PolicyFixture.router),
            PolicyFixture.word(PolicyFixture.stranger)
        )
        let most = String(repeating: "f", count: 64)
        try await Self.check([
            ("transfer", try PolicyFixture.call("0xa9059cbb", friend, PolicyFixture.word(1_000)), .allow, "tokens[0]"),
            (
                "too much", try PolicyFixture.call("0xa9059cbb", friend, PolicyFixture.word(1_001)), .deny,
                "tokens[0].max"
            ),
            (
                "a stranger", try PolicyFixture.call("0xa9059cbb", stranger, PolicyFixture.word(1)), .deny,
                "tokens[0].recipients"
            ),
            (
                "transferFrom", try PolicyFixture.call("0x23b872dd", stranger, friend, PolicyFixture.word(7)), .allow,
                "tokens[0].max"
            ),
            (
                "approve", try PolicyFixture.call("0x095ea7b3", router, PolicyFixture.word(1_000)), .allow,
                "tokens[0].max"
            ),
            (
                "approve without bound", try PolicyFixture.call("0x095ea7b3", router, most), .deny,
                "tokens[0].unlimitedApprovals"
            ),
            (
                "approve a stranger", try PolicyFixture.call("0x095ea7b3", stranger, PolicyFixture.word(1)), .deny,
                "tokens[0].spenders"
            ),
            (
                "take an approval back", try PolicyFixture.call("0x095ea7b3", stranger, PolicyFixture.word(0)), .allow,
                "tokens[0].max"
            ),
            (
                "increase", try PolicyFixture.call("0x39509351", router, PolicyFixture.word(1_001)), .deny,
                "tokens[0].max"
            ),
            (
                "an operator", try PolicyFixture.call("0xa22cb465", router, PolicyFixture.word(1)), .deny,
                "tokens[0].unlimitedApprovals"
            ),
            ("short data", try PolicyFixture.call("0xa9059cbb", friend), .deny, "payload"),
            (
                "long data", try PolicyFixture.call("0xa9059cbb", friend, PolicyFixture.word(1), "00"), .deny, "payload"
            ),
            (
                "a dirty address",
                try PolicyFixture.call("0xa9059cbb", "01" + friend.dropFirst(2), PolicyFixture.word(1)), .deny,
                "payload"
            ),
            ("another function of the token", try PolicyFixture.call("0x12345678"), .deny, "transactions.calls"),
            (
                "Permit2's approve at a contract that is no token of ours",
                try PolicyFixture.transaction([
                    "to": .string(Permit2.contract.description),
                    "data": .string(
                        "0x87517c45" + PolicyFixture.word(PolicyFixture.token) + router + PolicyFixture.word(2_000)
                            + PolicyFixture.word(1)),
                ]), .deny, "tokens[0].max"
            ),
        ])
    }

    @Test func `typed data that moves tokens is held to the rules of tokens`() async throws {
        let end = PolicyFixture.now
        try await Self.check([
            ("EIP-3009", try PolicyFixture.payment("1000"), .allow, "tokens[0].max"),
            ("too much", try PolicyFixture.payment("1001"), .deny, "tokens[0].max"),
            (
                "a stranger", try PolicyFixture.payment("1", to: PolicyFixture.stranger), .deny, "tokens[0].recipients"
            ),
            ("too long", try PolicyFixture.payment("1", until: end + 601), .deny, "maxValiditySeconds"),
            ("as long as may be", try PolicyFixture.payment("1", until: end + 600), .allow, "tokens[0].max"),
            ("another chain", try PolicyFixture.payment("1", chain: 1), .deny, "chains"),
            (
                "another token", try PolicyFixture.payment("1", token: PolicyFixture.router), .deny, "tokens"
            ),
            ("another's money", try PolicyFixture.payment("1", from: PolicyFixture.friend), .deny, "payload"),
            ("EIP-2612", try PolicyFixture.permit("1000"), .allow, "tokens[0].max"),
            (
                "EIP-2612 without bound", try PolicyFixture.permit(UInt256.max.description), .deny,
                "tokens[0].unlimitedApprovals"
            ),
            (
                "EIP-2612 for ever", try PolicyFixture.permit("1", until: UInt256.max.description), .deny,
                "maxValiditySeconds"
            ),
            (
                "EIP-2612 for a stranger", try PolicyFixture.permit("1", spender: PolicyFixture.stranger), .deny,
                "tokens[0].spenders"
            ),
        ])
    }

    @Test func `other typed data is signed by its type and domain only`() async throws {
        func data(_ type: String, domain: JSONValue) throws -> WalletRequest {
            var types = JSONObject()
            types[type] = [["name": "text", "type": "string"]]
            return WalletRequest(
                .typedData(
                    try TypedData(json: [
                        "types": .object(types), "primaryType": .string(type), "domain": domain,
                        "message": ["text": "x"],
                    ])))
        }
        var policy = try PolicyFixture.policy()
        policy.typedData.append(.init(primaryType: "SafeTx", name: "Safe"))
        policy.typedData.append(.init(primaryType: "OrderX", encodedType: "OrderX(string text)", name: "Shop"))
        try await Self.check(
            [
                ("listed", try data("Mail", domain: ["name": "Ether Mail"]), .allow, "typedData[0]"),
                ("another domain", try data("Mail", domain: ["name": "ether mail"]), .deny, "typedData"),
                ("another type", try data("Letter", domain: ["name": "Ether Mail"]), .deny, "typedData"),
                (
                    "another chain", try data("Mail", domain: ["name": "Ether Mail", "chainId": 1]), .deny, "chains"
                ),
                ("of value by its name", try data("SafeTx", domain: ["name": "Safe"]), .deny, "typedData"),
                ("of value by its whole type", try data("OrderX", domain: ["name": "Shop"]), .allow, "typedData[2]"),
            ], policy)
    }

    @Test func `messages are signed by their wording, and never what may be worth something elsewhere`() async throws {
        var policy = try PolicyFixture.policy()
        policy.messages.append(.init("*"))
        let sign = """
            app.example wants you to sign in with your Ethereum account:
            \(PolicyFixture.key.address)


            URI: https://app.example/login
            Version: 1
            Chain ID: 1
            Nonce: 12345678
            Issued At: 2026-01-01T00:00:00Z
            """
        try await Self.check(
            [
                ("listed", PolicyFixture.message("order 17 is paid"), .allow, "messages[0]"),
                ("to be asked", PolicyFixture.message("review it"), .ask, "messages[1]"),
                ("anything", PolicyFixture.message("hello"), .allow, "messages[2]"),
                ("two lines", PolicyFixture.message("hello\nworld"), .deny, "messages"),
                ("its bytes", WalletRequest(.message(.bytes(Array("order 1 is paid".utf8)))), .allow, "messages[0]"),
                ("no text", WalletRequest(.message(.bytes([0xff, 0xfe]))), .deny, "messages"),
                ("a hash", PolicyFixture.message(String(repeating: "a", count: 32)), .deny, "built-in"),
                ("hex", PolicyFixture.message("0xdeadbeef"), .deny, "built-in"),
                ("a sign-in", PolicyFixture.message(sign), .allow, "signIn[0]"),
                (
                    "a sign-in elsewhere",
                    PolicyFixture.message(sign.replacing("app.example", by: "bank.example")), .deny, "signIn"
                ),
                (
                    "a sign-in whose URI is elsewhere",
                    PolicyFixture.message(sign.replacing("//app.example/", by: "//app.example.evil/")), .deny,
                    "signIn"
                ),
                ("almost a sign-in", PolicyFixture.message(sign + "\n"), .deny, "built-in"),
                (
                    "a key of zkSync Lite",
                    PolicyFixture.message("Access zkSync account.\n\nOnly sign this message for a trusted client!"),
                    .deny, "built-in"
                ),
                (
                    "a key of Loopring",
                    PolicyFixture.message(
                        "Sign this message to access Loopring Exchange: \(PolicyFixture.friend) with key nonce: 0"),
                    .deny, "built-in"
                ),
            ], policy)
    }

    @Test func `the program's own requests are signed if the policy says so, and nobody else's`() async throws {
        var request = PolicyFixture.message("\"@method\": GET\n\"@signature-params\": ()")
        try await Self.check([("by anybody", request, .deny, "built-in")])
        request.purpose = .httpRequest
        try await Self.check([("unless allowed", request, .deny, "httpRequests")])
        var policy = try PolicyFixture.policy()
        policy.httpRequests = .allow
        try await Self.check([("if allowed", request, .allow, "httpRequests")], policy)
    }

    @Test func `every rule that speaks about a payload weighs, whatever its place`() async throws {
        var policy = try PolicyFixture.policy()
        policy.messages.append(.init("*secret*", decision: .deny))
        policy.typedData.append(.init(primaryType: "Mail", name: "Ether Mail", decision: .ask))
        policy.transactions?.calls.append(
            .init(to: try Address(PolicyFixture.token), selectors: [[0xa9, 0x05, 0x9c, 0xbb]], decision: .ask))
        policy.transactions?.calls.append(
            .init(to: try Address(PolicyFixture.router), selectors: nil, decision: .deny))
        let friend = PolicyFixture.word(PolicyFixture.friend)
        try await Self.check(
            [
                ("a message", PolicyFixture.message("order secret is paid"), .deny, "messages[2]"),
                (
                    "a listed call",
                    try PolicyFixture.transaction([
                        "to": .string(PolicyFixture.router), "data": "0xaabbccdd",
                    ]), .deny, "transactions.calls[3]"
                ),
                (
                    "a call within a token's rule",
                    try PolicyFixture.call("0xa9059cbb", friend, PolicyFixture.word(5)), .ask, "transactions.calls[2]"
                ),
            ], policy)
    }

    @Test func `nothing is signed outside its hours`() async throws {
        // 1,800,000,000 is Friday, 2027-01-15, 08:00 UTC.
        var policy = try PolicyFixture.policy()
        let request = PolicyFixture.message("order 1 is paid")
        policy.times = [.init(days: [5], fromMinute: 480, untilMinute: 481)]
        try await Self.check([("in", request, .allow, "messages[0]")], policy)
        for (days, from, until) in [([5], 481, 500), ([5], 0, 480), ([4, 6], 0, 1_440)] {
            policy.times = [.init(days: Set(days), fromMinute: from, untilMinute: until)]
            try await Self.check([("out", request, .deny, "times")], policy)
        }
    }

    @Test func `an empty policy allows nothing`() async throws {
        let policy = SigningPolicy(chains: [])
        for request in [
            try PolicyFixture.transaction(), try PolicyFixture.payment("1"), PolicyFixture.message("hello"),
        ] {
            let wallet = PolicyFixture().wallet(policy)
            let error = await #expect(throws: WalletError.self) { try await wallet.sign(request) }
            #expect(error?.code == .denied)
        }
    }
}
