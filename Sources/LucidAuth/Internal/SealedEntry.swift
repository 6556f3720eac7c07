// SPDX-License-Identifier: Apache-2.0
import LucidCrypto
import LucidJSON

/// The sealed form of an entry: a JSON object whose clear members are authenticated, and whose last member, `sealed`,
/// is base 64 of nonce ‖ ciphertext ‖ tag (AES-256-GCM).
///
/// The associated data are the bytes of the object without `sealed`, in compact form and in the order of its members.
package struct SealedEntry {
    static let currentVersion = 1
    private static let formatName = "lucid-agent-sealed"

    /// All clear members, in their order.
    private let header: JSONObject
    private let sealed: String
    let version: Int
    let keyID: String
    let identity: String

    /// Reads the clear part; nil if this is not a sealed entry.
    init?(_ object: JSONObject) {
        guard object["format"]?.stringValue == Self.formatName else { return nil }
        var header = object
        header["sealed"] = nil
        self.header = header
        sealed = object["sealed"]?.stringValue ?? ""
        version = object["version"]?.intValue ?? 0
        keyID = object["keyId"]?.stringValue ?? ""
        identity = object["identity"]?.stringValue ?? ""
    }

    private var associatedData: [UInt8] { JSONValue.object(header).serialized() }

    /// The entry.
    /// - Throws: ``StorageDamage`` if the key does not fit what it is said to fit; ``AuthError`` if that may be because a
    ///   newer version sealed it.
    func open(with key: StorageKey) throws -> [UInt8] {
        guard let bytes = Base64.decode(sealed),
            let entry = try? AESGCM.openBytes(bytes, key: key.bytes, associatedData: associatedData)
        else {
            guard version <= Self.currentVersion else {
                throw AuthError(
                    .storage,
                    message: "the stored credential was sealed by a newer version of this software; use that version")
            }
            throw StorageDamage(reason: "its seal is broken, though the key is the right one")
        }
        return entry
    }

    /// The bytes of a sealed entry.
    /// - Parameter old: What is replaced; the number of a newer version and members that only it knows are kept.
    static func seal(_ entry: StoredEntry, with key: StorageKey, replacing old: SealedEntry?) throws -> [UInt8] {
        var header = JSONObject()
        header["format"] = .string(formatName)
        header["version"] = .integer(max(old?.version ?? 0, currentVersion))
        header["keyId"] = .string(key.id)
        header["identity"] = .string(entry.binding.key)
        header["counter"] = .integer(entry.generationCounter)
        if let old {
            for (name, value) in old.header where !header.contains(key: name) { header[name] = value }
        }
        let data = JSONValue.object(header).serialized()
        let bytes = try AESGCM.seal(entry.serialized(), key: key.bytes, associatedData: data)
        header["sealed"] = .string(Base64.encode(bytes))
        return JSONValue.object(header).serialized()
    }
}

/// Reads and writes entries as the configured keys ask for it.
package struct EntryCoder: Sendable {
    /// A sealed entry is a third longer than the entry.
    static let maximumBytes = 384 << 10

    /// Nil: entries are kept in the clear.
    let keys: StorageKeys?

    /// What was stored.
    package struct Content {
        package let entry: StoredEntry
        /// The seal it was under.
        package let seal: SealedEntry?
    }

    package init(keys: StorageKeys?) { self.keys = keys }

    /// Reads an entry.
    ///
    /// Whatever hints at another key, or at none, is no damage: nothing may be moved or written then.
    /// - Parameter allowsPlaintext: Whether an entry in the clear may be read though there are keys.
    /// - Throws: ``StorageDamage``, or ``AuthError``.
    package func decode(_ bytes: [UInt8], key: String, allowsPlaintext: Bool = false) throws -> Content {
        let object = try? JSONValue(
            parsing: bytes, limits: JSONLimits(depth: 16, bytes: Self.maximumBytes)
        ).objectValue
        let content: Content
        if let object, let seal = SealedEntry(object) {
            content = Content(entry: try open(seal), seal: seal)
        } else {
            if keys != nil, !allowsPlaintext, let object, StoredEntry.claimsFormat(object) {
                throw AuthError(
                    .storageKeyMismatch,
                    message:
                        "the stored credential is not sealed, though a storage key is configured; seal it once with: "
                        + "lucid-agent storage seal, or take the key out of the configuration")
            }
            content = Content(entry: try StoredEntry(parsing: bytes), seal: nil)
        }
        guard content.entry.binding.key == key, content.seal.map({ $0.identity == key }) ?? true else {
            throw AuthError(
                .storage,
                message:
                    "the stored credential belongs to another origin, agent or credential; remove it, or configure "
                    + "another storage directory")
        }
        return content
    }

    private func open(_ seal: SealedEntry) throws -> StoredEntry {
        let name = seal.keyID.prefix(16)
        guard let keys else {
            throw AuthError(
                .storageKeyMismatch,
                message: "the stored credential is sealed with key \(name), and no storage key is configured")
        }
        guard let key = try keys.key(named: seal.keyID) else {
            throw AuthError(
                .storageKeyMismatch,
                message: "the stored credential is sealed with key \(name), which is not among the configured ones")
        }
        return try StoredEntry(parsing: seal.open(with: key))
    }

    /// The bytes to write.
    /// - Throws: ``AuthError`` if there are to be keys and there are none: nothing is written in the clear then.
    package func encode(_ entry: StoredEntry, replacing old: SealedEntry?) throws -> [UInt8] {
        guard let keys else { return entry.serialized() }
        return try SealedEntry.seal(entry, with: keys.sealing(), replacing: old)
    }
}
