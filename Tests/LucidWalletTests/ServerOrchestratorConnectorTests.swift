// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidConcurrency
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTesting
import LucidWallet
import Testing

/// A wallet server that signs, or lies in one way.
struct WalletServer: Sendable {
    enum Lie: String, Sendable, CaseIterable {
        case otherKey, otherMessage, otherAddress, noAddress, noSignature, shortSignature, highS, badAddress
    }

    let key = PrivateKey.generate()
    var lie: Lie?
    var status = 200
    var error: TransportError?

    func transport() -> FakeTransport {
        FakeTransport { [self] exchange in
            if let error { throw error }
            guard status == 200 else { return (.json(status: status), (["error": "denied"] as JSONValue).serialized()) }
            let body = try JSONValue(parsing: exchange.body)
            let path = exchange.request.path ?? ""
            return (.json(status: 200), try answer(path, body).serialized())
        }
    }

    func connector(_ transport: FakeTransport, address: Address? = nil, chain: ChainID? = nil) throws
        -> ServerOrchestratorConnector
    {
        let client = Client(serverURL: try ServerURL("https://auth.example"), transport: transport)
        return ServerOrchestratorConnector(
            api: AgentApiClient(client: client, agentRef: "scout"), address: address, chain: chain)
    }

    private func answer(_ path: String, _ body: JSONValue) throws -> JSONValue {
        let signer = lie == .otherKey ? PrivateKey.generate() : key
        var address: JSONValue = .string(signer.address.description)
        if lie == .otherKey || lie == .otherAddress { address = .string(PrivateKey.generate().address.description) }
        if lie == .noAddress { address = nil }
        if lie == .badAddress { address = "0x1234" }
        return [
            "account": ["id": "a1", "displayName": "Account"],
            "wallet": [
                "id": "w1", "address": address, "chainType": "ethereum", "provider": "lucid", "chain": "eip155:1",
            ],
            "signed": try signed(path, body, signer),
        ]
    }

    private func signed(_ path: String, _ body: JSONValue, _ signer: PrivateKey) throws -> JSONValue {
        if path.hasSuffix("sign-transaction") {
            var json = body["params"]?["transaction"]?.objectValue ?? [:]
            if lie == .otherMessage { json["value"] = "999999" }
            let raw = try Transaction(json: .object(json)).signed(with: signer).raw
            return ["encoding": "rlp", "signed_transaction": .string(Hex.encode(raw, prefix: true))]
        }
        var signature: Signature
        if path.hasSuffix("sign-typed-data") {
            signature = try signer.sign(typedData: try TypedData(json: body["typed_data"] ?? nil))
        } else {
            let text = body["message"]?.stringValue ?? ""
            let message: PersonalMessage =
                body["encoding"] == "hex" ? .bytes(Hex.decode(text) ?? []) : .text(text)
            signature = try signer.sign(message: message)
        }
        if lie == .otherMessage { signature = try signer.sign(message: .text("something else")) }
        switch lie {
        case .noSignature: return ["encoding": "hex", "value": "0x"]
        case .shortSignature: return .string(String(signature.hex.dropLast(2)))
        case .highS:
            let order = Hex.decode("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141") ?? []
            return .string(
                Hex.encode(signature.r + Self.subtract(order, signature.s) + [28 - signature.yParity], prefix: true))
        default: return ["encoding": "hex", "signature": .string(signature.hex)]
        }
    }

    private static func subtract(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
        var (result, borrow) = (a, 0)
        for index in a.indices.reversed() {
            let difference = Int(a[index]) - Int(b[index]) - borrow
            borrow = difference < 0 ? 1 : 0
            result[index] = UInt8(truncatingIfNeeded: difference + borrow * 256)
        }
        return result
    }
}

@Suite struct ServerOrchestratorConnectorTests {
    static let transaction: JSONValue = [
        "chainId": 1, "nonce": 9, "gasPrice": 20_000_000_000, "gas": 21_000,
        "to": "0x3535353535353535353535353535353535353535", "value": "1000000000000000000",
    ]

    @Test(arguments: WalletContract.checks) func `the wallet of a server keeps the promises of a wallet`(
        check: ContractCheck<any WalletConnector>
    ) async throws {
        let server = WalletServer()
        try await check.run(on: server.connector(server.transport()))
    }

    @Test(arguments: WalletContract.checks) func `a local wallet keeps the promises of a wallet`(
        check: ContractCheck<any WalletConnector>
    ) async throws {
        try await check.run(on: LocalKeyConnector(key: PrivateKey.generate()))
    }

