// SPDX-License-Identifier: Apache-2.0
import LucidConcurrency
public import LucidCrypto
public import LucidJSON

/// A private key under a passphrase: the Web3 Secret Storage format, version 3.
///
/// Reading is careful, because the file may come from someone else: sizes and costs are capped before any work,
/// cipher, function and lengths are checked, and the address, if the file has one, must be that of the key inside.
/// Hexadecimal text may start with `0x`.
public struct Keystore: Sendable {
    /// The largest file that is read: 64 KiB.
    public static let maximumCount = 1 << 16

    /// The address the file says it is for; nil if it does not say.
    public let address: Address?
    /// How the passphrase becomes a key.
    public let kdf: KeyDerivation

    let salt: [UInt8]
    let derivedCount: Int
    let iv: [UInt8]
    let ciphertext: [UInt8]
    let mac: [UInt8]

    /// Reads the file, at most ``maximumCount`` bytes of JSON.
    ///
    /// Throws as ``init(json:)`` does, and ``SigningError/Code/invalidRequest`` for what is not JSON.
    public init(parsing bytes: [UInt8]) throws(SigningError) {
        guard bytes.count <= Self.maximumCount else {
            throw SigningError(.refused, "the keystore is larger than \(Self.maximumCount) bytes")
        }
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes)
        } catch {
            throw SigningError(.invalidRequest, "the keystore is no JSON: \(error.description)", underlying: error)
        }
        try self.init(json: json)
    }

    /// What a person should know before relying on the file.
    public var warnings: [String] {
        kdf.isWeak ? ["the key derivation of this keystore is weak: write it again with the passphrase"] : []
    }

    /// Opens the keystore.
    ///
    /// Blocks for as long as the key derivation takes: half a second and 256 MiB as a rule.
    ///
    /// Throws ``SigningError/Code/wrongPassphrase`` if the passphrase is not the one, or the file was changed.
    public func open(passphrase: SecretBytes) throws(SigningError) -> PrivateKey {
        let derived = try kdf.derive(passphrase, salt: salt, count: derivedCount)
        guard ConstantTime.equals(Self.mac(derived, ciphertext), mac) else {
            throw SigningError(.wrongPassphrase, "the passphrase does not open this keystore, or the file was changed")
        }
        let plain = try Self.crypt(ciphertext, derived: derived, iv: iv)
        // Keys with leading zeros were once written short.
        let padded = SecretBytes(count: 32) { buffer in
            plain.withBytes { bytes in
                UnsafeMutableRawBufferPointer(rebasing: buffer[(32 - bytes.count)...]).copyMemory(from: bytes)
            }
        }
        let key = try PrivateKey(bytes: padded)
        guard address == nil || address == key.address else {
            throw SigningError(.invalidValue, path: "address", "the key inside belongs to another address")
        }
        return key
    }

    /// Opens the keystore outside the cooperative pool, one at a time in the process.
    ///
    /// Throws what ``open(passphrase:)`` throws.
    public func openOffPool(passphrase: SecretBytes) async throws -> PrivateKey {
        try await Self.queue.run { try open(passphrase: passphrase) }
    }

    /// Seals a key.
    ///
    /// Blocks for as long as the key derivation takes.
    ///
    /// Throws ``SigningError/Code/refused`` for an empty passphrase and for a derivation that is weak or beyond what
    /// is read back, and ``SigningError/Code/keyClosed``.
    public static func seal(
        _ key: PrivateKey, passphrase: SecretBytes, kdf: KeyDerivation = .standard
    ) throws(SigningError) -> JSONValue {
        try seal(key, passphrase: passphrase, kdf: kdf, allowingWeak: false)
    }

    /// Seals a key outside the cooperative pool, one at a time in the process.
    ///
    /// Throws what ``seal(_:passphrase:kdf:)`` throws.
    public static func sealOffPool(
        _ key: PrivateKey, passphrase: SecretBytes, kdf: KeyDerivation = .standard
    ) async throws -> JSONValue {
        try await queue.run { try seal(key, passphrase: passphrase, kdf: kdf) }
    }

    /// Seals a key; `allowingWeak` is for tests and demonstrations that cannot wait.
    package static func seal(
        _ key: PrivateKey, passphrase: SecretBytes, kdf: KeyDerivation, allowingWeak: Bool
    ) throws(SigningError) -> JSONValue {
        try inside("kdf") { () throws(SigningError) in try kdf.check() }
        guard allowingWeak || !kdf.isWeak else {
            throw SigningError(.refused, path: "kdf", "these parameters are too weak to write; use the standard ones")
        }
        guard passphrase.count > 0 else {
            throw SigningError(.refused, path: "passphrase", "it is empty")
        }
        let salt = SystemRandom.bytes(32)
        let iv = SystemRandom.bytes(16)
        let derived = try kdf.derive(passphrase, salt: salt, count: 32)
        let sealed = try crypt(key.exportBytes(), derived: derived, iv: iv)
        let ciphertext = sealed.withBytes { Array($0) }
        return [
            "version": 3, "id": .string(identifier()), "address": .string(Hex.encode(key.address.bytes)),
            "crypto": [
                "cipher": "aes-128-ctr", "cipherparams": ["iv": .string(Hex.encode(iv))],
                "ciphertext": .string(Hex.encode(ciphertext)), "kdf": .string(kdf.name),
                "kdfparams": .object(kdf.json(salt: salt)), "mac": .string(Hex.encode(mac(derived, ciphertext))),
            ],
        ]
    }

    private static let queue = OffloadQueue(label: "lucid.keystore", width: 1)

    /// Keccak-256 of the second half of the derived key and the ciphertext.
    private static func mac(_ derived: SecretBytes, _ ciphertext: [UInt8]) -> [UInt8] {
        let input = SecretBytes(count: 16 + ciphertext.count) { buffer in
            derived.withBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[16..<32])) }
            buffer[16...].copyBytes(from: ciphertext)
        }
        return input.withBytes { Keccak256.hash($0) }
    }

    private static func crypt(
        _ bytes: [UInt8], derived: SecretBytes, iv: [UInt8]
    ) throws(SigningError) -> SecretBytes {
        try crypt(SecretBytes(copying: bytes), derived: derived, iv: iv)
    }

    private static func crypt(
        _ bytes: SecretBytes, derived: SecretBytes, iv: [UInt8]
    ) throws(SigningError) -> SecretBytes {
        let key = SecretBytes(count: 16) { buffer in
            derived.withBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<16])) }
        }
        do {
            return try AESCTR.apply(bytes, key: key, iv: iv)
        } catch {
            throw SigningError(.internalFailure, "the cipher failed: \(error.message)", underlying: error)
        }
    }

    /// A random UUID, version 4.
    private static func identifier() -> String {
        var bytes = SystemRandom.bytes(16)
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { Hex.encode(bytes[$0]) }.joined(separator: "-")
    }
}
