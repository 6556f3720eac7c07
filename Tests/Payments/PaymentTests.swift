// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import LucidAgent
import Testing

/// Buying from a shop that is built on the package `x402`, on a real machine; run by `Tests/payments.sh`.
@Suite(.serialized, .enabled(if: Shop.place != nil), .timeLimit(.minutes(5))) struct PaymentTests {
    private static let transport = CurlTransport()

    private let place: JSONValue
    private let url: ServerURL
    private let key: PrivateKey
    private let coin: Asset

    init() throws {
        place = try #require(Shop.place)
        url = try ServerURL(try #require(place["url"]?.stringValue))
        key = try PrivateKey(hex: try #require(place["buyer"]?.stringValue))
        coin = .token(try Address(try #require(place["coin"]?.stringValue)), on: .eip155(8_453))
    }

    /// A buyer with a pocket of its own.
    private func buyer(_ maximum: UInt256 = 100) -> HTTPPipeline {
        let rules = PaymentRules(
            tokens: [.init(asset: coin, name: "Test Coin", version: "2", maximum: maximum)], origins: [url.origin])
        let payments = PaymentMiddleware(
            wallet: GuardedWallet(LocalKeyConnector(key: key), policy: nil), rules: rules)
        return HTTPPipeline(Self.transport, middlewares: [payments])
    }

    private func get(_ path: String, by pipeline: any HTTPTransport) async throws -> (status: Int, json: JSONValue) {
        let request = HTTPRequest(method: .get, scheme: url.scheme, authority: url.authority, path: path)
        let (head, body) = try await pipeline.send(request, body: nil, options: HTTPTransferOptions())
        return (head.status.code, try JSONValue(parsing: try await body.collect(upTo: 1 << 20)))
    }

    /// What the shop has settled on the chain for a path.
    private func settled(_ path: String) async throws -> Int {
        let all = try await get("/settled", by: Self.transport).json.arrayValue ?? []
        return all.count { $0["path"]?.stringValue == path }
    }

    private func balance(of address: Address) async throws -> UInt256 {
        let node = try ServerURL(try #require(place["node"]?.stringValue))
        let rpc = EthereumRPC(endpoints: [node], chain: .eip155(131_277_322_940_537), transport: Self.transport)
        let call: [UInt8] = [0x70, 0xa0, 0x82, 0x31] + [UInt8](repeating: 0, count: 12) + address.bytes
        return try #require(UInt256(bigEndian: try await rpc.call(to: coin.token, data: call)))
    }

    @Test(arguments: ["/two", "/one"]) func `a payment is settled on the chain, by either version`(path: String)
        async throws
    {
        let shop = try Address(try #require(place["payTo"]?.stringValue))
        let before = try await balance(of: shop)
        let answer = try await get(path, by: buyer())
        #expect(answer.status == 200, "\(answer.json)")
        #expect(answer.json["sold"]?.stringValue == path)
        #expect(try await settled(path) == 1)
        #expect(try await balance(of: shop) == before.adding(25))
    }

    @Test func `a shop that took the money and fell over is paid once`() async throws {
        let pipeline = buyer()
        #expect(try await get("/broken", by: pipeline).status == 500)
        #expect(try await settled("/broken") == 1)
        // The same request shows the same payment, and now gets what it has paid for.
        #expect(try await get("/broken", by: pipeline).json["sold"]?.stringValue == "/broken")
        #expect(try await settled("/broken") == 1)
    }

    @Test func `a shop that wants more after the payment gets no more`() async throws {
        let pipeline = buyer()
        for _ in 0..<3 {
            let error = await #expect(throws: PaymentError.self) { _ = try await get("/greedy", by: pipeline) }
            #expect(error?.code == .notAccepted)
        }
        #expect(try await settled("/greedy") == 1)
    }

    @Test(arguments: ["/dear", "/other"]) func `what is too dear or in another coin is not bought`(path: String)
        async throws
    {
        let error = await #expect(throws: PaymentError.self) { _ = try await get(path, by: buyer()) }
        #expect(error?.code == .refused)
        #expect(try await settled(path) == 0)
    }
}

/// The shop that `Tests/payments.sh` started.
enum Shop {
    static let place: JSONValue? = ProcessInfo.processInfo.environment["LUCID_SHOP"].flatMap {
        try? JSONValue(parsing: Array($0.utf8))
    }
}
