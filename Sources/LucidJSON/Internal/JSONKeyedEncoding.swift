// SPDX-License-Identifier: Apache-2.0

/// The members of an object being encoded.
struct JSONKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: JSONValueEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    private func add(_ key: some CodingKey, _ slot: JSONValueEncoder.Slot) {
        guard case .object(var members) = encoder.slot.content else { return }
        encoder.slot.content = .empty  // so that the members are not copied
        members.append((key.stringValue, slot))
        encoder.slot.content = .object(members)
    }

    private func set(_ key: Key, _ value: JSONValue) {
        let slot = JSONValueEncoder.Slot()
        slot.content = .value(value)
        add(key, slot)
    }

    private func nested(_ key: some CodingKey) -> JSONValueEncoder {
        let nested = encoder.nested(key)
        add(key, nested.slot)
        return nested
    }

    func encodeNil(forKey key: Key) { set(key, .null) }
    func encode(_ value: Bool, forKey key: Key) { set(key, .bool(value)) }
    func encode(_ value: String, forKey key: Key) { set(key, .string(value)) }
    func encode(_ value: Double, forKey key: Key) throws { set(key, try encoder.number(value, key)) }
    func encode(_ value: Float, forKey key: Key) throws { set(key, try encoder.number(value, key)) }
    func encode(_ value: Int, forKey key: Key) { set(key, .integer(value)) }
    func encode(_ value: Int8, forKey key: Key) { set(key, .integer(value)) }
    func encode(_ value: Int16, forKey key: Key) { set(key, .integer(value)) }
    func encode(_ value: Int32, forKey key: Key) { set(key, .integer(value)) }
    func encode(_ value: Int64, forKey key: Key) { set(key, .integer(value)) }
    func encode(_ value: UInt, forKey key: Key) { set(key, .integer(value)) }
    func encode(_ value: UInt8, forKey key: Key) { set(key, .integer(value)) }
    func encode(_ value: UInt16, forKey key: Key) { set(key, .integer(value)) }
    func encode(_ value: UInt32, forKey key: Key) { set(key, .integer(value)) }
    func encode(_ value: UInt64, forKey key: Key) { set(key, .integer(value)) }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        let path = JSONPathNode(encoder.path, key)
        set(key, try JSONValueEncoder.encode(value, path: path, userInfo: encoder.info))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        nested(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { nested(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { nested(JSONPathKey(name: "super")) }
    func superEncoder(forKey key: Key) -> any Encoder { nested(key) }
}
