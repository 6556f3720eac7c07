// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// Seals the authority's keys before they reach the store: AES-256-GCM under a key that the store does not have, bound
/// to name and purpose.
struct KeySealer: Sendable {
    private let key: SecretBytes?

    /// - Parameter key: 32 bytes; nil if keys are kept as they are.
    init(key: SecretBytes?) { self.key = key }

    /// Whether keys are sealed.
    var seals: Bool { key != nil }

    func sealed(_ record: KeyRecord) throws -> KeyRecord {
        guard let key, !record.isSealed else { return record }
        var sealed = record
        sealed.secret = SecretBytes(
            copying: try AESGCM.seal(
                record.secret, key: key, associatedData: Self.context(record)))
        sealed.isSealed = true
        return sealed
    }

    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/invalidConfiguration`` if the record is sealed and there is
    ///   no key, or another one.
    func opened(_ record: KeyRecord) throws -> KeyRecord {
        guard record.isSealed else { return record }
        guard let key else {
            throw AuthorityError(
                .invalidConfiguration,
                message: "the store's keys are sealed; name the file with the sealing key (--sealing-key-file)")
        }
        var opened = record
        do {
            opened.secret = try AESGCM.open(
                record.secret.withBytes { Array($0) }, key: key, associatedData: Self.context(record))
        } catch {
            throw AuthorityError(
                .invalidConfiguration, message: "the store's keys were sealed under another sealing key",
                underlying: error)
        }
        opened.isSealed = false
        return opened
    }

    private static func context(_ record: KeyRecord) -> [UInt8] {
        Array("lucid authority key 1\n\(record.purpose.rawValue)\n\(record.algorithm)\n\(record.id)".utf8)
    }
}
