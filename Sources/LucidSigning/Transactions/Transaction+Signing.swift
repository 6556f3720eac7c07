// SPDX-License-Identifier: Apache-2.0

extension Transaction {
    /// The bytes whose Keccak-256 is signed: the type and the fields without a signature.
    ///
    /// For a legacy transaction with a chain id they end in the chain id and two zeros (EIP-155).
    public var unsignedBytes: [UInt8] { Self.bytes(fields, nil) }

    /// The digest to sign, 32 bytes.
    public var signingDigest: [UInt8] { signingWord.bytes }

    var signingWord: UInt256 { unsignedBytes.withUnsafeBytes { Keccak256.word($0) } }

    /// Signs the transaction.
    ///
    /// Throws ``SigningError/Code/refused`` if `from` is not the key's address, if it creates a contract without
    /// code, or if it has no chain id unless `allowingReplay` is true: one without can be replayed on every chain.
    /// Throws ``SigningError/Code/invalidValue`` for what ``validate()`` refuses, and for an authorization whose
    /// signature is out of range or has a high s.
    public func signed(with key: PrivateKey, allowingReplay: Bool = false) throws(SigningError) -> SignedTransaction {
        let fields = self.fields
        try validate(fields)
        if let from, from != key.address {
            throw SigningError(.refused, path: "from", "\(from) is not the address of the key, \(key.address)")
        }
        guard fields.receiver != nil || !fields.data.isEmpty else {
            throw SigningError(.refused, path: "to", "it is null, which creates a contract, and there is no data")
        }
        guard fields.chain != nil || allowingReplay else {
            throw SigningError(.refused, path: "chainId", "without one the transaction is valid on every chain")
        }
        guard fields.chain != 0 else { throw SigningError(.refused, path: "chainId", "0 names no chain") }
        try fields.validateForSigning()
        // The fields are written once, and end in one tail and then in the other.
        var items = Self.items(fields)
        let digest = Self.ended(&items, fields, nil).withUnsafeBytes { Keccak256.word($0) }
        let signature = try key.sign(digest)
        return SignedTransaction(
            self, signature: signature, sender: key.address, bytes: Self.ended(&items, fields, signature))
    }

    /// Refuses what no chain can accept.
    ///
    /// Throws ``SigningError/Code/invalidValue`` for a tip above the maximum fee, a nonce of 2⁶⁴ − 1 (EIP-2681), gas
    /// that could cost 2²⁵⁶ wei or more, a transaction of type 3 without versioned hashes or with one that does not
    /// begin with 0x01, one of type 4 without authorizations, and a ``sidecar`` that does not belong to it.
    public func validate() throws(SigningError) { try validate(fields) }

    private func validate(_ fields: some TransactionFields) throws(SigningError) {
        if let tip = fields.tip, tip > fields.feeCap {
            throw SigningError(.invalidValue, path: "maxPriorityFeePerGas", "it is above maxFeePerGas")
        }
        guard fields.nonce < .max else {
            throw SigningError(.invalidValue, path: "nonce", "no account can have the nonce 2^64-1 (EIP-2681)")
        }
        guard fields.feeCap.bitWidth <= 192 || UInt256(fields.gas).multiplied(by: fields.feeCap) != nil else {
            throw SigningError(.invalidValue, path: "gas", "gas times its price does not fit 256 bits")
        }
        try fields.validateOwn()
        try sidecar?.check(belongsTo: body)
    }

    /// The bytes with a signature, as the chain keeps them: without blobs.
    func signedBytes(_ signature: Signature) -> [UInt8] { Self.bytes(fields, signature) }

    private static func bytes(_ fields: some TransactionFields, _ signature: Signature?) -> [UInt8] {
        var items = items(fields)
        return ended(&items, fields, signature)
    }

    private static func items(_ fields: some TransactionFields) -> RLPWriter {
        var items = RLPWriter(capacity: 256 + fields.data.count + fields.accessList.count * 64)
        fields.write(to: &items)
        return items
    }

    /// The bytes of a transaction whose fields are in `items`, which is as before afterwards.
    private static func ended(
        _ items: inout RLPWriter, _ fields: some TransactionFields, _ signature: Signature?
    ) -> [UInt8] {
        let count = items.bytes.count
        defer { items.truncate(to: count) }
        fields.writeTail(signature, to: &items)
        return items.listed(prefix: fields.typeNumber == 0 ? nil : fields.typeNumber)
    }
}
