// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

/// A JWKS document (RFC 7517 section 5): the keys whose tokens are believed, found by name.
public struct JWKSet: Hashable, Sendable {
    /// The keys, each with a name of its own.
    public let keys: [JWK]

    /// Takes keys; of two with one name the first counts.
    public init(_ keys: some Sequence<JWK>) {
        var distinct: [JWK] = []
        for key in keys where !distinct.contains(where: { $0.keyID == key.keyID }) { distinct.append(key) }
        self.keys = distinct
    }

    /// Reads a document.
    ///
    /// A key that is none of ours (another kind, use or algorithm, without a name, broken, with its private part) is
    /// skipped, as the RFC asks: its tokens are not believed, those of the others are.
    /// - Throws: ``TokenError`` with ``TokenError/Code/invalidKey`` for what is no key set, and for two keys with one
    ///   name.
    public init(parsing bytes: [UInt8]) throws(TokenError) {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw TokenError(.invalidKey, message: "the key set is not strict JSON", underlying: error)
        }
        guard let members = value["keys"]?.arrayValue, members.count <= 100 else {
            throw TokenError(.invalidKey, message: "a key set has a member keys with at most 100 keys")
        }
        var keys: [JWK] = []
        for member in members {
            guard member["kty"]?.stringValue != nil else {
                throw TokenError(.invalidKey, message: "a key in the set has no kty")
            }
            guard let key = try? JWK(json: member) else { continue }
            guard !keys.contains(where: { $0.keyID == key.keyID }) else {
                throw TokenError(.invalidKey, message: "two keys in the set have the same kid")
            }
            keys.append(key)
        }
        self.keys = keys
    }

    /// The key with that name.
    public subscript(keyID: String) -> JWK? { keys.first { $0.keyID == keyID } }

    /// The document as JSON.
    public var json: JSONValue { ["keys": .array(keys.map(\.json))] }
}
