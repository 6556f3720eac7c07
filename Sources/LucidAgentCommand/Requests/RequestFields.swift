// SPDX-License-Identifier: Apache-2.0
package import LucidJSON

/// The members of one request, after a check that none is unknown.
package struct RequestFields {
    private let object: JSONObject

    /// - Throws: `invalid_request` if `value` is no object or has a key that is neither in `keys` nor `id`.
    package init(_ value: JSONValue, keys: [String]) throws(RequestError) {
        guard let object = value.objectValue else {
            throw RequestError(.invalidRequest, at: "", "a request is a JSON object, not \(value.kind)")
        }
        for key in object.keys where key != "id" && !keys.contains(where: { Self.equal($0, key) }) {
            throw RequestError(
                .invalidRequest, at: JSONPath.key(key),
                "unknown key; known are id, \(keys.joined(separator: ", "))")
        }
        self.object = object
    }

    /// The value of a key that must be there.
    func value(_ key: String) throws(RequestError) -> JSONValue {
        guard let value = object[key] else { throw RequestError(.invalidRequest, at: key, "missing") }
        return value
    }

    /// The value of a key that may be absent.
    func optionalValue(_ key: String) -> JSONValue? { object[key] }

    /// The text of a key that must be there.
    func text(_ key: String) throws(RequestError) -> String {
        let value = try value(key)
        guard let text = value.stringValue else {
            throw RequestError(.invalidValue, at: key, "must be a string, not \(value.kind)")
        }
        return text
    }

    /// The text of a key that may be absent.
    func optionalText(_ key: String) throws(RequestError) -> String? {
        object.contains(key: key) ? try text(key) : nil
    }

    /// Keys are compared by their bytes; Swift's strings call different bytes equal.
    private static func equal(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}

/// How a place in the input is written in messages.
enum JSONPath {
    /// A key as a path; quoted if it is not a plain name.
    static func key(_ key: String) -> String {
        let plain =
            !key.isEmpty && key.utf8.count <= 64
            && key.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            }
        if plain { return key }
        return JSONValue.string(String(key.unicodeScalars.prefix(64).map(Character.init))).text
    }
}
