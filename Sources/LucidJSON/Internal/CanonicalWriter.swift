// SPDX-License-Identifier: Apache-2.0

/// Writes values by RFC 8785.
struct CanonicalWriter {
    private var writer = JSONWriter(pretty: false)
    private var path: [JSONPathKey] = []

    var bytes: [UInt8] { writer.bytes }

    mutating func write(_ value: JSONValue) throws(JSONError) {
        switch value {
        case .null, .bool: writer.write(value)
        case .string(let text): writer.write(text)
        case .number(let number): writer.write(raw: try text(of: number))
        case .array(let elements):
            writer.write(raw: "[")
            for (index, element) in elements.enumerated() {
                if index > 0 { writer.write(raw: ",") }
                path.append(JSONPathKey(index: index))
                try write(element)
                path.removeLast()
            }
            writer.write(raw: "]")
        case .object(let object):
            writer.write(raw: "{")
            let sorted = object.sorted { JSONKey.precedesInUTF16($0.key, $1.key) }
            for (index, member) in sorted.enumerated() {
                if index > 0 { writer.write(raw: ",") }
                writer.write(member.key)
                writer.write(raw: ":")
                path.append(JSONPathKey(name: member.key))
                try write(member.value)
                path.removeLast()
            }
            writer.write(raw: "}")
        }
    }

    private func text(of number: JSONNumber) throws(JSONError) -> String {
        // Every integer of up to 15 digits is a double, and is written as it is.
        if number.isInteger, number.text.utf8.count <= 15, number.text != "-0" { return number.text }
        guard let value = number.double, let nearest = ECMAScriptNumber(value) else {
            throw error("the number is beyond the range of a double")
        }
        if number.isInteger, let written = ECMAScriptNumber(decimal: number.text), !written.isSame(as: nearest) {
            throw error("the integer would come out as another one, because doubles do not hold it")
        }
        return nearest.text
    }

    private func error(_ problem: String) -> JSONError {
        let place = JSONPathKey.text(of: path)
        return JSONError(
            .unrepresentable,
            message: (place.isEmpty ? "" : place + ": ") + problem + "; the canonical form needs it as a string")
    }
}
