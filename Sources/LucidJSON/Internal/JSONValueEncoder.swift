// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Makes a JSON value out of Swift values.
struct JSONValueEncoder: Encoder {
    /// A place that containers, which outlive the call that made them, fill in.
    final class Slot {
        enum Content {
            case empty
            case value(JSONValue)
            case array([Slot])
            case object([(key: String, slot: Slot)])
        }

        var content = Content.empty

        /// The value, if one was encoded.
        ///
        /// A member encoded twice keeps its place and its last value.
        func take() -> JSONValue? {
            switch content {
            case .empty: return nil
            case .value(let value): return value
            case .array(let slots): return .array(slots.map { $0.take() ?? .object(JSONObject()) })
            case .object(let members):
                var object = JSONObject()
                for member in members { object[member.key] = member.slot.take() ?? .object(JSONObject()) }
                return .object(object)
            }
        }
    }

    let slot = Slot()
    let path: JSONPathNode?
    let info: [CodingUserInfoKey: any Sendable]

    var codingPath: [any CodingKey] { JSONPathNode.keys(path) }
    var userInfo: [CodingUserInfoKey: Any] { info }

    static func encode(
        _ value: some Encodable, path: JSONPathNode?, userInfo: [CodingUserInfoKey: any Sendable]
    ) throws -> JSONValue {
        switch value {
        case let value as JSONValue: return value
        case let value as String: return .string(value)
        case let value as Date: return .string(RFC3339.format(value))
        case let value as JSONNumber: return .number(value)
        case let value as JSONObject: return .object(value)
        default: break
        }
        let encoder = JSONValueEncoder(path: path, info: userInfo)
        try value.encode(to: encoder)
        guard let result = encoder.slot.take() else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: encoder.codingPath, debugDescription: "the value encoded nothing"))
        }
        return result
    }

    func number(_ value: some BinaryFloatingPoint & LosslessStringConvertible, _ key: (any CodingKey)? = nil) throws
        -> JSONValue
    {
        guard value.isFinite, let text = ECMAScriptNumber(decimal: String(value))?.text else {
            throw EncodingError.invalidValue(
                value,
                .init(codingPath: codingPath + (key.map { [$0] } ?? []), debugDescription: "the number is not finite"))
        }
        return .number(JSONNumber(validated: text))
    }

    func nested(_ key: any CodingKey) -> JSONValueEncoder {
        JSONValueEncoder(path: JSONPathNode(path, key), info: info)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        switch slot.content {
        case .empty: slot.content = .object([])
        case .object: break
        default: preconditionFailure("a value at \(JSONPathKey.text(of: codingPath)) encoded itself in two forms")
        }
        return KeyedEncodingContainer(JSONKeyedEncoding<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        switch slot.content {
        case .empty: slot.content = .array([])
        case .array: break
        default: preconditionFailure("a value at \(JSONPathKey.text(of: codingPath)) encoded itself in two forms")
        }
        return JSONUnkeyedEncoding(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension JSONValueEncoder: SingleValueEncodingContainer {
    private func set(_ value: JSONValue) {
        slot.content = .value(value)
    }

    func encodeNil() { set(.null) }
    func encode(_ value: Bool) { set(.bool(value)) }
    func encode(_ value: String) { set(.string(value)) }
    func encode(_ value: Double) throws { set(try number(value)) }
    func encode(_ value: Float) throws { set(try number(value)) }
    func encode(_ value: Int) { set(.integer(value)) }
    func encode(_ value: Int8) { set(.integer(value)) }
    func encode(_ value: Int16) { set(.integer(value)) }
    func encode(_ value: Int32) { set(.integer(value)) }
    func encode(_ value: Int64) { set(.integer(value)) }
    func encode(_ value: UInt) { set(.integer(value)) }
    func encode(_ value: UInt8) { set(.integer(value)) }
    func encode(_ value: UInt16) { set(.integer(value)) }
    func encode(_ value: UInt32) { set(.integer(value)) }
    func encode(_ value: UInt64) { set(.integer(value)) }
    func encode(_ value: some Encodable) throws { set(try Self.encode(value, path: path, userInfo: info)) }
}
