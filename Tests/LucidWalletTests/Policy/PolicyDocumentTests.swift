// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidSigning
import LucidWallet
import Testing

@Suite struct PolicyDocumentTests {
    @Test func `a document is read to the rules that it says`() throws {
        let policy = try PolicyFixture.policy()
        #expect(policy.chains == [.eip155(8_453)])
        #expect(policy.tokens.first?.windows.map(\.seconds) == [3_600, 86_400])
        #expect(policy.transactions?.calls.map(\.decision) == [.allow, .ask])
        #expect(policy.maximumValidity == 600)
        #expect(policy.challenges == .allow)
    }

    static let token: JSONObject = [
        "chain": "eip155:8453", "address": .string(PolicyFixture.token), "recipients": "any", "max": "1",
    ]

    static func with(_ name: String, _ value: JSONValue?, in object: JSONObject = token) -> JSONValue {
        var object = object
        object[name] = value
        return .object(object)
    }

    static let wrong: [(String, JSONValue?, String)] = [
        ("version", 2, "version"), ("version", nil, "version"), ("chains", nil, "chains"),
        ("chains", ["base"], "chains[0]"), ("chains", ["solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp"], "chains[0]"),
        ("token", [], "token"), ("messages", [["pattern": ""]], "messages[0].pattern"),
        ("messages", [["pattern": "x", "decision": "maybe"]], "messages[0].decision"),
        ("tokens", [with("max", 1.5)], "tokens[0].max"), ("tokens", [with("max", "-1")], "tokens[0].max"),
        ("tokens", [with("max", "0x10")], "tokens[0].max"), ("tokens", [with("limit", 1)], "tokens[0].limit"),
        ("tokens", [with("recipients", nil)], "tokens[0].recipients"),
        ("tokens", [with("recipients", "all")], "tokens[0].recipients"),
        ("tokens", [with("address", "0x833589fcd6edb6e08f4c7c32d4f71b54bda0291")], "tokens[0].address"),
        ("tokens", [.object(token), .object(token)], "tokens[1]"),
        ("tokens", [with("chain", "eip155:1")], "tokens[0].chain"),
        ("tokens", [with("windows", [["seconds": 0, "max": "1"]])], "tokens[0].windows[0].seconds"),
        ("tokens", [with("windows", [["seconds": 9_999_999, "max": "1"]])], "tokens[0].windows[0].seconds"),
        ("transactions", [:], "transactions.maxFee"), ("transactions", ["maxFee": "1", "gas": 1], "transactions.gas"),
        (
            "transactions",
            ["maxFee": "1", "calls": [["to": .string(PolicyFixture.router), "selectors": ["transfer"]]]],
            "transactions.calls[0].selectors[0]"
        ),
        ("typedData", [["primaryType": "Permit", "name": "X"]], "typedData[0].encodedType"),
        ("typedData", [["primaryType": "safeTx", "name": "X"]], "typedData[0].encodedType"),
        ("typedData", [["primaryType": "Mail"]], "typedData[0]"),
        ("times", [["days": ["mon"], "from": "9:00", "until": "17:00"]], "times[0].from"),
        ("times", [["days": ["mon"], "from": "09:00", "until": "24:01"]], "times[0].until"),
        ("times", [["days": ["mon"], "from": "22:00", "until": "06:00"]], "times[0].until"),
        ("times", [["days": ["monday"], "from": "09:00", "until": "17:00"]], "times[0].days[0]"),
        ("maxValiditySeconds", 0, "maxValiditySeconds"), ("challenges", true, "challenges"),
    ]

    @Test(arguments: wrong) func `a document with a mistake is refused whole, and the place is named`(
        name: String, value: JSONValue?, path: String
    ) throws {
        let error = #expect(throws: SigningPolicyError.self) { try PolicyFixture.policy { $0[name] = value } }
        #expect(error?.path == path, "\(String(describing: error))")
    }

    @Test func `text that is no JSON, or has a key twice, is refused`() {
        for text in ["", "{", "[]", #"{"version": 1, "version": 1, "chains": []}"#] {
            #expect(throws: SigningPolicyError.self) { try SigningPolicy(parsing: Array(text.utf8)) }
        }
    }

    @Test func `a pattern stands for one line`() async throws {
        var policy = SigningPolicy(chains: [])
        policy.messages = [.init("*order*paid*")]
        let wallet = PolicyFixture().wallet(policy)
        for (text, isSigned) in [
            ("order 1 paid", true), ("my order is not paid yet", true), ("orders paid", true), ("order", false),
            ("order\npaid", false), ("paid order", false), ("order 1 paid\nand more", false),
        ] {
            let verdict = try await wallet.verdict(on: PolicyFixture.message(text))
            #expect((verdict.decision == .allow) == isSigned, "\(text)")
        }
    }

    @Test func `a spending record is read as it was written, and damage is seen`() throws {
        var book = SpendBook()
        let chain = ChainID.eip155(1)
        let account = try Address(PolicyFixture.friend)
        let amounts: [Asset: UInt256] = [.native(chain): 7, .token(account, on: chain): .max]
        let key = ChargeKey.transaction(chain: chain, account: account, nonce: 3)
        _ = book.charge(key, digest: "ab", amounts: amounts, usableUntil: nil, now: 5)
        let other = ChargeKey.authorization(chain: chain, contract: account, authorizer: account, nonce: "0x1")
        _ = book.charge(other, digest: "cd", amounts: [.native(chain): 1], usableUntil: 99, now: 6)
        book.settle(other, by: "cd", now: 7)
        #expect(try SpendBook(json: book.json) == book)
        #expect(key.transaction.map { [$0.chain.description, "\($0.nonce)"] } == ["eip155:1", "3"])
        for damaged: JSONValue in [
            [:], ["version": 2, "charges": []], ["version": 1, "charges": [["key": "tx"]]],
            ["version": 1, "charges": [["key": "tx", "made": 1, "signed": ["ab": ["eip155:1/native": "x"]]]]],
            ["version": 1, "charges": [["key": "tx", "made": 1, "signed": ["ab": ["native": "1"]]]]],
            [
                "version": 1,
                "charges": [["key": "tx", "made": .integer(UInt64.max), "signed": ["ab": [:]]]],
            ],
        ] {
            #expect(throws: SpendBook.Damage.self) { try SpendBook(json: damaged) }
        }
    }
}
