// SPDX-License-Identifier: Apache-2.0
import LucidJSON
import LucidSigning

extension Target {
    /// There is one encoding of each item.
    static func rlp(_ bytes: [UInt8]) {
        do {
            let item = try RLP(decoding: bytes)
            require(item.encoded == bytes, "what is decoded is encoded to the same bytes")
        } catch {
            require(error.code == .invalidValue || error.code == .refused, "it is invalid or too long: \(error)")
        }
    }

    /// There is one encoding of each transaction, and its JSON form says everything.
    static func transaction(_ bytes: [UInt8]) {
        let decoded: DecodedTransaction
        do {
            decoded = try DecodedTransaction(decoding: bytes)
        } catch {
            require(error.code != .internalFailure, "bad input is no internal failure: \(error)")
            return
        }
        switch decoded {
        case .signed(let signed):
            require(signed.raw == bytes, "what is decoded is encoded to the same bytes")
            require(signed.hash == Keccak256.hash(bytes), "its hash is that of the bytes")
            require(signed.signature.compact64 != nil, "its s is low")
        case .unsigned(let transaction):
            require(transaction.unsignedBytes == bytes, "what is decoded is encoded to the same bytes")
        }
        require((try? JSONValue(parsing: JSONValue.object(decoded.json).text)) != nil, "the answer is JSON")
        // A chain id of 0 is decoded with a warning and not read from JSON.
        let transaction = decoded.transaction
        guard transaction.chainID != 0 else { return }
        let read = require("the fields are read") { () throws(SigningError) in
            try Transaction(json: .object(transaction.json))
        }
        require(read == transaction, "the fields say everything")
    }

    /// What is read can be encoded, and decodes to the same.
    static func transactionJSON(_ bytes: [UInt8]) {
        guard let json = try? JSONValue(parsing: bytes) else { return }
        var transaction: Transaction
        do {
            transaction = try Transaction(json: json)
        } catch {
            require(error.code != .internalFailure, "bad input is no internal failure: \(error)")
            require(!error.path.isEmpty || json.objectValue == nil, "an error names its place: \(error)")
            return
        }
        let again = try? Transaction(json: .object(transaction.json))
        transaction.from = nil
        require(again == transaction, "its JSON form reads back the same")
        let decoded = require("it is decoded") { () throws(SigningError) in
            try DecodedTransaction(decoding: transaction.unsignedBytes)
        }
        require(decoded == .unsigned(transaction), "it is decoded to the same")
    }
}
