// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON

/// Reads the JSON form of a transaction: each field once, in one spelling, and no other fields.
struct TransactionReader {
    /// The fields by the name used in messages, with all spellings.
    private static let spellings: [(name: String, others: [String])] = [
        ("type", []), ("chainId", ["chain_id"]), ("nonce", []), ("to", []), ("value", []), ("data", ["input"]),
        ("gas", ["gasLimit", "gas_limit"]), ("gasPrice", ["gas_price"]),
        ("maxFeePerGas", ["max_fee_per_gas"]), ("maxPriorityFeePerGas", ["max_priority_fee_per_gas"]),
        ("accessList", ["access_list"]), ("maxFeePerBlobGas", ["max_fee_per_blob_gas"]),
        ("blobVersionedHashes", ["blob_versioned_hashes"]), ("authorizationList", ["authorization_list"]),
        ("from", []),
    ]

    private let fields: [String: (key: String, value: JSONValue)]

    init(_ json: JSONValue) throws(SigningError) {
        guard case .object(let object) = json else {
            throw SigningError(.invalidRequest, "a transaction is an object, not \(json.kind)")
        }
        var fields: [String: (key: String, value: JSONValue)] = [:]
        for (key, value) in object {
            let known = Self.spellings.first { sameBytes($0.name, key) || $0.others.contains { sameBytes($0, key) } }
            guard let known else {
                throw SigningError(.invalidRequest, path: SigningError.shown(key), "a transaction has no such field")
            }
            if let other = fields[known.name] {
                throw SigningError(.invalidRequest, path: key, "the field is there twice, also as \(other.key)")
            }
            fields[known.name] = (key, value)
        }
        self.fields = fields
    }

    /// The transaction, of the type it names or of that which its fields imply.
    func transaction() throws(SigningError) -> Transaction {
        let implied = impliedType
        var type = implied
        if fields["type"] != nil {
            let named = try integer("type", bits: 64)
            guard named <= 4, let small = named.uint64 else {
                throw SigningError(.unsupported, path: "type", "no transaction of type \(named) is known")
            }
            type = small
        }
        guard type < 3 else {
            throw SigningError(.unsupported, path: "type", "transactions of type \(type) are not supported yet")
        }
        try refuseForeignFields(type)
        let from: Address? = try optional("from") { value throws(SigningError) in try address(value) }
        let body: Transaction.Body =
            switch type {
            case 0: .legacy(try legacy())
            case 1: .accessList(try accessListTransaction())
            default: .feeMarket(try feeMarket())
            }
        let transaction = Transaction(body, from: from)
        try transaction.validate()
        return transaction
    }

    private var impliedType: UInt64 {
        func has(_ name: String) -> Bool { fields[name] != nil }
        if has("authorizationList") { return 4 }
        if has("maxFeePerBlobGas") || has("blobVersionedHashes") { return 3 }
        if has("maxFeePerGas") || has("maxPriorityFeePerGas") { return 2 }
        return has("accessList") ? 1 : 0
    }

    private func refuseForeignFields(_ type: UInt64) throws(SigningError) {
        var foreign = ["maxFeePerBlobGas", "blobVersionedHashes", "authorizationList"]
        foreign += type == 2 ? ["gasPrice"] : ["maxFeePerGas", "maxPriorityFeePerGas"]
        if type == 0 { foreign.append("accessList") }
        for name in foreign {
            guard let field = fields[name] else { continue }
            throw SigningError(.invalidRequest, path: field.key, "a transaction of type \(type) has no such field")
        }
    }

    private func legacy() throws(SigningError) -> LegacyTransaction {
        // An explicit null asks for a transaction without a chain id, which can be hashed but is not signed lightly.
        let chainID: UInt64? = fields["chainId"]?.value.isNull == true ? nil : try chain()
        return LegacyTransaction(
            chainID: chainID, nonce: try integer64("nonce"), gasPrice: try integer("gasPrice", bits: 256),
            gas: try integer64("gas"), to: try receiver(), value: try amount(), data: try data())
    }

    private func accessListTransaction() throws(SigningError) -> AccessListTransaction {
        AccessListTransaction(
            chainID: try chain(), nonce: try integer64("nonce"), gasPrice: try integer("gasPrice", bits: 256),
            gas: try integer64("gas"), to: try receiver(), value: try amount(), data: try data(),
            accessList: try accessList())
    }

    private func feeMarket() throws(SigningError) -> FeeMarketTransaction {
        FeeMarketTransaction(
            chainID: try chain(), nonce: try integer64("nonce"),
            maxPriorityFeePerGas: try integer("maxPriorityFeePerGas", bits: 256),
            maxFeePerGas: try integer("maxFeePerGas", bits: 256), gas: try integer64("gas"), to: try receiver(),
            value: try amount(), data: try data(), accessList: try accessList())
    }
}

