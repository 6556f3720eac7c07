// SPDX-License-Identifier: Apache-2.0

/// A number as it was written: nothing is rounded until the reader knows the type it wants.
///
/// Two numbers are equal if their texts are: `1` and `1.0` differ.
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
    /// The text, by the grammar of RFC 8259 section 6.
    public let text: String

    /// An integer.
    public init(_ value: some BinaryInteger) {
        text = String(value)
    }

    /// The shortest text that reads back as `value`, as ECMAScript writes it; nil unless `value` is finite.
    public init?(_ value: Double) {
        guard let text = ECMAScriptNumber(value)?.text else { return nil }
        self.text = text
    }

    /// The number `text` is, unchanged; nil unless JSON would accept it.
    public init?(text: String) {
        guard JSONNumber.isNumber(text.utf8) else { return nil }
        self.text = text
    }

    init(validated text: String) {
        self.text = text
    }

    /// Whether it is written as an integer: no fraction and no exponent, not even `.0`.
    public var isInteger: Bool {
        text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || JSONByte.isDigit($0) }
    }

    /// The value, if it is written as an integer and fits.
    public var int: Int? { integer() }
    /// The value, if it is written as an integer and fits.
    public var int64: Int64? { integer() }
    /// The value, if it is written as an integer and fits.
    public var uint64: UInt64? { integer() }

    /// The nearest double; nil if that is infinite.
    public var double: Double? {
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// The value as `Integer`, if it is written as an integer and fits.
    public func integer<Integer: FixedWidthInteger>(as type: Integer.Type = Integer.self) -> Integer? {
        // The integer initializers of the standard library take neither a point nor an exponent.
        Integer(text)
    }

    /// The text.
    public var description: String { text }

    private static func isNumber(_ text: String.UTF8View) -> Bool {
        var rest = text[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = rest.prefix(while: JSONByte.isDigit)
        guard let first = whole.first, first != UInt8(ascii: "0") || whole.count == 1 else { return false }
        rest = rest.dropFirst(whole.count)
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: JSONByte.isDigit)
            guard !fraction.isEmpty else { return false }
            rest = rest.dropFirst(1 + fraction.count)
        }
        if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
            rest.removeFirst()
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
            let exponent = rest.prefix(while: JSONByte.isDigit)
            guard !exponent.isEmpty else { return false }
            rest = rest.dropFirst(exponent.count)
        }
        return rest.isEmpty
    }
}

extension JSONNumber: ExpressibleByIntegerLiteral {
    /// An integer.
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}
