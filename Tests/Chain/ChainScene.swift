// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import LucidAgent
import Testing

/// The node that `Tests/chain.sh` started, and money for accounts of one test.
struct ChainScene {
    static let place: JSONValue? = ProcessInfo.processInfo.environment["LUCID_CHAIN"].flatMap {
        try? JSONValue(parsing: Array($0.utf8))
    }

    static let chain = ChainID.eip155(131_277_322_940_537)
    static let transport = CurlTransport()

    let rpc: EthereumRPC
    let url: ServerURL
    private let place: JSONValue

    init() throws {
        place = try #require(Self.place)
        url = try ServerURL(try #require(place["url"]?.stringValue))
        rpc = EthereumRPC(endpoints: [url], chain: Self.chain, transport: Self.transport)
    }

    /// A new account with ten coins.
    func account(
        guarded: (any WalletConnector) -> any WalletConnector = { $0 }, ledger: (any SpendLedger)? = nil,
        clock: any AgentClock = SystemClock(), key: PrivateKey = .generate()
    ) async throws -> EthereumAccount {
        let rich = try PrivateKey(hex: try #require(place["keys"]?[0]?.stringValue))
        let bank = EthereumAccount(wallet: LocalKeyConnector(key: rich), address: rich.address, rpc: rpc)
        let ten = try #require(UInt256(decimal: "10000000000000000000"))
        let sent = try await bank.send(TransactionRequest(to: key.address, value: ten))
        _ = try await bank.receipt(of: sent)
        return EthereumAccount(
            wallet: guarded(LocalKeyConnector(key: key)), address: key.address, rpc: rpc, ledger: ledger, clock: clock)
    }

    /// The code that creates a contract, with its arguments.
    func code(_ name: String, _ arguments: [UInt8] = []) throws -> [UInt8] {
        let text = try #require(place["contracts"]?[name]?.stringValue)
        return try #require(Hex.bytes(text)) + arguments
    }

    /// Creates a contract.
    func create(_ name: String, _ arguments: [UInt8] = [], by account: EthereumAccount) async throws -> Address {
        let sent = try await account.send(TransactionRequest(creating: try code(name, arguments)))
        let receipt = try await account.receipt(of: sent)
        #expect(receipt.succeeded)
        return try #require(receipt.contractAddress)
    }

    /// One of the node's own methods.
    func test(_ method: String, _ parameters: JSONValue...) async throws {
        _ = try await rpc.request("test_" + method, parameters)
    }
}

enum Hex {
    static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8.dropFirst(2))
        guard digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { index in
            UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) ?? 0
        }
    }

    static func text(_ bytes: [UInt8]) -> String {
        "0x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension Address {
    /// As an argument of a call.
    var word: [UInt8] { [UInt8](repeating: 0, count: 12) + bytes }
}

/// The first four bytes of the hash of a function's signature.
func selector(_ signature: String) -> [UInt8] { Array(Keccak256.hash(Array(signature.utf8)).prefix(4)) }
