// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON

/// The `types` of typed data, checked and with all type hashes, which any number of messages share.
///
/// Nothing in it changes and nothing in it is secret. Those read last are kept, so that data of the same types costs
/// no hashing of types again.
final class TypedDataTypes: Sendable {
    /// The types as given.
    let json: JSONObject
    let table: TypeTable
    /// Domains that came with these types, by their JSON text.
    private let domains = ByteCache<TypedDataHeader>(sets: 4, longestKey: 1 << 10)

    private static let cache = ByteCache<TypedDataTypes>(sets: 16, longestKey: 1 << 13)

    init(_ json: JSONObject) throws(SigningError) {
        self.json = json
        table = try inside("types") { () throws(SigningError) in try TypeTable(json) }
    }

    /// The types with this JSON text, an object; `read` reads it if that has to be done.
    static func cached(
        _ text: UnsafeRawBufferPointer, read: () throws(SigningError) -> JSONObject
    ) throws(SigningError) -> TypedDataTypes {
        try cache.value(for: text) { () throws(SigningError) in try TypedDataTypes(try read()) }
    }

    /// The same types, by their compact text.
    static func cached(_ json: JSONObject) throws(SigningError) -> TypedDataTypes {
        try withText(of: json) { text throws(SigningError) in try cached(text) { json } }
    }

    /// The domain with this JSON text, an object, for data of these types; `read` reads it if that has to be done.
    func header(
        _ text: UnsafeRawBufferPointer, read: () throws(SigningError) -> JSONObject
    ) throws(SigningError) -> TypedDataHeader {
        try domains.value(for: text) { () throws(SigningError) in try TypedDataHeader(try read(), types: table) }
    }

    /// The same domain, by its compact text.
    func header(_ json: JSONObject) throws(SigningError) -> TypedDataHeader {
        try Self.withText(of: json) { text throws(SigningError) in try header(text) { json } }
    }

    /// Runs `body` with the compact text of `json`.
    private static func withText<Value>(
        of json: JSONObject, _ body: (UnsafeRawBufferPointer) throws(SigningError) -> Value
    ) throws(SigningError) -> Value {
        try JSONValue.object(json).serialized().withUnsafeBytes { text in
            Result { () throws(SigningError) in try body(text) }
        }.get()
    }
}

/// The domain of typed data, checked and hashed.
final class TypedDataHeader: Sendable {
    /// The domain as given.
    let json: JSONObject
    let domain: TypedDataDomain
    /// `EIP712Domain`, declared or inferred.
    let structure: TypeTable.Structure
    let word: UInt256

    init(_ json: JSONObject, types: TypeTable) throws(SigningError) {
        self.json = json
        structure = try TypedDataDomain.structure(for: json, in: types)
        var hasher = TypedDataHasher([], isLenient: false)
        let structure = structure
        word = try inside("domain") { () throws(SigningError) in try hasher.hash(structure, json) }
        domain = try TypedDataDomain(json)
    }
}
