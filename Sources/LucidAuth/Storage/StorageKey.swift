// SPDX-License-Identifier: Apache-2.0
public import LucidCrypto

/// A key that seals stored credentials: 32 random bytes for AES-256-GCM.
///
/// It cannot be printed. Make one with `openssl rand -hex 32`; a password is not a key.
public struct StorageKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The number of bytes of a key.
    static let count = 32

    let bytes: SecretBytes
    /// 16 hexadecimal digits that name the key, and tell nothing about it: the first 8 bytes of the HMAC-SHA-256, under
    /// the key, of the text `lucid storage key 1`.
    public let id: String

    /// Takes 32 bytes as a key.
    /// - Throws: ``AuthError`` with ``AuthError/Code/configuration`` for another number of bytes.
    public init(_ bytes: SecretBytes) throws(AuthError) {
        guard bytes.count == Self.count else {
            throw AuthError(.configuration, message: "a storage key is 32 bytes, this one is \(bytes.count)")
        }
        self.bytes = bytes
        id = Hex.encode(HMAC.sha256(key: bytes, message: Array("lucid storage key 1".utf8)).prefix(8))
    }

    /// Reads a key from text: 64 hexadecimal digits, with `0x` or without, or 32 bytes in base 64 (either alphabet).
    /// - Throws: ``AuthError`` with ``AuthError/Code/configuration``; the message holds no part of the text.
    public init(text: String) throws(AuthError) {
        guard let bytes = Self.decode(text) else {
            throw AuthError(
                .configuration, message: "a storage key is 64 hex digits, or 32 bytes in base 64; this text is neither")
        }
        try self.init(SecretBytes(copying: bytes))
    }

    private static func decode(_ text: String) -> [UInt8]? {
        for bytes in [Hex.decode(text), Base64.decode(text), Base64URL.decode(text)] {
            if let bytes, bytes.count == count { return bytes }
        }
        return nil
    }

    /// Makes a key from the system's randomness.
    public static func generate() -> StorageKey {
        let bytes = SecretBytes(copying: SystemRandom.bytes(count))
        guard let key = try? StorageKey(bytes) else { preconditionFailure("32 bytes are a storage key") }
        return key
    }

    /// Several keys from one text, apart by white space or commas; the first is the one that seals.
    /// - Throws: ``AuthError`` with ``AuthError/Code/configuration`` if there is none, or one is not a key.
    public static func list(_ text: String) throws(AuthError) -> [StorageKey] {
        var keys: [StorageKey] = []
        for part in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            keys.append(try StorageKey(text: String(part)))
        }
        guard !keys.isEmpty else {
            throw AuthError(.configuration, message: "there is no storage key in an empty text")
        }
        return keys
    }

    /// The name of the key.
    public var description: String { "<storage key \(id)>" }
    /// The name of the key.
    public var debugDescription: String { description }
    /// No children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
