// SPDX-License-Identifier: Apache-2.0

/// RFC 3986 percent-encoding.
enum PercentText {
    /// Whether `text` is `name`, with or without escapes; byte by byte, so that no two names are alike.
    static func isEncoding(_ text: String, of name: String) -> Bool {
        text.utf8.elementsEqual(name.utf8) || decoded(text)?.utf8.elementsEqual(name.utf8) == true
    }

    /// The decoded text; nil if an escape is incomplete or the bytes are not UTF-8.
    static func decoded(_ text: String) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.flatMap { UInt8(exactly: $0) }
    }
}
