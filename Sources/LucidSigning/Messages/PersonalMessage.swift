// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// A message that a person or an agent signs, in the form of EIP-191 version 0x45.
///
/// Text and bytes are different cases: text that looks like hexadecimal is text, signed as its UTF-8 bytes, never
/// normalised or trimmed.
public enum PersonalMessage: Sendable {
    /// Text, signed as its UTF-8 bytes.
    case text(String)
    /// Bytes, signed as they are.
    case bytes([UInt8])

    /// The bytes that `0x` and an even number of hexadecimal digits stand for; `0x` alone is no bytes.
    ///
    /// Throws ``SigningError/Code/invalidValue`` for anything else.
    public init(hex: String) throws(SigningError) {
        guard let bytes = Hex.decode(hex, prefix: .required) else {
            throw SigningError(.invalidValue, "a message in hexadecimal is 0x and an even number of digits")
        }
        self = .bytes(bytes)
    }

    /// The bytes that are signed, without the prefix.
    public var payload: [UInt8] {
        switch self {
        case .text(let text): Array(text.utf8)
        case .bytes(let bytes): bytes
        }
    }

    /// The digest to sign, 32 bytes: Keccak-256 of the prefix, the number of bytes in decimal, and the bytes.
    public var digest: [UInt8] { word.bytes }

    var word: UInt256 {
        switch self {
        case .text(var text): text.withUTF8 { Self.word(of: UnsafeRawBufferPointer($0)) }
        case .bytes(let bytes): bytes.withUnsafeBytes { Self.word(of: $0) }
        }
    }

    private static let prefix: StaticString = "\u{19}Ethereum Signed Message:\n"

    private static func word(of payload: UnsafeRawBufferPointer) -> UInt256 {
        // 26 bytes of prefix and at most 19 digits come first.
        withUnsafeTemporaryAllocation(byteCount: 45 + payload.count, alignment: 8) { buffer in
            var at = prefix.utf8CodeUnitCount
            buffer.copyMemory(from: UnsafeRawBufferPointer(start: prefix.utf8Start, count: at))
            var scale = 1
            while payload.count / scale >= 10 { scale *= 10 }
            while scale > 0 {
                buffer[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: payload.count / scale % 10)
                at += 1
                scale /= 10
            }
            UnsafeMutableRawBufferPointer(rebasing: buffer[at...]).copyMemory(from: payload)
            return Keccak256.word(UnsafeRawBufferPointer(rebasing: buffer[..<(at + payload.count)]))
        }
    }
}

extension PersonalMessage: Hashable {
    /// Whether both are the same case with the same bytes.
    public static func == (a: PersonalMessage, b: PersonalMessage) -> Bool {
        switch (a, b) {
        case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
        case (.bytes(let a), .bytes(let b)): a == b
        default: false
        }
    }

    /// Feeds the bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(payload)
    }
}

extension PrivateKey {
    /// Signs a message (EIP-191).
    public func sign(message: PersonalMessage) throws(SigningError) -> Signature {
        try sign(message.word)
    }
}

extension PublicKey {
    /// The key whose owner signed `message` (EIP-191).
    ///
    /// Throws as ``recover(digest:signature:)`` does.
    public static func recover(message: PersonalMessage, signature: Signature) throws(SigningError) -> PublicKey {
        try recover(message.word, signature)
    }
}