extension TransactionReader {
    private func required<Value>(
        _ name: String, _ read: (JSONValue) throws(SigningError) -> Value
    ) throws(SigningError) -> Value {
        guard let field = fields[name] else {
            throw SigningError(.invalidRequest, path: name, "the field is missing")
        }
        do { return try read(field.value) } catch { throw error.within(field.key) }
    }

    private func optional<Value>(
        _ name: String, _ read: (JSONValue) throws(SigningError) -> Value
    ) throws(SigningError) -> Value? {
        fields[name] == nil ? nil : try required(name, read)
    }

    private func integer(_ name: String, bits: Int) throws(SigningError) -> UInt256 {
        try required(name) { value throws(SigningError) in
            try Quantity(value).unsigned(bits: bits, as: "an unsigned number of \(bits) bits")
        }
    }

    private func integer64(_ name: String) throws(SigningError) -> UInt64 {
        try integer(name, bits: 64).w0
    }

    private func chain() throws(SigningError) -> UInt64 {
        let chainID = try integer64("chainId")
        guard chainID > 0 else { throw SigningError(.invalidValue, path: "chainId", "0 names no chain") }
        return chainID
    }

    private func receiver() throws(SigningError) -> Address? {
        guard fields["to"] != nil else {
            throw SigningError(.invalidRequest, path: "to", "the field is missing; write null to create a contract")
        }
        return try required("to") { value throws(SigningError) in value.isNull ? nil : try address(value) }
    }

    private func amount() throws(SigningError) -> UInt256 {
        fields["value"] == nil ? .zero : try integer("value", bits: 256)
    }

    private func data() throws(SigningError) -> [UInt8] {
        let data: [UInt8]? = try optional("data") { value throws(SigningError) in
            guard case .string(let text) = value, let bytes = Hex.decode(text, prefix: .required) else {
                throw SigningError(.invalidValue, "data is 0x and an even number of hexadecimal digits")
            }
            return bytes
        }
        return data ?? []
    }

    private func address(_ value: JSONValue) throws(SigningError) -> Address {
        guard case .string(let text) = value else {
            throw SigningError(.invalidValue, "an address is text, not \(value.kind)")
        }
        return try Address(text)
    }

    private func accessList() throws(SigningError) -> [AccessListEntry] {
        let entries = try optional("accessList") { value throws(SigningError) in
            try elements(of: value) { value throws(SigningError) in try entry(value) }
        }
        return entries ?? []
    }

    private func entry(_ value: JSONValue) throws(SigningError) -> AccessListEntry {
        guard case .object(let object) = value else {
            throw SigningError(.invalidRequest, "an entry is {address, storageKeys}, not \(value.kind)")
        }
        var known: (address: JSONValue?, keys: (name: String, value: JSONValue)?) = (nil, nil)
        for (key, value) in object {
            if sameBytes(key, "address") {
                known.address = value
            } else if sameBytes(key, "storageKeys") || sameBytes(key, "storage_keys") {
                guard known.keys == nil else {
                    throw SigningError(.invalidRequest, path: key, "the field is there twice in two spellings")
                }
                known.keys = (key, value)
            } else {
                throw SigningError(.invalidRequest, path: SigningError.shown(key), "an entry has no such field")
            }
        }
        guard let account = known.address else {
            throw SigningError(.invalidRequest, path: "address", "the field is missing")
        }
        guard let keys = known.keys else {
            throw SigningError(.invalidRequest, path: "storageKeys", "the field is missing")
        }
        return AccessListEntry(
            address: try inside("address") { () throws(SigningError) in try address(account) },
            storageKeys: try inside(keys.name) { () throws(SigningError) in
                try elements(of: keys.value) { value throws(SigningError) in try storageKey(value) }
            })
    }

    private func storageKey(_ value: JSONValue) throws(SigningError) -> UInt256 {
        guard case .string(let text) = value, let bytes = Hex.decode(text, prefix: .required), bytes.count == 32,
            let key = UInt256(bigEndian: bytes)
        else { throw SigningError(.invalidValue, "a storage key is 0x and 64 hexadecimal digits") }
        return key
    }

    private func elements<Value>(
        of value: JSONValue, _ read: (JSONValue) throws(SigningError) -> Value
    ) throws(SigningError) -> [Value] {
        guard case .array(let elements) = value else {
            throw SigningError(.invalidValue, "a list is needed, not \(value.kind)")
        }
        var values: [Value] = []
        for (index, element) in elements.enumerated() {
            do { values.append(try read(element)) } catch { throw error.within(index: index) }
        }
        return values
    }
}

/// Whether two texts have the same bytes; Swift's own equality takes canonically equivalent texts for equal.
func sameBytes(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8)
}
