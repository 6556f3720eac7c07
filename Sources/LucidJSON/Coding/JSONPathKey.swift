// SPDX-License-Identifier: Apache-2.0

/// A step into an object or an array.
package struct JSONPathKey: CodingKey {
    package let stringValue: String
    package let intValue: Int?

    package init(name: String) {
        stringValue = name
        intValue = nil
    }

    package init(index: Int) {
        stringValue = String(index)
        intValue = index
    }

    package init?(stringValue: String) { self.init(name: stringValue) }
    package init?(intValue: Int) { self.init(index: intValue) }

    /// The steps as one reads them: `message.orders[2].amount`; empty for none.
    package static func text(of path: [any CodingKey]) -> String {
        var text = ""
        for key in path {
            if let index = key.intValue {
                text += "[\(index)]"
            } else if isPlain(key.stringValue) {
                text += text.isEmpty ? key.stringValue : "." + key.stringValue
            } else {
                text += "[\(JSONValue.string(key.stringValue).text)]"
            }
        }
        return text
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                JSONByte.isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
                    || byte == JSONByte.minus
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
    }
}

extension DecodingError {
    /// Where and why, in one line that holds no value from the input: `items[2].id: expected a string, found a number`.
    package var summary: String {
        let context: Context
        switch self {
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found): context = found
        case .keyNotFound(_, let found): context = found
        @unknown default: return "the JSON does not have the expected form"
        }
        let place = JSONPathKey.text(of: context.codingPath)
        return place.isEmpty ? context.debugDescription : "\(place): \(context.debugDescription)"
    }
}
