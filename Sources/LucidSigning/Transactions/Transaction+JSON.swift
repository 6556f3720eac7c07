// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
public import LucidJSON

extension Transaction {
    /// Reads the JSON form.
    ///
    /// Names are in camelCase or snake_case, each field once: `type`, `chainId`, `nonce`, `to`, `value`, `data` or
    /// `input`, `gas` or `gasLimit`, `gasPrice`, `maxFeePerGas`, `maxPriorityFeePerGas`, `accessList` of
    /// `{address, storageKeys}`, `maxFeePerBlobGas`, `blobVersionedHashes`, `authorizationList` of
    /// `{chainId, address, nonce, yParity, r, s}`, and `from`, which must be the key's address. `blobs`, `commitments`
    /// and `proofs`, all three or none, are a ``sidecar``. Quantities are numbers, decimal text or 0x digits. Without
    /// `type` the fields imply it. `chainId`, `nonce`, `gas`, `to`, the fees and the lists of types 3 and 4 are
    /// required: `to: null` creates a contract, and a legacy `chainId: null` leaves the chain open. Throws
    /// ``SigningError`` whose path names the field.
    public init(json: JSONValue) throws(SigningError) {
        self = try TransactionReader(json).transaction()
    }

    /// The fields in JSON, with the ``sidecar``: `type` a number, quantities in decimal text, bytes in lower-case 0x,
    /// addresses in EIP-55.
    public var json: JSONObject {
        var object = JSONObject()
        object["type"] = .integer(type)
        writeFields(to: &object)
        sidecar?.write(to: &object)
        return object
    }

    fileprivate func writeFields(to object: inout JSONObject) {
        let fields = self.fields
        object["chainId"] = fields.chain.map { .string(String($0)) } ?? .null
        object["nonce"] = .string(String(fields.nonce))
        object["to"] = fields.receiver.map { .string($0.description) } ?? .null
        object["value"] = .string(fields.value.description)
        object["data"] = .string(Hex.encode(fields.data, prefix: true))
        object["gas"] = .string(String(fields.gas))
        if let tip = fields.tip {
            object["maxFeePerGas"] = .string(fields.feeCap.description)
            object["maxPriorityFeePerGas"] = .string(tip.description)
        } else {
            object["gasPrice"] = .string(fields.feeCap.description)
        }
        if fields.typeNumber > 0 { object["accessList"] = .array(fields.accessList.map(\.json)) }
        fields.writeOwn(to: &object)
    }
}

extension Signature {
    /// The parts in JSON: `yParity` a number, `r` and `s` 32 bytes each in 0x.
    public var json: JSONObject {
        [
            "yParity": .integer(yParity), "r": .string(Hex.encode(r, prefix: true)),
            "s": .string(Hex.encode(s, prefix: true)),
        ]
    }
}

extension DecodedTransaction {
    /// The answer of `decode`: `type`, then `from` and `hash` or, if it is not signed, `digest`; the fields; then
    /// `signature`, if there is one, `sidecar`, if there are blobs, and `warnings`.
    ///
    /// `sidecar` is `{version, blobCount, commitments, proofCount}`, with version 1 for cell proofs (EIP-7594), else 0.
    public var json: JSONObject {
        var object = JSONObject()
        let warnings: [String]
        object["type"] = .integer(transaction.type)
        if case .signed(let signed) = self {
            object["from"] = .string(signed.sender.description)
            object["hash"] = .string(Hex.encode(signed.hash, prefix: true))
            warnings = signed.warnings
        } else {
            warnings = transaction.warnings
            object["digest"] = .string(Hex.encode(transaction.signingDigest, prefix: true))
        }
        transaction.writeFields(to: &object)
        if case .signed(let signed) = self { object["signature"] = .object(signed.signature.json) }
        object["sidecar"] = transaction.sidecar?.summary
        object["warnings"] = .array(warnings.map(JSONValue.string))
        return object
    }
}

extension SignedTransaction {
    /// The answer of `decode` for these bytes.
    public var json: JSONObject { DecodedTransaction.signed(self).json }
}
