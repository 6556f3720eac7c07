// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
    /// Decodes a `Value`.
    ///
    /// Integers are taken only from numbers written as integers, exactly; dates from RFC 3339 text. Throws
    /// `DecodingError` whose path leads to the place and whose description names what was expected and found.
    public func decode<Value: Decodable>(
        _ type: Value.Type = Value.self, userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) throws -> Value {
        try JSONValueDecoder(value: self, path: nil, userInfo: userInfo).unwrap(type)
    }

    /// Encodes `value`; dates become RFC 3339 text, members keep the order in which they were encoded.
    ///
    /// Throws `EncodingError` for a number that is not finite, and for a value that encodes nothing.
    public init(encoding value: some Encodable, userInfo: [CodingUserInfoKey: any Sendable] = [:]) throws {
        self = try JSONValueEncoder.encode(value, path: nil, userInfo: userInfo)
    }
}

extension JSONValue: Codable {
    /// Takes the value as it is; from a decoder of another kind what that can tell.
    public init(from decoder: any Decoder) throws {
        if let decoder = decoder as? JSONValueDecoder {
            self = decoder.value
            return
        }
        if let container = try? decoder.container(keyedBy: JSONPathKey.self) {
            var object = JSONObject()
            for key in container.allKeys {
                object[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
            }
            self = .object(object)
            return
        }
        if var container = try? decoder.unkeyedContainer() {
            var elements: [JSONValue] = []
            while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
            self = .array(elements)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(UInt64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self), let number = JSONNumber(value) {
            self = .number(number)
        } else {
            self = .string(try container.decode(String.self))
        }
    }

    /// Gives the value as it is; to an encoder of another kind what that can hold.
    ///
    /// There a number beyond 64-bit integers becomes the nearest double.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let object):
            var container = encoder.container(keyedBy: JSONPathKey.self)
            for (key, value) in object { try container.encode(value, forKey: JSONPathKey(name: key)) }
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .string(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .number(let number):
            var container = encoder.singleValueContainer()
            if encoder is JSONValueEncoder {
                try container.encode(self)
            } else if let value = number.int64 {
                try container.encode(value)
            } else if let value = number.uint64 {
                try container.encode(value)
            } else if let value = number.double {
                try container.encode(value)
            } else {
                throw EncodingError.invalidValue(
                    number, .init(codingPath: encoder.codingPath, debugDescription: "the number is beyond a double"))
            }
        }
    }
}

extension JSONObject: Codable {
    /// Takes an object as it is.
    public init(from decoder: any Decoder) throws {
        let value = try JSONValue(from: decoder)
        guard case .object(let object) = value else {
            throw DecodingError.typeMismatch(
                JSONObject.self,
                .init(codingPath: decoder.codingPath, debugDescription: "expected an object, found \(value.kind)"))
        }
        self = object
    }

    /// Gives the object as it is.
    public func encode(to encoder: any Encoder) throws {
        try JSONValue.object(self).encode(to: encoder)
    }
}

extension JSONNumber: Codable {
    /// Takes a number as it is.
    public init(from decoder: any Decoder) throws {
        let value = try JSONValue(from: decoder)
        guard case .number(let number) = value else {
            throw DecodingError.typeMismatch(
                JSONNumber.self,
                .init(codingPath: decoder.codingPath, debugDescription: "expected a number, found \(value.kind)"))
        }
        self = number
    }

    /// Gives the number as it is.
    public func encode(to encoder: any Encoder) throws {
        try JSONValue.number(self).encode(to: encoder)
    }
}
