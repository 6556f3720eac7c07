// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// Reads a dictionary of structured fields (RFC 9651, section 4.2) from the bytes of a field's value.
///
/// Stricter than the RFC in one thing: a key that occurs twice in a dictionary or in parameters is refused, where the
/// RFC lets the last one win. What one party checks and another acts on must not be two members.
struct FieldReader {
    /// The longest value that is read.
    static let maximumCount = 16 << 10

    private var rest: ArraySlice<UInt8>

    /// The members by key, in order; nil if the value is not a dictionary.
    static func dictionary(_ value: String) -> [(key: String, value: FieldMember)]? {
        guard value.utf8.count <= maximumCount else { return nil }
        var reader = FieldReader(rest: Array(value.utf8)[...])
        return reader.dictionary()
    }

    private mutating func dictionary() -> [(key: String, value: FieldMember)]? {
        var members: [(key: String, value: FieldMember)] = []
        skipSpaces()
        while !rest.isEmpty {
            guard let key = key(), !members.contains(where: { $0.key == key }), let value = member() else { return nil }
            members.append((key, value))
            skipOptionalWhitespace()
            if rest.isEmpty { break }
            guard skip(",") else { return nil }
            skipOptionalWhitespace()
            guard !rest.isEmpty else { return nil }
        }
        return members
    }

    private mutating func member() -> FieldMember? {
        guard skip("=") else { return parameters().map { .item(.boolean(true), $0) } }
        if rest.first == UInt8(ascii: "(") { return list() }
        guard let item = item(), let parameters = parameters() else { return nil }
        return .item(item, parameters)
    }

    private mutating func list() -> FieldMember? {
        var items: [(FieldItem, FieldParameters)] = []
        guard skip("(") else { return nil }
        while true {
            skipSpaces()
            if skip(")") { return parameters().map { .list(items, $0) } }
            guard let item = item(), let parameters = parameters() else { return nil }
            items.append((item, parameters))
            guard rest.first == UInt8(ascii: " ") || rest.first == UInt8(ascii: ")") else { return nil }
        }
    }

    private mutating func parameters() -> FieldParameters? {
        var parameters = FieldParameters()
        while skip(";") {
            skipSpaces()
            guard let key = key(), parameters[key] == nil else { return nil }
            if skip("=") {
                guard let value = item() else { return nil }
                parameters.append(key, value)
            } else {
                parameters.append(key, .boolean(true))
            }
        }
        return parameters
    }

    private mutating func key() -> String? {
        guard let first = rest.first, Self.isLower(first) || first == UInt8(ascii: "*") else { return nil }
        return take { Self.isLower($0) || Self.isDigit($0) || "_-.*".utf8.contains($0) }
    }

    private mutating func item() -> FieldItem? {
        guard let first = rest.first else { return nil }
        switch first {
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: ":"): return bytes()
        case UInt8(ascii: "?"): return boolean()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
        case UInt8(ascii: "*"): return token()
        default: return Self.isLetter(first) ? token() : nil
        }
    }

    private mutating func string() -> FieldItem? {
        guard skip("\"") else { return nil }
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return .string(String(decoding: bytes, as: UTF8.self))
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst(), escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\")
                else { return nil }
                bytes.append(escaped)
            case 0x20...0x7e: bytes.append(byte)
            default: return nil
            }
        }
        return nil
    }

    private mutating func bytes() -> FieldItem? {
        guard skip(":") else { return nil }
        let text = take { $0 != UInt8(ascii: ":") }
        guard skip(":") else { return nil }
        return Base64.decode(text).map { .bytes($0) }
    }

    private mutating func boolean() -> FieldItem? {
        guard skip("?") else { return nil }
        if skip("1") { return .boolean(true) }
        return skip("0") ? .boolean(false) : nil
    }

    private mutating func number() -> FieldItem? {
        let sign = skip("-") ? "-" : ""
        let whole = take(Self.isDigit)
        guard (1...15).contains(whole.utf8.count) else { return nil }
        guard skip(".") else { return Int64(sign + whole).map { .integer($0) } }
        let fraction = take(Self.isDigit)
        guard whole.utf8.count <= 12, (1...3).contains(fraction.utf8.count) else { return nil }
        return .decimal(sign + whole + "." + fraction)
    }

    private mutating func token() -> FieldItem? {
        .token(take { Self.isLetter($0) || Self.isDigit($0) || "!#$%&'*+-.^_`|~:/".utf8.contains($0) })
    }

    private mutating func take(_ isMember: (UInt8) -> Bool) -> String {
        let part = rest.prefix(while: isMember)
        rest = rest[part.endIndex...]
        return String(decoding: part, as: UTF8.self)
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func skipSpaces() { while skip(" ") {} }

    private mutating func skipOptionalWhitespace() { while skip(" ") || skip("\t") {} }

    private static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { isLower(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
