// SPDX-License-Identifier: Apache-2.0
public import LucidCrypto

/// A sentence of 12 to 24 words that keys are made from (BIP-39).
///
/// Whoever reads the words owns every account made from them. They are kept in wiped memory and cannot be printed,
/// dumped or encoded; only ``sentence`` gives them out.
public struct Mnemonic: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The longest text that is read as a mnemonic or as its passphrase: 4 KiB.
    public static let maximumCount = 1 << 12

    /// The list the words are from.
    public let language: MnemonicLanguage
    /// How many words there are.
    public let length: MnemonicLength
    /// What the words stand for: 16, 20, 24, 28 or 32 random bytes.
    public let entropy: SecretBytes

    /// The words in UTF-8 (NFKD) with one space between.
    private let words: SecretBytes

    /// Puts 16, 20, 24, 28 or 32 random bytes into words.
    ///
    /// Throws ``SigningError/Code/invalidValue`` for another length.
    public init(entropy: SecretBytes, language: MnemonicLanguage = .english) throws(SigningError) {
        guard let length = MnemonicLength(entropyCount: entropy.count) else {
            throw SigningError(
                .invalidValue, path: "entropy", "it is 16, 20, 24, 28 or 32 bytes, not \(entropy.count)")
        }
        self.init(entropy: entropy, length: length, language: language)
    }

    /// The caller has checked that `entropy` is as long as `length` says.
    private init(entropy: SecretBytes, length: MnemonicLength, language: MnemonicLanguage) {
        self.language = language
        self.length = length
        self.entropy = entropy
        let list = WordList.of(language)
        let checksum = Self.checksum(entropy)
        words = entropy.withBytes { bytes in
            func word(_ place: Int) -> Slice<UnsafeRawBufferPointer> {
                var index = 0
                for bit in place * 11..<place * 11 + 11 {
                    let byte = bit / 8 < bytes.count ? bytes[bit / 8] : checksum
                    index = index << 1 | Int(byte >> UInt8(7 - bit % 8) & 1)
                }
                return list[index]
            }
            let places = 0..<length.rawValue
            let count = places.reduce(places.count - 1) { $0 + word($1).count }
            return SecretBytes(count: count) { buffer in
                var end = 0
                for place in places {
                    if place > 0 {
                        buffer[end] = UInt8(ascii: " ")
                        end += 1
                    }
                    for byte in word(place) {
                        buffer[end] = byte
                        end += 1
                    }
                }
            }
        }
    }

    /// A new mnemonic from the system's random generator.
    public static func generate(
        _ length: MnemonicLength = .words12, language: MnemonicLanguage = .english
    ) -> Mnemonic {
        Mnemonic(entropy: SystemRandom.secret(length.entropyCount), length: length, language: language)
    }

    /// The words as people write them, in UTF-8 (NFKD) with one space between, which is ideographic in Japanese.
    ///
    /// For a backup on paper and nothing else.
    public var sentence: SecretBytes {
        guard language == .japanese else { return words }
        return words.withBytes { bytes in
            let spaces = length.rawValue - 1
            return SecretBytes(count: bytes.count + 2 * spaces) { buffer in
                var end = 0
                for byte in bytes {
                    if byte == UInt8(ascii: " ") {
                        UnsafeMutableRawBufferPointer(rebasing: buffer[end...]).copyBytes(from: "\u{3000}".utf8)
                        end += 3
                    } else {
                        buffer[end] = byte
                        end += 1
                    }
                }
            }
        }
    }

    /// The 64 bytes that keys are derived from: PBKDF2-HMAC-SHA-512 of the words, 2048 rounds.
    ///
    /// `passphrase` is UTF-8, of at most ``maximumCount`` bytes, and is normalized; any passphrase gives keys, so a
    /// wrong one shows only in the addresses. Blocks for one or two milliseconds. Throws
    /// ``SigningError/Code/invalidValue`` if the passphrase is not UTF-8 and ``SigningError/Code/refused`` if it is too
    /// long.
    public func seed(passphrase: SecretBytes? = nil) throws(SigningError) -> SecretBytes {
        let salt = try Self.salt(passphrase ?? SecretBytes(copying: []))
        do {
            return try PBKDF2.sha512(password: words, salt: salt, iterations: 2048, count: 64)
        } catch {
            throw SigningError(.internalFailure, "the key derivation failed: \(error.message)", underlying: error)
        }
    }

    private static func salt(_ passphrase: SecretBytes) throws(SigningError) -> SecretBytes {
        guard passphrase.count <= maximumCount else {
            throw SigningError(.refused, path: "passphrase", "it is longer than \(maximumCount) bytes")
        }
        guard let normalized = CompatibilityDecomposition.apply(passphrase) else {
            throw SigningError(.invalidValue, path: "passphrase", "it is not UTF-8")
        }
        let prefix = "mnemonic".utf8
        return SecretBytes(count: prefix.count + normalized.count) { buffer in
            buffer.copyBytes(from: prefix)
            normalized.withBytes {
                UnsafeMutableRawBufferPointer(rebasing: buffer[prefix.count...]).copyMemory(from: $0)
            }
        }
    }

    /// The first byte of the digest; the checksum is the upper bits of it, as many as the length has.
    static func checksum(_ entropy: SecretBytes) -> UInt8 { SHA256.hash(entropy)[0] }

    /// The number and the language of the words, and none of them.
    public var description: String { "Mnemonic(\(length.rawValue) words, \(language))" }
    /// The number and the language of the words, and none of them.
    public var debugDescription: String { description }
    /// No children but the language, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: ["language": language.rawValue]) }
}
