// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
public import LucidJSON
public import LucidSigning

/// Which state of the chain a question is about.
@nonexhaustive
public enum BlockTag: Hashable, Sendable {
    /// The newest block.
    case latest
    /// The newest block and what waits to be in the next.
    case pending
    /// The newest block that cannot be undone.
    case finalized
    /// A block by its number.
    case number(UInt64)

    /// As a parameter.
    var json: JSONValue {
        switch self {
        case .latest: "latest"
        case .pending: "pending"
        case .finalized: "finalized"
        case .number(let number): .string(UInt256(number).hex)
        }
    }
}

extension EthereumRPC {
    /// The number of transactions that an account has sent; with `.pending` also those that wait.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    public func transactionCount(of address: Address, at block: BlockTag = .pending) async throws -> UInt64 {
        try await small("eth_getTransactionCount", [.string(address.description), block.json])
    }

    /// The balance of an account, in wei.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    public func balance(of address: Address, at block: BlockTag = .latest) async throws -> UInt256 {
        try await quantity("eth_getBalance", [.string(address.description), block.json])
    }

    /// The number of the newest block.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    public func blockNumber() async throws -> UInt64 { try await small("eth_blockNumber", []) }

    /// The code of an account; empty for one that is no contract.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    public func code(at address: Address) async throws -> [UInt8] {
        try await bytes("eth_getCode", [.string(address.description), "latest"])
    }

    /// What a call would return.
    /// - Parameters:
    ///   - to: The contract; nil to run `data` as the code that creates one.
    ///   - from: Who calls.
    /// - Throws: ``EthereumRPCError``, ``EthereumRPCError/Code/reverted`` with its data; or `CancellationError`.
    public func call(
        to: Address?, data: [UInt8], from: Address? = nil, value: UInt256 = 0, at block: BlockTag = .latest
    ) async throws -> [UInt8] {
        var object: JSONObject = ["data": .string(Hex.encode(data, prefix: true))]
        object["to"] = to.map { .string($0.description) }
        object["from"] = from.map { .string($0.description) }
        if value != .zero { object["value"] = .string(value.hex) }
        return try await bytes("eth_call", [.object(object), block.json])
    }

    /// The gas that a transaction would take.
    /// - Parameter transaction: Its fields, as JSON with hex quantities.
    /// - Throws: ``EthereumRPCError``, ``EthereumRPCError/Code/reverted`` if it would fail; or `CancellationError`.
    public func estimateGas(_ transaction: JSONObject) async throws -> UInt64 {
        try await small("eth_estimateGas", [.object(transaction)])
    }

    /// The price of gas that a node proposes, in wei.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    public func gasPrice() async throws -> UInt256 { try await quantity("eth_gasPrice", []) }

    /// Prices for a transaction now, from the fees of the last blocks.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    public func feeEstimate() async throws -> FeeEstimate {
        let answer = try await request("eth_feeHistory", [.string(UInt256(10).hex), "latest", [50]])
        guard let estimate = FeeEstimate(history: answer) else { throw Self.unparsable("eth_feeHistory") }
        return estimate
    }

    /// The receipt of a transaction; nil if it is in no block.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    public func receipt(of hash: [UInt8]) async throws -> TransactionReceipt? {
        let answer = try await request("eth_getTransactionReceipt", [.string(Hex.encode(hash, prefix: true))])
        guard !answer.isNull else { return nil }
        guard let receipt = TransactionReceipt(json: answer), receipt.transactionHash == hash else {
            throw Self.unparsable("eth_getTransactionReceipt")
        }
        return receipt
    }

    /// Whether a node knows a transaction, in a block or waiting.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    public func knows(_ hash: [UInt8]) async throws -> Bool {
        let answer = try await request("eth_getTransactionByHash", [.string(Hex.encode(hash, prefix: true))])
        return answer.objectValue != nil
    }

    /// The events that contracts left in blocks.
    /// - Parameters:
    ///   - address: The contract; any if nil.
    ///   - topics: For each place the topic, 32 bytes, or nil for any.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    public func logs(
        of address: Address?, topics: [[UInt8]?], from: BlockTag, to: BlockTag = .latest
    ) async throws -> [EventLog] {
        var filter: JSONObject = ["fromBlock": from.json, "toBlock": to.json]
        filter["address"] = address.map { .string($0.description) }
        filter["topics"] = .array(topics.map { $0.map { .string(Hex.encode($0, prefix: true)) } ?? .null })
        let answer = try await request("eth_getLogs", [.object(filter)])
        let logs = answer.arrayValue?.map { EventLog(json: $0) } ?? [nil]
        let found = logs.compactMap { $0 }
        guard found.count == logs.count else { throw Self.unparsable("eth_getLogs") }
        return found
    }

    /// Hands a signed transaction to a node.
    ///
    /// Sending it again is harmless: the chain takes it once, by its nonce. A node that has it already counts as one
    /// that took it.
    /// - Throws: ``EthereumRPCError`` or `CancellationError`.
    public func send(_ transaction: SignedTransaction) async throws {
        do {
            let answer = try await request(
                "eth_sendRawTransaction", [.string(Hex.encode(transaction.raw, prefix: true))])
            let told = answer.stringValue.flatMap { Hex.decode($0, prefix: .required) }
            guard told == transaction.hash else { throw Self.unparsable("eth_sendRawTransaction") }
        } catch let error as EthereumRPCError where error.code == .rejected {
            let words = error.message.lowercased()
            if ["already known", "known transaction", "already exists", "already imported"].contains(
                where: words.contains)
            {
                return
            }
            // "Nonce too low" is also what the second sending of a mined transaction gets.
            guard words.contains("nonce"), try await knows(transaction.hash) else { throw error }
        }
    }

    func quantity(_ method: String, _ parameters: [JSONValue]) async throws -> UInt256 {
        let answer = try await request(method, parameters)
        guard let value = answer.stringValue.flatMap({ UInt256(hex: $0) }) else { throw Self.unparsable(method) }
        return value
    }

    /// A count of things: what a node says beyond 2^53 is nonsense, and would overflow what is reckoned with it.
    private func small(_ method: String, _ parameters: [JSONValue]) async throws -> UInt64 {
        guard let value = try await quantity(method, parameters).uint64, value < 1 << 53 else {
            throw Self.unparsable(method)
        }
        return value
    }

    private func bytes(_ method: String, _ parameters: [JSONValue]) async throws -> [UInt8] {
        let answer = try await request(method, parameters)
        guard let bytes = answer.stringValue.flatMap({ Hex.decode($0, prefix: .required) }) else {
            throw Self.unparsable(method)
        }
        return bytes
    }

    static func unparsable(_ method: String) -> EthereumRPCError {
        EthereumRPCError(.unparsable, "The node's answer to \(method) makes no sense.")
    }
}
