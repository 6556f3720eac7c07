// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// A transaction of type 3 (EIP-4844): it pays for blobs that travel beside it and of which it holds the hashes.
///
/// The blobs are in a ``BlobSidecar``; neither the signature nor the transaction's hash covers more of them than the
/// versioned hashes.
public struct BlobTransaction: Hashable, Sendable {
    /// The chain it is valid on.
    public var chainID: UInt64
    /// How many transactions the account has sent before.
    public var nonce: UInt64
    /// The most it pays the block's producer for a unit of gas, in wei.
    public var maxPriorityFeePerGas: UInt256
    /// The most it pays for a unit of gas, tip included, in wei.
    public var maxFeePerGas: UInt256
    /// The most gas it may use.
    public var gas: UInt64
    /// The receiver: this kind cannot create a contract.
    public var to: Address
    /// The amount to send, in wei.
    public var value: UInt256
    /// The call data.
    public var data: [UInt8]
    /// What it announces to touch.
    public var accessList: [AccessListEntry]
    /// The most it pays for a unit of blob gas, in wei; a blob takes 131,072 units.
    public var maxFeePerBlobGas: UInt256
    /// The hashes of the blobs' commitments, at least one: 32 bytes each, of which the first is 0x01.
    public var blobVersionedHashes: [UInt256]

    /// Creates a transaction.
    ///
    /// Nothing is checked before it is signed.
    public init(
        chainID: UInt64, nonce: UInt64, maxPriorityFeePerGas: UInt256, maxFeePerGas: UInt256, gas: UInt64, to: Address,
        value: UInt256 = 0, data: [UInt8] = [], accessList: [AccessListEntry] = [], maxFeePerBlobGas: UInt256,
        blobVersionedHashes: [UInt256]
    ) {
        self.chainID = chainID
        self.nonce = nonce
        self.maxPriorityFeePerGas = maxPriorityFeePerGas
        self.maxFeePerGas = maxFeePerGas
        self.gas = gas
        self.to = to
        self.value = value
        self.data = data
        self.accessList = accessList
        self.maxFeePerBlobGas = maxFeePerBlobGas
        self.blobVersionedHashes = blobVersionedHashes
    }
}

extension BlobTransaction: FeeMarketFields {
    static let typeNumber: UInt8 = 3
    static let ownNames =
        FeeMarketTransaction.ownNames + [
            "maxFeePerBlobGas", "blobVersionedHashes", "blobs", "commitments", "proofs",
        ]

    var receiver: Address? { to }
    var body: Transaction.Body { .blob(self) }

    /// Eleven items.
    init(rlp reader: inout RLPReader) throws(SigningError) {
        let shared = try FeeMarketTransaction(rlp: &reader)
        self.init(
            chainID: shared.chainID, nonce: shared.nonce, maxPriorityFeePerGas: shared.maxPriorityFeePerGas,
            maxFeePerGas: shared.maxFeePerGas, gas: shared.gas, to: try shared.requiredReceiver(), value: shared.value,
            data: shared.data, accessList: shared.accessList, maxFeePerBlobGas: try reader.integer("maxFeePerBlobGas"),
            blobVersionedHashes: try reader.words("blobVersionedHashes"))
    }

    func write(to writer: inout RLPWriter) {
        writeFeeMarket(to: &writer)
        writer.append(maxFeePerBlobGas)
        writer.append(words: blobVersionedHashes)
    }

    init(json reader: TransactionReader) throws(SigningError) {
        let shared = try FeeMarketTransaction(json: reader)
        self.init(
            chainID: shared.chainID, nonce: shared.nonce, maxPriorityFeePerGas: shared.maxPriorityFeePerGas,
            maxFeePerGas: shared.maxFeePerGas, gas: shared.gas, to: try shared.requiredReceiver(), value: shared.value,
            data: shared.data, accessList: shared.accessList, maxFeePerBlobGas: try reader.integer("maxFeePerBlobGas"),
            blobVersionedHashes: try reader.words("blobVersionedHashes"))
    }

    func writeOwn(to object: inout JSONObject) {
        object["maxFeePerBlobGas"] = .string(maxFeePerBlobGas.description)
        object["blobVersionedHashes"] = .array(blobVersionedHashes.map(\.wordJSON))
    }

    func validateOwn() throws(SigningError) {
        guard !blobVersionedHashes.isEmpty else {
            throw SigningError(.invalidValue, path: "blobVersionedHashes", "there is no blob (EIP-4844)")
        }
        for (index, hash) in blobVersionedHashes.enumerated() where hash.w3 >> 56 != 1 {
            throw SigningError(.invalidValue, path: "blobVersionedHashes[\(index)]", "its first byte is not 0x01")
        }
    }

    var ownCost: UInt256? {
        UInt256(UInt64(blobVersionedHashes.count * BlobSidecar.blobCount)).multiplied(by: maxFeePerBlobGas)
    }

    var ownWarnings: [String] {
        let count = blobVersionedHashes.count
        return count > 6 ? ["\(count) blobs are above the limit of 6 for a transaction (EIP-7594)"] : []
    }
}
