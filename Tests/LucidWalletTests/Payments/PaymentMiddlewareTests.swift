// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTesting
import LucidWallet
import Testing

/// A shop that checks signatures, and buyers who must pay at most once.
@Suite struct PaymentMiddlewareTests {
    static let coin = "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"
    static let shop = "0x1111111111111111111111111111111111111111"
    static let buyer = PrivateKeys.first

    /// What the shop was shown, and what it answers to a payment.
    final class Shop: Sendable {
        let version: Int
        let clock = ManualClock()
        let nonces = Lock<[String]>([])
        let answers = Lock<[Int]>([])
        let offer: JSONObject

        init(version: Int, offer change: (inout JSONObject) -> Void = { _ in }) {
            self.version = version
            var offer: JSONObject = [
                "scheme": "exact", "network": version == 2 ? "eip155:8453" : "base", "asset": .string(coin),
                "payTo": .string(shop), "maxTimeoutSeconds": 60, "extra": ["name": "USD Coin", "version": "2"],
            ]
            offer[version == 2 ? "amount" : "maxAmountRequired"] = "25"
            change(&offer)
            self.offer = offer
        }

        func answer(_ exchange: FakeTransport.Exchange) throws -> (HTTPResponse, [UInt8]) {
            let text = exchange.request.field(version == 2 ? "PAYMENT-SIGNATURE" : "X-PAYMENT")
            guard let text else { return ask() }
            let json = try JSONValue(parsing: Base64.decode(text) ?? [])
            try check(json)
            let status = answers.withLock { $0.isEmpty ? 200 : $0.removeFirst() }
            if status == 0 { throw TransportError(.connectionLost, outcome: .unknown, message: "gone") }
            if status == 402 { return ask() }
            var response = HTTPResponse.json(status: status)
            let told: JSONValue = ["success": true, "transaction": "0xabc", "network": "base", "payer": "0x"]
            if let name = HTTPField.Name(version == 2 ? "PAYMENT-RESPONSE" : "X-PAYMENT-RESPONSE") {
                response.headerFields[name] = Base64.encode(told.serialized())
            }
            return (response, Array("{}".utf8))
        }

        private func ask() -> (HTTPResponse, [UInt8]) {
            let required: JSONValue = [
                "x402Version": .integer(version), "accepts": [.object(offer)],
                "resource": ["url": "https://shop.example/a"],
            ]
            var response = HTTPResponse.json(status: 402)
            guard version == 2 else { return (response, required.serialized()) }
            if let name = HTTPField.Name("PAYMENT-REQUIRED") {
                response.headerFields[name] = Base64.encode(required.serialized())
            }
            return (response, Array("{}".utf8))
        }

        private func check(_ json: JSONValue) throws {
            guard json["x402Version"]?.intValue == version, let payload = json["payload"],
                let authorization = payload["authorization"]?.objectValue, authorization["to"] == .string(shop),
                version == 1 || json["accepted"] == .object(offer)
            else { throw Refusal("no payment") }
            let types = ["address", "address", "uint256", "uint256", "uint256", "bytes32"]
            let names = ["from", "to", "value", "validAfter", "validBefore", "nonce"]
            let typedData = try TypedData(json: [
                "types": [
                    "TransferWithAuthorization": .array(
                        zip(names, types).map { ["name": .string($0), "type": .string($1)] })
                ], "primaryType": "TransferWithAuthorization",
                "domain": [
                    "name": "USD Coin", "version": "2", "chainId": 8453, "verifyingContract": .string(coin),
                ], "message": .object(authorization),
            ])
            let signature = try Signature(hex: payload["signature"]?.stringValue ?? "")
            guard try PublicKey.recover(typedData: typedData, signature: signature).address == buyer.address else {
                throw Refusal("not the buyer's")
            }
            nonces.withLock { $0.append(authorization["nonce"]?.stringValue ?? "") }
        }
    }

    static func rules(_ change: (inout PaymentRules) -> Void = { _ in }) throws -> PaymentRules {
        let asset = Asset.token(try Address(coin), on: .eip155(8_453))
        var rules = PaymentRules(
            tokens: [.init(asset: asset, name: "USD Coin", version: "2", maximum: 100)],
            origins: ["https://shop.example"])
        change(&rules)
        return rules
    }

    static func buy(
        _ shop: Shop, _ rules: PaymentRules, receipts: SharedReceipts = SharedReceipts(),
        outer: [any HTTPMiddleware] = [], policy: SigningPolicy? = nil
    ) -> @Sendable (_ url: String, _ body: HTTPBody?) async throws -> Int {
        let wallet = GuardedWallet(
            LocalKeyConnector(key: buyer), policy: policy, ledger: MemorySpendLedger(), clock: shop.clock)
        let payments = PaymentMiddleware(
            wallet: wallet, rules: rules, clock: shop.clock,
            onReceipt: { receipt in receipts.list.withLock { $0.append(receipt) } })
        let pipeline = HTTPPipeline(
            FakeTransport { try shop.answer($0) }, middlewares: outer + [payments])
        return { url, body in
            let request = HTTPRequest(method: .get, scheme: "https", authority: url, path: "/a?b=c")
            return try await pipeline.send(request, body: body, options: HTTPTransferOptions()).0.status.code
        }
    }

