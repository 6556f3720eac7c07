// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
public import LucidJSON
public import LucidSigning

/// What became of a transaction that is in a block.
public struct TransactionReceipt: Hashable, Sendable {
    /// The transaction's hash, 32 bytes.
    public let transactionHash: [UInt8]
    /// The hash of the block, 32 bytes.
    public let blockHash: [UInt8]
    /// The number of the block.
    public let blockNumber: UInt64
    /// Whether it did what it should; false if it was reverted, its fee paid all the same.
    public let succeeded: Bool
    /// The gas that it took.
    public let gasUsed: UInt64
    /// What was paid for a unit of gas, in wei; nil from old nodes.
    public let effectiveGasPrice: UInt256?
    /// The contract that it created.
    public let contractAddress: Address?
    /// The events that it left.
    public let logs: [EventLog]

    /// Reads a node's answer; nil if it is none.
    public init?(json: JSONValue) {
        func number(_ name: String) -> UInt256? { json[name]?.stringValue.flatMap { UInt256(hex: $0) } }
        func bytes(_ name: String) -> [UInt8]? {
            json[name]?.stringValue.flatMap { Hex.decode($0, prefix: .required) }.flatMap { $0.count == 32 ? $0 : nil }
        }
        guard let hash = bytes("transactionHash"), let block = bytes("blockHash"),
            let blockNumber = number("blockNumber")?.uint64, let status = number("status"),
            let gasUsed = number("gasUsed")?.uint64, blockNumber < 1 << 53
        else { return nil }
        transactionHash = hash
        blockHash = block
        self.blockNumber = blockNumber
        succeeded = status == .one
        self.gasUsed = gasUsed
        effectiveGasPrice = number("effectiveGasPrice")
        contractAddress = json["contractAddress"]?.stringValue.flatMap { try? Address($0) }
        logs = (json["logs"]?.arrayValue ?? []).compactMap { EventLog(json: $0) }
    }
}

/// An event that a contract left.
public struct EventLog: Hashable, Sendable {
    /// The contract.
    public let address: Address
    /// The topics, 32 bytes each.
    public let topics: [[UInt8]]
    /// The data.
    public let data: [UInt8]

    /// Reads a node's answer; nil if it is none.
    public init?(json: JSONValue) {
        guard let address = json["address"]?.stringValue.flatMap({ try? Address($0) }),
            let data = json["data"]?.stringValue.flatMap({ Hex.decode($0, prefix: .required) })
        else { return nil }
        self.address = address
        self.data = data
        topics = (json["topics"]?.arrayValue ?? []).compactMap {
            $0.stringValue.flatMap { Hex.decode($0, prefix: .required) }
        }
    }
}
