// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON

/// An account and the storage of it that a transaction announces to touch (EIP-2930).
public struct AccessListEntry: Hashable, Sendable {
    /// The account.
    public var address: Address
    /// The places in its storage.
    public var storageKeys: [UInt256]

    /// Creates an entry.
    public init(address: Address, storageKeys: [UInt256] = []) {
        self.address = address
        self.storageKeys = storageKeys
    }
}

extension AccessListEntry {
    init(rlp reader: inout RLPReader) throws(SigningError) {
        var items = try reader.list()
        address = try items.address("address")
        storageKeys = try items.words("storageKeys")
        try items.finish()
    }

    init(json: JSONValue) throws(SigningError) {
        let reader = try FieldReader(json, of: "an entry", [("address", []), ("storageKeys", ["storage_keys"])])
        address = try reader.address("address")
        storageKeys = try reader.list("storageKeys") { value throws(SigningError) in try UInt256(word: value) }
    }

    var json: JSONValue {
        ["address": .string(address.description), "storageKeys": .array(storageKeys.map(\.wordJSON))]
    }
}

extension RLPWriter {
    mutating func append(_ accessList: [AccessListEntry]) {
        list { writer in
            for entry in accessList {
                writer.list { writer in
                    writer.append(entry.address)
                    writer.append(words: entry.storageKeys)
                }
            }
        }
    }
}
