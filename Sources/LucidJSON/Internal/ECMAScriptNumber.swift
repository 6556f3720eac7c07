// SPDX-License-Identifier: Apache-2.0

/// A finite double as its shortest decimal digits, and the text ECMAScript gives it (Number::toString, which RFC 8785
/// prescribes).
struct ECMAScriptNumber {
    let isNegative: Bool
    /// The significant digits, without zeros at either end; empty for zero.
    let digits: [UInt8]
    /// Where the decimal point stands, counted from the first digit.
    let point: Int

    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        // The standard library prints the shortest digits that read back as the value, and of those the nearest.
        self.init(decimal: value.description)
    }

    /// The digits of a decimal text such as `-12.50e+3`, whatever its value; nil if its exponent is absurd.
    init?(decimal text: String) {
        var digits: [UInt8] = []
        var point: Int?
        var rest = text.utf8[...]
        isNegative = rest.first == JSONByte.minus
        if isNegative { rest.removeFirst() }
        while let byte = rest.first, byte == JSONByte.point || JSONByte.isDigit(byte) {
            if byte == JSONByte.point { point = digits.count } else { digits.append(byte) }
            rest.removeFirst()
        }
        var exponent = 0
        if rest.popFirst() != nil {
            guard let value = Int(Substring(rest)), value.magnitude < 1 << 32 else { return nil }
            exponent = value
        }
        let zeros = digits.prefix { $0 == JSONByte.zero }.count
        self.point = (point ?? digits.count) - zeros + exponent
        digits.removeFirst(zeros)
        while digits.last == JSONByte.zero { digits.removeLast() }
        self.digits = digits
    }

    /// Whether both stand for the same decimal number.
    func isSame(as other: ECMAScriptNumber) -> Bool {
        digits == other.digits && (digits.isEmpty || point == other.point && isNegative == other.isNegative)
    }

    var text: String {
        guard !digits.isEmpty else { return "0" }
        var text: [UInt8] = isNegative ? [JSONByte.minus] : []
        func zeros(_ count: Int) -> Repeated<UInt8> { repeatElement(JSONByte.zero, count: count) }
        switch point {
        case let place where place >= digits.count && place <= 21:
            text += digits
            text += zeros(point - digits.count)
        case 1...21:
            text += digits[..<point]
            text.append(JSONByte.point)
            text += digits[point...]
        case -5...0:
            text += [JSONByte.zero, JSONByte.point]
            text += zeros(-point)
            text += digits
        default:
            text.append(digits[0])
            if digits.count > 1 {
                text.append(JSONByte.point)
                text += digits[1...]
            }
            text += Array((point > 0 ? "e+" : "e-").utf8)
            text += Array(String((point - 1).magnitude).utf8)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
