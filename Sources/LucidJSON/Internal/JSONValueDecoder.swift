// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads Swift values out of a JSON value.
struct JSONValueDecoder: Decoder {
    let value: JSONValue
    let path: JSONPathNode?
    let info: [CodingUserInfoKey: any Sendable]

    init(value: JSONValue, path: JSONPathNode?, userInfo: [CodingUserInfoKey: any Sendable]) {
        self.value = value
        self.path = path
        info = userInfo
    }

    var codingPath: [any CodingKey] { JSONPathNode.keys(path) }
    var userInfo: [CodingUserInfoKey: Any] { info }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let object) = value else { throw mismatch([String: Any].self, "an object") }
        try refuseLookalikes(object)
        return KeyedDecodingContainer(JSONKeyedDecoding<Key>(decoder: self, object: object))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else { throw mismatch([Any].self, "an array") }
        return JSONUnkeyedDecoding(decoder: self, elements: elements)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    /// The decoder for a value inside this one.
    func nested(_ value: JSONValue, _ key: any CodingKey) -> JSONValueDecoder {
        JSONValueDecoder(value: value, path: JSONPathNode(path, key), userInfo: info)
    }

    /// Decodes the whole value, taking what this package knows by the short way.
    func unwrap<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if type == String.self, let known = try string() as? Value { return known }
        if type == JSONValue.self, let known = value as? Value { return known }
        if type == Date.self, let known = try date() as? Value { return known }
        return try Value(from: self)
    }

    func string() throws -> String {
        guard case .string(let text) = value else { throw mismatch(String.self, "a string") }
        return text
    }

    func bool() throws -> Bool {
        guard case .bool(let flag) = value else { throw mismatch(Bool.self, "a boolean") }
        return flag
    }

    func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws -> Integer {
        guard case .number(let number) = value else { throw mismatch(type, "an integer") }
        guard number.isInteger else {
            throw corrupted("expected an integer, found a number written with a fraction or an exponent")
        }
        guard let result = number.integer(as: type) else {
            throw corrupted("expected an integer from \(Integer.min) to \(Integer.max), found one outside")
        }
        return result
    }

    func float<Float: BinaryFloatingPoint & LosslessStringConvertible>(_ type: Float.Type) throws -> Float {
        guard case .number(let number) = value else { throw mismatch(type, "a number") }
        guard let result = Float(number.text), result.isFinite else {
            throw corrupted("expected a number within the range of \(type), found one outside")
        }
        return result
    }

    private func date() throws -> Date {
        guard let date = RFC3339.parse(try string()) else {
            throw corrupted("expected an RFC 3339 time such as 2026-01-02T03:04:05Z, found other text")
        }
        return date
    }

    func mismatch(_ type: any Any.Type, _ expected: String) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: codingPath, debugDescription: "expected \(expected), found \(value.kind)")
        return value.isNull ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    func corrupted(_ problem: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: codingPath, debugDescription: problem))
    }

    /// Refuses keys that differ in bytes but are equal as Swift strings: a dictionary would keep one of the values.
    private func refuseLookalikes(_ object: JSONObject) throws {
        guard object.contains(where: { $0.key.utf8.contains { $0 >= 0x80 } }) else { return }
        guard Set(object.keys).count == object.count else {
            throw corrupted("expected distinct keys, found two that are different bytes of the same characters")
        }
    }
}

extension JSONValueDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { value.isNull }
    func decode(_ type: Bool.Type) throws -> Bool { try bool() }
    func decode(_ type: String.Type) throws -> String { try string() }
    func decode(_ type: Double.Type) throws -> Double { try float(type) }
    func decode(_ type: Float.Type) throws -> Float { try float(type) }
    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try unwrap(type) }
}
