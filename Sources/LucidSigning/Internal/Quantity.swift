// SPDX-License-Identifier: Apache-2.0
package import LucidJSON

/// A whole number as JSON input writes it: a number without fraction or exponent, decimal text, or `0x` digits.
struct Quantity {
    let isNegative: Bool
    /// Nil if it is 2²⁵⁶ or more.
    let magnitude: UInt256?
    /// The text as written, for messages.
    let text: String

    init(_ value: JSONValue) throws(SigningError) {
        switch value {
        case .number(let number):
            guard number.isInteger else {
                throw SigningError(.invalidValue, "a whole number is written without fraction or exponent")
            }
            text = number.text
        case .string(let string):
            text = string
        default:
            throw SigningError(
                .invalidValue, "a whole number is a JSON number, decimal text or 0x digits, not \(value.kind)")
        }
        var copy = text
        guard let parsed = copy.withUTF8({ Self.parse(UnsafeRawBufferPointer($0)) }) else {
            throw SigningError(.invalidValue, "the text is no whole number in decimal or 0x digits")
        }
        (isNegative, magnitude) = parsed
    }

    /// The value if it is not negative and has at most `bits` bits; `type` is for the message.
    func unsigned(bits: Int, as type: @autoclosure () -> String) throws(SigningError) -> UInt256 {
        guard let magnitude, !isNegative || magnitude.isZero, magnitude.bitWidth <= bits else { throw misfit(type()) }
        return magnitude
    }

    /// The two's complement in 256 bits if the value fits `bits` bits with a sign.
    func signed(bits: Int, as type: @autoclosure () -> String) throws(SigningError) -> UInt256 {
        guard let magnitude else { throw misfit(type()) }
        if !isNegative {
            guard magnitude.bitWidth < bits else { throw misfit(type()) }
            return magnitude
        }
        guard let below = magnitude.subtracting(.one) else { return .zero }
        guard below.bitWidth < bits else { throw misfit(type()) }
        return magnitude.negated
    }

    private func misfit(_ type: String) -> SigningError {
        SigningError(.invalidValue, "\(SigningError.shown(text)) does not fit \(type)")
    }

    /// The sign and the magnitude; nil if the text is no number, a nil magnitude if it is too large.
    private static func parse(_ text: UnsafeRawBufferPointer) -> (Bool, UInt256?)? {
        if text.count > 2, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: "x") {
            if let value = UInt256(hex: text) { return (false, value) }
            return text[2...].allSatisfy { nibble($0) != nil } ? (false, nil) : nil
        }
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = UnsafeRawBufferPointer(rebasing: text[(isNegative ? 1 : 0)...])
        if let value = UInt256(decimal: digits) { return (isNegative, value) }
        let isDecimal = !digits.isEmpty && digits.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
        return isDecimal ? (isNegative, nil) : nil
    }
}

extension UInt256 {
    /// A JSON number, decimal text or 0x digits; nil for anything else, and for what does not fit.
    package init?(quantity json: JSONValue) {
        guard let value = try? Quantity(json).unsigned(bits: 256, as: "") else { return nil }
        self = value
    }
}