    @Test(arguments: [1, 2]) func `what is within the rules is paid once, and there is a receipt`(version: Int)
        async throws
    {
        let shop = Shop(version: version)
        let receipts = SharedReceipts()
        let buy = Self.buy(shop, try Self.rules(), receipts: receipts)
        #expect(try await buy("shop.example", nil) == 200)
        let receipt = try #require(receipts.list.withLock { $0.first })
        #expect(receipt.amount == 25)
        #expect(receipt.isSettled == true)
        #expect(receipt.transaction == "0xabc")
        #expect(receipt.url == "https://shop.example/a")
        // A second request is another one, and pays for itself.
        #expect(try await buy("shop.example", nil) == 200)
        #expect(Set(shop.nonces.withLock { $0 }).count == 2)
    }

    @Test func `a server that takes the payment and fails is shown the same one, never another`() async throws {
        let shop = Shop(version: 2)
        shop.answers.withLock { $0 = [500, 503, 0, 402] }
        let buy = Self.buy(shop, try Self.rules())
        #expect(try await buy("shop.example", nil) == 500)
        #expect(try await buy("shop.example", nil) == 503)
        for code in [PaymentError.Code.unfinished, .notAccepted] {
            let error = await #expect(throws: PaymentError.self) { _ = try await buy("shop.example", nil) }
            #expect(error?.code == code)
        }
        #expect(try await buy("shop.example", nil) == 200)
        #expect(Set(shop.nonces.withLock { $0 }).count == 1)
        #expect(shop.nonces.withLock { $0.count } == 5)
    }

    @Test func `repetitions around it pay once`() async throws {
        let shop = Shop(version: 2)
        shop.answers.withLock { $0 = [503, 502, 200] }
        let buy = Self.buy(shop, try Self.rules(), outer: [RetryMiddleware(clock: shop.clock)])
        async let status = buy("shop.example", nil)
        for _ in 0..<2 {
            await shop.clock.waitForSleepers(1)
            shop.clock.advance(bySeconds: 11)
        }
        #expect(try await status == 200)
        #expect(Set(shop.nonces.withLock { $0 }).count == 1)
    }

    @Test func `many alike at once each pay once`() async throws {
        let shop = Shop(version: 2)
        let buy = Self.buy(shop, try Self.rules())
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 { group.addTask { try await buy("shop.example", nil) } }
            return try await group.reduce(0, +)
        }
        #expect(sum == 4_000)
        #expect(Set(shop.nonces.withLock { $0 }).count == 20)
    }

    static let offers: [(String, @Sendable (inout JSONObject) -> Void)] = [
        ("too much", { $0["amount"] = "101" }), ("another token", { $0["asset"] = .string(shop) }),
        ("another chain", { $0["network"] = "eip155:1" }), ("another scheme", { $0["scheme"] = "upto" }),
        ("another way", { $0["extra"] = ["name": "USD Coin", "version": "2", "assetTransferMethod": "permit2"] }),
        ("another domain", { $0["extra"] = ["name": "Dear Coin", "version": "2"] }),
        ("another version", { $0["extra"] = ["name": "USD Coin", "version": "3"] }),
        ("no time", { $0["maxTimeoutSeconds"] = 0 }), ("a negative amount", { $0["amount"] = "-1" }),
        ("a hex amount", { $0["amount"] = "0x10" }), ("no recipient", { $0["payTo"] = nil }),
    ]

    @Test(arguments: offers.indices) func `an offer beyond the rules is not paid`(index: Int) async throws {
        let (name, change) = Self.offers[index]
        let shop = Shop(version: 2, offer: change)
        let error = await #expect(throws: PaymentError.self, "\(name)") {
            _ = try await Self.buy(shop, try Self.rules())("shop.example", nil)
        }
        #expect(error?.code == .refused, "\(name)")
        #expect(shop.nonces.withLock { $0.isEmpty })
    }

    @Test func `other recipients, origins and bodies are not paid`() async throws {
        let shop = Shop(version: 2)
        let stranger = try Self.rules { $0.recipients = [Self.buyer.address] }
        let error = await #expect(throws: PaymentError.self) {
            _ = try await Self.buy(shop, stranger)("shop.example", nil)
        }
        #expect(error?.code == .refused)
        #expect(try await Self.buy(shop, try Self.rules())("elsewhere.example", nil) == 402)
        let once = HTTPBody(length: nil) { nil }
        let unread = await #expect(throws: PaymentError.self) {
            _ = try await Self.buy(shop, try Self.rules())("shop.example", once)
        }
        #expect(unread?.code == .notRepeatable)
        #expect(shop.nonces.withLock { $0.isEmpty })
    }

    @Test func `the signing policy holds besides`() async throws {
        let shop = Shop(version: 2)
        var policy = SigningPolicy(chains: [.eip155(8_453)])
        var rule = SigningPolicy.AssetRule(
            asset: .token(try Address(Self.coin), on: .eip155(8_453)), recipients: nil, maximum: 100)
        rule.windows = [.init(seconds: 3_600, maximum: 60)]
        policy.tokens = [rule]
        let buy = Self.buy(shop, try Self.rules(), policy: policy)
        for _ in 0..<2 { #expect(try await buy("shop.example", nil) == 200) }
        let error = await #expect(throws: WalletError.self) { _ = try await buy("shop.example", nil) }
        #expect(error?.code == .denied)
        #expect(shop.nonces.withLock { $0.count } == 2)
    }
}

/// Receipts that closures share.
final class SharedReceipts: Sendable {
    let list = Lock<[PaymentReceipt]>([])
}
