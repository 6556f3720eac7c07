// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidConcurrency
import LucidCrypto
import LucidHTTP
import LucidJSON
import LucidSigning
import LucidTesting
import Testing

@testable import LucidWallet

@Suite struct EthereumRPCTests {
    typealias Answer = @Sendable (_ host: String, _ method: String) throws -> (Int, JSONValue)

    /// Two nodes; `chain` answers for their chains, `answer` for all else.
    private static func rpc(
        chain: @escaping @Sendable (String) -> JSONValue = { _ in "0x1" }, _ answer: @escaping Answer
    ) throws -> (EthereumRPC, FakeTransport) {
        let transport = FakeTransport { exchange in
            let body = try JSONValue(parsing: exchange.body)
            let host = exchange.request.authority ?? ""
            let method = body["method"]?.stringValue ?? ""
            let (status, members) = method == "eth_chainId" ? (200, ["result": chain(host)]) : try answer(host, method)
            var object: JSONObject = ["jsonrpc": "2.0", "id": body["id"] ?? .null]
            for (key, value) in members.objectValue ?? [:] { object[key] = value }
            return (.json(status: status), JSONValue.object(object).serialized())
        }
        let endpoints = try ["https://a.example/secret", "https://b.example"].map { try ServerURL($0) }
        return (EthereumRPC(endpoints: endpoints, chain: .eip155(1), transport: transport), transport)
    }

    private func code(_ body: () async throws -> Void) async -> EthereumRPCError.Code? {
        do { try await body() } catch { return (error as? EthereumRPCError)?.code }
        return nil
    }

    @Test func `the next endpoint is asked when one fails, and stays preferred`() async throws {
        let (rpc, transport) = try Self.rpc { host, _ in
            if host == "a.example" { throw TransportError(.connectFailed, outcome: .unsent, message: "down") }
            return (200, ["result": "0x10"])
        }
        #expect(try await rpc.blockNumber() == 16)
        #expect(try await rpc.blockNumber() == 16)
        #expect(
            transport.exchanges.map { $0.request.authority } == [
                "a.example", "a.example", "b.example", "b.example", "b.example",
            ])
    }

    @Test(
        arguments: [
            (500, [:]), (429, [:]), (200, ["error": ["code": -32005, "message": "limit exceeded"]]), (200, [:]),
            (200, ["id": 99, "result": "0x1"]),
        ] as [(Int, JSONValue)])
    func `what is no answer of this node is asked of the next`(status: Int, body: JSONValue) async throws {
        let (rpc, _) = try Self.rpc { host, _ in host == "a.example" ? (status, body) : (200, ["result": "0x2"]) }
        #expect(try await rpc.blockNumber() == 2)
        let (none, _) = try Self.rpc { _, _ in (status, body) }
        #expect(await code { _ = try await none.blockNumber() } == .unavailable)
    }

    @Test func `a refusal is the answer, and its data is kept`() async throws {
        let (rpc, transport) = try Self.rpc { _, method in
            (200, ["error": ["code": 3, "message": "execution reverted\nX", "data": "0x08c379a0"]])
        }
        do {
            _ = try await rpc.call(to: .zero, data: [])
            Issue.record("no error")
        } catch let error as EthereumRPCError {
            #expect(error.code == .reverted)
            #expect(error.data == [0x08, 0xc3, 0x79, 0xa0])
            #expect(!error.message.contains("\n"))
            #expect(!error.message.contains("secret"))
        }
        #expect(transport.exchanges.count == 2)
    }

    @Test func `an endpoint of another chain is never used`() async throws {
        let (rpc, _) = try Self.rpc(chain: { $0 == "a.example" ? "0x5" : "0x1" }) { host, _ in
            (200, ["result": host == "a.example" ? "0x1" : "0x2"])
        }
        #expect(try await rpc.blockNumber() == 2)
        let (wrong, transport) = try Self.rpc(chain: { _ in "0x5" }) { _, _ in (200, ["result": "0x1"]) }
        #expect(await code { _ = try await wrong.blockNumber() } == .wrongChain)
        #expect(transport.exchanges.count == 2)
    }

    @Test(arguments: ["already known", "Known transaction: 0x1", "ALREADY_EXISTS: already exists"])
    func `a transaction that the node has is one that it took`(words: String) async throws {
        let signed = try PolicyFixture.signed()
        let (rpc, _) = try Self.rpc { _, _ in (200, ["error": ["code": -32000, "message": .string(words)]]) }
        try await rpc.send(signed)
    }

    @Test func `a nonce that is too low is a refusal unless the chain has this very transaction`() async throws {
        let signed = try PolicyFixture.signed()
        for isKnown in [true, false] {
            let (rpc, _) = try Self.rpc { _, method in
                method == "eth_sendRawTransaction"
                    ? (200, ["error": ["code": -32000, "message": "nonce too low"]])
                    : (200, ["result": isKnown ? ["hash": "0x"] : .null])
            }
            #expect(await code { try await rpc.send(signed) } == (isKnown ? nil : .rejected))
        }
        // A node that tells another hash has not taken this one.
        let (liar, _) = try Self.rpc { _, _ in
            (200, ["result": .string("0x" + String(repeating: "0", count: 64))])
        }
        #expect(await code { try await liar.send(signed) } == .unparsable)
    }

    @Test func `numbers that no chain has make nobody fall over`() async throws {
        let (rpc, _) = try Self.rpc { _, _ in (200, ["result": "0xffffffffffffffff"]) }
        let account = EthereumAccount(wallet: LocalKeyConnector(key: PrivateKeys.first), address: .zero, rpc: rpc)
        for fees in [nil, FeeEstimate(maxFeePerGas: 1, maxPriorityFeePerGas: 1)] {
            var request = TransactionRequest(to: .zero)
            request.fees = fees
            let asked = request
            #expect(await code { _ = try await account.fill(asked) } == .unparsable)
            #expect(await code { _ = try await account.send(asked) } == .unparsable)
        }
    }

    @Test func `prices follow from the history of fees`() {
        let history: JSONValue = [
            "baseFeePerGas": ["0x1", "0x64"], "reward": [["0x0"], ["0x5"], ["0x9"], ["0x7"]],
        ]
        #expect(FeeEstimate(history: history) == FeeEstimate(maxFeePerGas: 207, maxPriorityFeePerGas: 7))
        #expect(FeeEstimate(history: ["baseFeePerGas": ["0x64"]])?.maxPriorityFeePerGas == 1_000_000)
        #expect(FeeEstimate(history: [:]) == nil)
        #expect(
            FeeEstimate(maxFeePerGas: 800, maxPriorityFeePerGas: 8).replacing()
                == FeeEstimate(maxFeePerGas: 901, maxPriorityFeePerGas: 10))
        #expect(FeeEstimate(maxFeePerGas: .max, maxPriorityFeePerGas: 8).replacing() == nil)
    }

    @Test func `the code that asks a contract that is not there yet has the length that it counts with`() throws {
        let code = ContractSignatureVerifier.program(
            factory: .zero, prepare: [1, 2, 3], account: .zero, ask: [4, 5])
        #expect(code.count == 129 + 5)
        #expect(code.suffix(5) == [1, 2, 3, 4, 5])
    }
}

extension PolicyFixture {
    static func signed() throws -> SignedTransaction {
        guard case .transaction(let transaction, _) = try transaction().payload else { fatalError("no transaction") }
        return try transaction.signed(with: key)
    }
}
