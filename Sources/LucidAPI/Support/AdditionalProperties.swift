// SPDX-License-Identifier: Apache-2.0
import LucidJSON

extension Decoder {
    /// The members that are not among `known`, in order.
    func additionalProperties(beside known: [String]) throws -> JSONObject {
        var object = try JSONObject(from: self)
        for key in known { object[key] = nil }
        return object
    }

    /// The members that are not among `known`, all of one type.
    func additionalProperties<Value: Decodable>(beside known: [String]) throws -> [String: Value] {
        let container = try container(keyedBy: JSONPathKey.self)
        var values: [String: Value] = [:]
        for key in container.allKeys where !known.contains(key.stringValue) {
            values[key.stringValue] = try container.decode(Value.self, forKey: key)
        }
        return values
    }
}

extension Encoder {
    /// Writes members beside those that are written already.
    func encodeAdditional(_ object: JSONObject) throws {
        var container = container(keyedBy: JSONPathKey.self)
        for (key, value) in object { try container.encode(value, forKey: JSONPathKey(name: key)) }
    }

    /// Writes members beside those that are written already, in the order of their names.
    func encodeAdditional(_ values: [String: some Encodable]) throws {
        var container = container(keyedBy: JSONPathKey.self)
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            try container.encode(value, forKey: JSONPathKey(name: key))
        }
    }
}