    @Test(arguments: WalletContract.checks) func `no wallet keeps the promises of a wallet`(
        check: ContractCheck<any WalletConnector>
    ) async throws {
        try await check.run(on: UnconfiguredWallet())
    }

    @Test(arguments: WalletServer.Lie.allCases) func `a server that lies about a message is found out`(
        lie: WalletServer.Lie
    ) async throws {
        let server = WalletServer(lie: lie)
        let error = await #expect(throws: WalletError.self) {
            _ = try await server.connector(server.transport()).sign(message: "gm")
        }
        #expect(error?.code == .signatureRejected)
    }

    @Test(arguments: [WalletServer.Lie.otherKey, .otherMessage, .otherAddress, .badAddress])
    func `a server that lies about a transaction is found out`(lie: WalletServer.Lie) async throws {
        let server = WalletServer(lie: lie)
        let error = await #expect(throws: WalletError.self) {
            _ = try await server.connector(server.transport()).sign(
                transaction: try Transaction(json: Self.transaction), on: .eip155(1))
        }
        #expect(error?.code == .signatureRejected)
    }

    @Test func `a server with another key than configured is found out`() async throws {
        let server = WalletServer()
        let other = PrivateKey.generate().address
        let wallet = try server.connector(server.transport(), address: other)
        let error = await #expect(throws: WalletError.self) { try await wallet.sign(message: "gm") }
        #expect(error?.code == .signatureRejected)
        #expect(try await wallet.address() == other)
    }

    @Test func `the first address stays, and another key later is found out`() async throws {
        let (first, second) = (WalletServer(), WalletServer())
        let current = Lock(first)
        let transport = FakeTransport { exchange in
            let server = current.withLock { $0 }
            let (response, body) = try await server.transport().send(
                exchange.request, body: HTTPBody(exchange.body), options: exchange.options)
            return (response, try await body.collect(upTo: 1 << 20))
        }
        let wallet = try first.connector(transport)
        #expect(try await wallet.address() == nil)
        #expect(try await wallet.sign(message: "gm").address == first.key.address)
        #expect(try await wallet.address() == first.key.address)
        #expect(try await wallet.metadata().label == "Account")
        current.withLock { $0 = second }
        await #expect(throws: WalletError.self) { try await wallet.sign(message: "gm") }
    }

    @Test func `a request carries its key and its context, and bytes go as hex`() async throws {
        let server = WalletServer()
        let transport = server.transport()
        let wallet = try server.connector(transport)
        _ = try await wallet.sign(
            WalletRequest(
                .message(.bytes([0x00, 0xff])), idempotencyKey: "ch1",
                authorizationContext: ["reason": "lucid.agent.auth.exchange", "challenge_id": "ch1"]))
        _ = try await wallet.sign(message: "gm")
        _ = try await wallet.sign(message: "gm")
        let bodies = try transport.exchanges.map { try JSONValue(parsing: $0.body) }
        #expect(bodies[0]["message"] == "0x00ff")
        #expect(bodies[0]["encoding"] == "hex")
        #expect(bodies[0]["idempotency_key"] == "ch1")
        #expect(bodies[0]["authorization_context"]?["challenge_id"] == "ch1")
        #expect(bodies[1]["encoding"] == "utf-8")
        #expect(bodies[1]["authorization_context"] == nil)
        #expect(bodies[1]["idempotency_key"] != bodies[2]["idempotency_key"])
        #expect(transport.exchanges[0].request.path == "/v1/agents/scout/wallet/sign-message")
    }

    @Test(arguments: [
        (400, WalletError.Code.refused), (403, .refused), (404, .refused), (409, .refused), (501, .remoteFailed),
        (429, .remoteFailed), (500, .remoteFailed), (503, .remoteFailed),
    ])
    func `a server's refusal and its failure are told apart`(status: Int, code: WalletError.Code) async throws {
        let server = WalletServer(status: status)
        let error = await #expect(throws: WalletError.self) {
            _ = try await server.connector(server.transport()).sign(message: "gm")
        }
        #expect(error?.code == code)
    }

    @Test func `a request for another signer or chain does not leave`() async throws {
        let server = WalletServer()
        let transport = server.transport()
        let wallet = try server.connector(transport, address: server.key.address, chain: .eip155(8_453))
        await #expect(throws: WalletError.self) {
            try await wallet.sign(WalletRequest(.message(.text("gm")), signer: .zero))
        }
        await #expect(throws: WalletError.self) {
            try await wallet.sign(
                transaction: try Transaction(json: Self.transaction), on: .eip155(1))
        }
        await #expect(throws: WalletError.self) { try await wallet.sign(message: "") }
        #expect(transport.exchanges.isEmpty)
    }
}
