// SPDX-License-Identifier: Apache-2.0

/// What encoded bytes turn out to be.
public enum DecodedTransaction: Hashable, Sendable {
    /// A transaction with a signature.
    case signed(SignedTransaction)
    /// A transaction as it is before it is signed.
    case unsigned(Transaction)

    /// The longest input that is decoded: 2 MiB, which is more than nine blobs take.
    public static let maximumCount = 1 << 21

    /// Decodes a transaction with or without a signature, as strictly as ``SignedTransaction/init(decoding:)``.
    public init(decoding bytes: [UInt8]) throws(SigningError) {
        guard bytes.count <= Self.maximumCount else {
            throw SigningError(.refused, "\(bytes.count) bytes are more than the limit of \(Self.maximumCount)")
        }
        guard let first = bytes.first else { throw SigningError(.invalidValue, "there are no bytes") }
        switch first {
        case 0xc0...0xff:
            self = try Self.decode(LegacyTransaction.self, RLPReader(bytes))
        case 1..<UInt8(Transaction.kinds.count):
            self = try Self.decode(Transaction.kinds[Int(first)], RLPReader(bytes, from: 1))
        case 0x80...0xbf:
            throw SigningError(.invalidValue, "a transaction is a list, or a type and a list, and this is a string")
        default:
            throw SigningError(.unsupported, path: "type", "no transaction of type \(first) is known")
        }
    }

    /// The transaction without its signature.
    public var transaction: Transaction {
        switch self {
        case .signed(let signed): signed.transaction
        case .unsigned(let transaction): transaction
        }
    }

    private static func decode(
        _ kind: any TransactionFields.Type, _ reader: RLPReader
    ) throws(SigningError) -> DecodedTransaction {
        var outer = reader
        var items = try outer.list()
        try outer.finish()
        // With blobs beside it, the transaction is the first item of the list.
        let isWrapped = kind.typeNumber == BlobTransaction.typeNumber && items.nextIsList
        var body = items
        if isWrapped { body = try items.list() }
        var fields: any TransactionFields = try kind.init(rlp: &body)
        let signature = try fields.readTail(&body)
        try body.finish()
        let sidecar = isWrapped ? try BlobSidecar(rlp: &items) : nil
        let transaction = Transaction(fields.body, sidecar: sidecar)
        try transaction.validate()
        guard let signature else {
            guard !isWrapped else {
                throw SigningError(.invalidRequest, "there are blobs, and the transaction is not signed")
            }
            return .unsigned(transaction)
        }
        let signer = try inside("signature") { () throws(SigningError) in
            try PublicKey.recover(transaction.signingWord, signature)
        }
        return .signed(SignedTransaction(transaction, signature: signature, sender: signer.address))
    }
}
