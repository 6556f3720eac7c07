// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// The checks of a text of no known shape: it must not be able to stand for anything of value.
///
/// Text alone is not harmless: 32 bytes that are valid UTF-8 can be found for a hash, and EIP-191 over them is then
/// an approval elsewhere.
enum PlainTextRule {
    static let maximumBytes = 1_024

    static func check(_ text: String, nonce: String) throws(WalletError) {
        if let reason = refusal(of: text) { throw .rejected(reason) }
        guard contains(text, nonce) else { throw .rejected("its text lacks the nonce") }
    }

    /// Why a text may be worth something elsewhere; nil if nothing is found.
    static func refusal(of text: String) -> String? {
        let count = text.utf8.count
        guard count <= maximumBytes else { return "its text is over \(maximumBytes) bytes" }
        let lower = text.lowercased()
        guard lower.firstRange(of: "wants you to sign in with your") == nil else {
            return "it resembles an EIP-4361 text and does not conform to it"
        }
        if let service = KeyDerivationTexts.service(of: lower) {
            return "\(service) makes a key from the signature of such a text"
        }
        let core = trimmed(text)
        guard !isHexDigits(core) else { return "its text is hex, so it may be a hash or a transaction" }
        guard count != 32, core.utf8.count != 32, core.unicodeScalars.count != 32, !encodes32Bytes(core) else {
            return "its text is 32 bytes, so it may be a hash"
        }
        for scalar in text.unicodeScalars where scalar != "\n" {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                return "its text has a control character other than a line feed"
            default: continue
            }
        }
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.starts(with: "\"@".utf8) {
            return "a line of it is that of a request signature"
        }
        return nil
    }

    /// Byte by byte, so that no canonical equivalence makes two texts one.
    private static func contains(_ text: String, _ part: String) -> Bool {
        Array(text.utf8).firstRange(of: Array(part.utf8)) != nil
    }

    private static func trimmed(_ text: String) -> String {
        var rest = Substring(text)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    private static func isHexDigits(_ text: String) -> Bool {
        let digits = text.hasPrefix("0x") || text.hasPrefix("0X") ? text.dropFirst(2) : Substring(text)
        return digits.utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    }

    private static func encodes32Bytes(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bits(bytes, 6, isBase64) == 32 || bits(bytes, 5, isBase32) == 32 || base58Count(bytes) == 32
    }

    /// The bytes that the characters stand for with so many bits each; nil with a character outside the alphabet.
    private static func bits(_ text: [UInt8], _ width: Int, _ isMember: (UInt8) -> Bool) -> Int? {
        var core = text[...]
        while core.last == UInt8(ascii: "=") { core.removeLast() }
        guard !core.isEmpty, core.allSatisfy(isMember) else { return nil }
        return core.count * width / 8
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        let character = Character(UnicodeScalar(byte))
        return character.isASCII && (character.isLetter || character.isNumber)
    }

    /// Both base64 alphabets.
    private static func isBase64(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "+/-_".utf8.contains(byte) }

    /// All alphabets of base32 that are in use: letters and digits.
    private static func isBase32(_ byte: UInt8) -> Bool { isAlphanumeric(byte) }

    /// The number of bytes that the text is in base58; nil if it is not.
    private static func base58Count(_ text: [UInt8]) -> Int? {
        let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
        guard text.count <= 64 else { return nil }
        var number: [UInt8] = []
        for character in text {
            guard var carry = alphabet.firstIndex(of: character) else { return nil }
            for index in number.indices {
                carry += Int(number[index]) * 58
                number[index] = UInt8(truncatingIfNeeded: carry)
                carry >>= 8
            }
            while carry > 0 {
                number.append(UInt8(truncatingIfNeeded: carry))
                carry >>= 8
            }
        }
        return number.count + text.prefix { $0 == UInt8(ascii: "1") }.count
    }
}
