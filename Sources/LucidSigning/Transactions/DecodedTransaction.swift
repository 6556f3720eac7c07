// SPDX-License-Identifier: Apache-2.0

/// What encoded bytes turn out to be.
public enum DecodedTransaction: Hashable, Sendable {
    /// A transaction with a signature.
    case signed(SignedTransaction)
    /// A transaction as it is before it is signed.
    case unsigned(Transaction)

    /// The longest input that is decoded: 1 MiB.
    public static let maximumCount = 1 << 20

    /// Decodes a transaction with or without a signature, as strictly as ``SignedTransaction/init(decoding:)``.
    public init(decoding bytes: [UInt8]) throws(SigningError) {
        guard bytes.count <= Self.maximumCount else {
            throw SigningError(.refused, "\(bytes.count) bytes are more than the limit of \(Self.maximumCount)")
        }
        guard let first = bytes.first else { throw SigningError(.invalidValue, "there are no bytes") }
        switch first {
        case 0xc0...0xff, 1, 2:
            self = try Self.decode(bytes, type: first)
        case 3, 4:
            throw SigningError(.unsupported, path: "type", "transactions of type \(first) are not supported yet")
        case 0x80...0xbf:
            throw SigningError(.invalidValue, "a transaction is a list, or a type and a list, and this is a string")
        default:
            throw SigningError(.unsupported, path: "type", "no transaction of type \(first) is known")
        }
    }

    private static func decode(_ bytes: [UInt8], type: UInt8) throws(SigningError) -> DecodedTransaction {
        var outer = RLPReader(bytes, from: type < 3 ? 1 : 0)
        var reader = try outer.list()
        try outer.finish()
        let (body, signature) =
            switch type {
            case 1: try reader.accessListBody()
            case 2: try reader.feeMarketBody()
            default: try reader.legacyBody()
            }
        try reader.finish()
        let transaction = Transaction(body)
        try transaction.validate()
        guard let signature else { return .unsigned(transaction) }
        let signer = try inside("signature") { () throws(SigningError) in
            try PublicKey.recover(transaction.signingWord, signature)
        }
        return .signed(SignedTransaction(transaction, signature: signature, sender: signer.address))
    }
}
