// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// Bodies of type `application/x-www-form-urlencoded`.
enum FormCoding {
    /// The fields of `value`, which must be an object of scalars.
    ///
    /// A null is left out.
    static func fields(_ value: some Encodable) throws -> [(name: String, value: String)] {
        let json = try JSONValue(encoding: value)
        guard let object = json.objectValue else { throw failure("a form must be an object", value) }
        return try object.compactMap { key, field in
            switch field {
            case .null: nil
            case .string(let text): (key, text)
            case .bool(let flag): (key, flag ? "true" : "false")
            case .number(let number): (key, number.text)
            case .array, .object: throw failure("a field of a form must be a scalar", value)
            }
        }
    }

    /// The form as an object of texts; nil if it is not a form, or has a field twice (RFC 6749, section 3.2).
    static func object(_ body: [UInt8]) -> JSONValue? {
        guard let text = String(validating: body, as: UTF8.self), let fields = PercentEncoding.fields(text) else {
            return nil
        }
        var object = JSONObject()
        for field in fields {
            guard object.append(key: field.name, value: .string(field.value)) else { return nil }
        }
        return .object(object)
    }

    private static func failure(_ text: String, _ value: some Encodable) -> EncodingError {
        EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: text))
    }
}
