// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON

/// Reads the JSON form of a transaction.
struct TransactionReader {
    /// The fields that every kind has.
    private static let shared: [FieldReader.Spelling] = [
        ("type", []), ("chainId", ["chain_id"]), ("nonce", []), ("to", []), ("value", []), ("data", ["input"]),
        ("gas", ["gasLimit", "gas_limit"]), ("from", []),
    ]
    /// The fields that not every kind has.
    private static let own: [FieldReader.Spelling] = [
        ("gasPrice", ["gas_price"]), ("maxFeePerGas", ["max_fee_per_gas"]),
        ("maxPriorityFeePerGas", ["max_priority_fee_per_gas"]), ("accessList", ["access_list"]),
        ("maxFeePerBlobGas", ["max_fee_per_blob_gas"]), ("blobVersionedHashes", ["blob_versioned_hashes"]),
        ("blobs", []), ("commitments", []), ("proofs", []), ("authorizationList", ["authorization_list"]),
    ]
    private static let spellings = shared + own

    let fields: FieldReader

    init(_ json: JSONValue) throws(SigningError) {
        fields = try FieldReader(json, of: "a transaction", Self.spellings)
    }

    /// The transaction, of the type it names or of that which its fields imply.
    func transaction() throws(SigningError) -> Transaction {
        let kind = try kind()
        for (name, _) in Self.own where !kind.ownNames.contains(name) {
            guard let key = fields.key(of: name) else { continue }
            throw SigningError(
                .invalidRequest, path: key, "a transaction of type \(kind.typeNumber) has no such field")
        }
        let from = try fields.optional("from") { value throws(SigningError) in try Address(json: value) }
        let transaction = Transaction(
            try kind.init(json: self).body, from: from, sidecar: try BlobSidecar(json: self))
        try transaction.validate()
        return transaction
    }

    private func kind() throws(SigningError) -> any TransactionFields.Type {
        guard fields.contains("type") else { return impliedKind }
        let type = try integer("type")
        guard type < UInt256(UInt64(Transaction.kinds.count)) else {
            throw SigningError(.unsupported, path: "type", "no transaction of type \(type) is known")
        }
        return Transaction.kinds[Int(type.w0)]
    }

    private var impliedKind: any TransactionFields.Type {
        func has(_ names: String...) -> Bool { names.contains { fields.contains($0) } }
        if has("authorizationList") { return SetCodeTransaction.self }
        if has("maxFeePerBlobGas", "blobVersionedHashes", "blobs") { return BlobTransaction.self }
        if has("maxFeePerGas", "maxPriorityFeePerGas") { return FeeMarketTransaction.self }
        return has("accessList") ? AccessListTransaction.self : LegacyTransaction.self
    }
}

extension TransactionReader {
    func integer(_ name: String) throws(SigningError) -> UInt256 { try fields.integer(name, bits: 256) }

    func integer64(_ name: String) throws(SigningError) -> UInt64 { try fields.integer(name, bits: 64).w0 }

    func chain() throws(SigningError) -> UInt64 {
        let chainID = try integer64("chainId")
        guard chainID > 0 else { throw SigningError(.invalidValue, path: "chainId", "0 names no chain") }
        return chainID
    }

    /// Nil for an explicit null, which asks for a transaction that can be hashed but is not signed lightly.
    func chainOrNone() throws(SigningError) -> UInt64? {
        fields.isNull("chainId") ? nil : try chain()
    }

    func receiver() throws(SigningError) -> Address? {
        guard fields.contains("to") else {
            throw SigningError(.invalidRequest, path: "to", "the field is missing; write null to create a contract")
        }
        return fields.isNull("to") ? nil : try fields.address("to")
    }

    func amount() throws(SigningError) -> UInt256 {
        fields.contains("value") ? try integer("value") : .zero
    }

    func data() throws(SigningError) -> [UInt8] {
        let data: [UInt8]? = try fields.optional("data") { value throws(SigningError) in
            guard case .string(let text) = value, let bytes = Hex.decode(text, prefix: .required) else {
                throw SigningError(.invalidValue, "data is 0x and an even number of hexadecimal digits")
            }
            return bytes
        }
        return data ?? []
    }

    func accessList() throws(SigningError) -> [AccessListEntry] {
        guard fields.contains("accessList") else { return [] }
        return try fields.list("accessList") { value throws(SigningError) in try AccessListEntry(json: value) }
    }

    /// A list of 32 bytes each.
    func words(_ name: String) throws(SigningError) -> [UInt256] {
        try fields.list(name) { value throws(SigningError) in try UInt256(word: value) }
    }
}
