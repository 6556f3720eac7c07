// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
public import LucidJSON

extension Transaction {
    /// Reads the JSON form.
    ///
    /// Names are in camelCase or snake_case, each field once: `type`, `chainId`, `nonce`, `to`, `value`, `data` or
    /// `input`, `gas` or `gasLimit`, `gasPrice`, `maxFeePerGas`, `maxPriorityFeePerGas`, `accessList` of
    /// `{address, storageKeys}`, and `from`, which must be the key's address. Quantities are numbers, decimal text or
    /// 0x digits. Without `type` the fields imply it. `chainId`, `nonce`, `gas`, `to` and the fees are required:
    /// `to: null` creates a contract, and a legacy `chainId: null` leaves the chain open. Throws ``SigningError``
    /// whose path names the field.
    public init(json: JSONValue) throws(SigningError) {
        self = try TransactionReader(json).transaction()
    }

    /// The fields in JSON: `type` a number, quantities in decimal text, bytes in lower-case 0x, addresses in EIP-55.
    public var json: JSONObject {
        var object = JSONObject()
        object["type"] = .integer(type)
        writeFields(to: &object)
        return object
    }

    fileprivate func writeFields(to object: inout JSONObject) {
        object["chainId"] = chainID.map { .string(String($0)) } ?? .null
        object["nonce"] = .string(String(nonce))
        object["to"] = to.map { .string($0.description) } ?? .null
        object["value"] = .string(value.description)
        object["data"] = .string(Hex.encode(data, prefix: true))
        object["gas"] = .string(String(gas))
        if let tip = maxPriorityFeePerGas {
            object["maxFeePerGas"] = .string(maxFeePerGas.description)
            object["maxPriorityFeePerGas"] = .string(tip.description)
        } else {
            object["gasPrice"] = .string(maxFeePerGas.description)
        }
        if type > 0 { object["accessList"] = .array(accessList.map(\.json)) }
    }
}

extension AccessListEntry {
    fileprivate var json: JSONValue {
        [
            "address": .string(address.description),
            "storageKeys": .array(storageKeys.map { .string(Hex.encode($0.bytes, prefix: true)) }),
        ]
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
    /// `signature`, if there is one, and `warnings`.
    public var json: JSONObject {
        var object = JSONObject()
        switch self {
        case .signed(let signed):
            object["type"] = .integer(signed.transaction.type)
            object["from"] = .string(signed.sender.description)
            object["hash"] = .string(Hex.encode(signed.hash, prefix: true))
            signed.transaction.writeFields(to: &object)
            object["signature"] = .object(signed.signature.json)
        case .unsigned(let transaction):
            object["type"] = .integer(transaction.type)
            object["digest"] = .string(Hex.encode(transaction.signingDigest, prefix: true))
            transaction.writeFields(to: &object)
        }
        object["warnings"] = .array(transaction.warnings.map(JSONValue.string))
        return object
    }

    /// The transaction without its signature.
    public var transaction: Transaction {
        switch self {
        case .signed(let signed): signed.transaction
        case .unsigned(let transaction): transaction
        }
    }
}

extension SignedTransaction {
    /// The answer of `decode` for these bytes.
    public var json: JSONObject { DecodedTransaction.signed(self).json }
}
