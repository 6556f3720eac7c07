// SPDX-License-Identifier: Apache-2.0

/// The elements of an array being encoded.
struct JSONUnkeyedEncoding: UnkeyedEncodingContainer {
    let encoder: JSONValueEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    var count: Int {
        guard case .array(let slots) = encoder.slot.content else { return 0 }
        return slots.count
    }

    private var key: JSONPathKey { JSONPathKey(index: count) }

    private func add(_ slot: JSONValueEncoder.Slot) {
        guard case .array(var slots) = encoder.slot.content else { return }
        encoder.slot.content = .empty  // so that the elements are not copied
        slots.append(slot)
        encoder.slot.content = .array(slots)
    }

    private func set(_ value: JSONValue) {
        let slot = JSONValueEncoder.Slot()
        slot.content = .value(value)
        add(slot)
    }

    private func nested() -> JSONValueEncoder {
        let nested = encoder.nested(key)
        add(nested.slot)
        return nested
    }

    func encodeNil() { set(.null) }
    func encode(_ value: Bool) { set(.bool(value)) }
    func encode(_ value: String) { set(.string(value)) }
    func encode(_ value: Double) throws { set(try encoder.number(value, key)) }
    func encode(_ value: Float) throws { set(try encoder.number(value, key)) }
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

    func encode(_ value: some Encodable) throws {
        set(try JSONValueEncoder.encode(value, path: JSONPathNode(encoder.path, key), userInfo: encoder.info))
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        nested().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
    func superEncoder() -> any Encoder { nested() }
}
