// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON

/// Reads the members of a JSON object: each once, in one spelling, and no others.
struct FieldReader {
    /// The name of a field in messages, and how else it may be written.
    typealias Spelling = (name: String, others: [String])

    private let fields: [String: (key: String, value: JSONValue)]

    /// `kind` names the object in messages, with its article.
    init(_ json: JSONValue, of kind: String, _ spellings: [Spelling]) throws(SigningError) {
        guard case .object(let object) = json else {
            throw SigningError(.invalidRequest, "\(kind) is an object, not \(json.kind)")
        }
        var fields: [String: (key: String, value: JSONValue)] = [:]
        for (key, value) in object {
            let known = spellings.first { sameBytes($0.name, key) || $0.others.contains { sameBytes($0, key) } }
            guard let known else {
                throw SigningError(.invalidRequest, path: SigningError.shown(key), "\(kind) has no such field")
            }
            if let other = fields[known.name] {
                throw SigningError(.invalidRequest, path: key, "the field is there twice, also as \(other.key)")
            }
            fields[known.name] = (key, value)
        }
        self.fields = fields
    }

    func contains(_ name: String) -> Bool { fields[name] != nil }

    /// The spelling in which the field is there.
    func key(of name: String) -> String? { fields[name]?.key }

    func isNull(_ name: String) -> Bool { fields[name]?.value.isNull == true }

    /// What `read` makes of the field, which must be there.
    func required<Value>(
        _ name: String, _ read: (JSONValue) throws(SigningError) -> Value
    ) throws(SigningError) -> Value {
        guard let field = fields[name] else {
            throw SigningError(.invalidRequest, path: name, "the field is missing")
        }
        return try inside(field.key) { () throws(SigningError) in try read(field.value) }
    }

    /// What `read` makes of the field, or nil if it is not there.
    func optional<Value>(
        _ name: String, _ read: (JSONValue) throws(SigningError) -> Value
    ) throws(SigningError) -> Value? {
        fields[name] == nil ? nil : try required(name, read)
    }

    func integer(_ name: String, bits: Int) throws(SigningError) -> UInt256 {
        try required(name) { value throws(SigningError) in
            try Quantity(value).unsigned(bits: bits, as: "an unsigned number of \(bits) bits")
        }
    }

    func address(_ name: String) throws(SigningError) -> Address {
        try required(name) { value throws(SigningError) in try Address(json: value) }
    }

    /// What `read` makes of each element of the field, which must be there.
    func list<Value>(
        _ name: String, _ read: (JSONValue) throws(SigningError) -> Value
    ) throws(SigningError) -> [Value] {
        try required(name) { value throws(SigningError) in
            guard case .array(let elements) = value else {
                throw SigningError(.invalidValue, "a list is needed, not \(value.kind)")
            }
            var values: [Value] = []
            for (index, element) in elements.enumerated() {
                values.append(try inside(index: index) { () throws(SigningError) in try read(element) })
            }
            return values
        }
    }
}

extension Address {
    init(json: JSONValue) throws(SigningError) {
        guard case .string(let text) = json else {
            throw SigningError(.invalidValue, "an address is text, not \(json.kind)")
        }
        try self.init(text)
    }
}

extension UInt256 {
    /// Reads `0x` and the 64 digits of 32 bytes.
    init(word json: JSONValue) throws(SigningError) {
        guard case .string(let text) = json, let bytes = Hex.decode(text, prefix: .required), bytes.count == 32,
            let word = UInt256(bigEndian: bytes)
        else { throw SigningError(.invalidValue, "32 bytes are needed: 0x and 64 hexadecimal digits") }
        self = word
    }

    /// `0x` and the 64 digits of the 32 bytes.
    var wordJSON: JSONValue { .string(Hex.encode(bytes, prefix: true)) }
}

/// Whether two texts have the same bytes; Swift's own equality takes canonically equivalent texts for equal.
func sameBytes(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8)
}
