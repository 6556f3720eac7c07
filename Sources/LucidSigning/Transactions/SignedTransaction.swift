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
    public let raw: [UInt8]
    /// The hash by which the chain knows it: Keccak-256 of ``raw``, 32 bytes.
    public let hash: [UInt8]

    init(_ transaction: Transaction, signature: Signature, sender: Address) {
        self.transaction = transaction
        self.signature = signature
        self.sender = sender
        raw = transaction.signedBytes(signature)
        hash = Keccak256.hash(raw)
    }

    /// Decodes the bytes that are sent to a node and recovers the sender.
    ///
    /// There is exactly one encoding of each transaction. Throws ``SigningError/Code/invalidValue`` for any other
    /// bytes, a tip above the maximum fee, numbers that overflow, and a high s; ``SigningError/Code/invalidRequest``
    /// if it is not signed; ``SigningError/Code/unsupported`` for other types. See ``Transaction/warnings`` for the
    /// rest.
    public init(decoding bytes: [UInt8]) throws(SigningError) {
        guard case .signed(let transaction) = try DecodedTransaction(decoding: bytes) else {
            throw SigningError(.invalidRequest, "the transaction is not signed")
        }
        self = transaction
    }

    /// What is well formed and yet likely to be refused by a chain or to be a mistake; for a person.
    public var warnings: [String] { transaction.warnings }
}
