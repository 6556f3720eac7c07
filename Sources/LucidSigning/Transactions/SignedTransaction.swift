// SPDX-License-Identifier: Apache-2.0

/// A transaction with its signature, ready to be sent.
public struct SignedTransaction: Hashable, Sendable {
    /// What was signed.
    public let transaction: Transaction
    /// The signature.
    public let signature: Signature
    /// The account that signed.
    public let sender: Address
    /// The bytes that are sent to a node.
    ///
    /// If the transaction has a ``Transaction/sidecar`` they are the network form, which wraps the transaction and the
    /// blobs: by EIP-7594 if there are cell proofs, else by EIP-4844.
    public let raw: [UInt8]
    /// The hash by which the chain knows it, 32 bytes: Keccak-256 of ``raw``, or of what it is without blobs.
    public let hash: [UInt8]

    init(_ transaction: Transaction, signature: Signature, sender: Address) {
        self.init(transaction, signature: signature, sender: sender, bytes: transaction.signedBytes(signature))
    }

    /// Takes the bytes, as the chain keeps them, from who has them already.
    init(_ transaction: Transaction, signature: Signature, sender: Address, bytes: [UInt8]) {
        self.transaction = transaction
        self.signature = signature
        self.sender = sender
        raw = transaction.sidecar?.wrapping(bytes) ?? bytes
        hash = Keccak256.hash(bytes)
    }

    /// Decodes the bytes that are sent to a node and recovers the sender.
    ///
    /// There is exactly one encoding of each transaction. Throws ``SigningError/Code/invalidValue`` for any other
    /// bytes, a tip above the maximum fee, numbers that overflow, a high s, and blobs that do not belong to it;
    /// ``SigningError/Code/invalidRequest`` if it is not signed; ``SigningError/Code/unsupported`` for other types. See
    /// ``warnings`` for the rest.
    public init(decoding bytes: [UInt8]) throws(SigningError) {
        guard case .signed(let transaction) = try DecodedTransaction(decoding: bytes) else {
            throw SigningError(.invalidRequest, "the transaction is not signed")
        }
        self = transaction
    }

    /// The same transaction with these blobs beside it, or with none.
    ///
    /// Signature and hash stay; ``raw`` changes its form. Throws ``SigningError`` if the blobs do not belong to it.
    public func with(sidecar: BlobSidecar?) throws(SigningError) -> SignedTransaction {
        var transaction = transaction
        transaction.sidecar = sidecar
        try sidecar?.check(belongsTo: transaction.body)
        return SignedTransaction(transaction, signature: signature, sender: sender)
    }
}
