// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A key that the authority holds for an agent, sealed in a keystore (version 3).
public struct WalletRecord: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// An opaque identifier, never used twice.
    public var id: String
    /// The agent for which it signs.
    public var agentRef: String
    /// The address of the key, EIP-55.
    public var address: String
    /// The keystore as JSON text; opens with the custody passphrase.
    public var keystore: String
    /// When it was made.
    public var createdAt: Date

    /// Creates a record.
    public init(id: String, agentRef: String, address: String, keystore: String, createdAt: Date) {
        self.id = id
        self.agentRef = agentRef
        self.address = address
        self.keystore = keystore
        self.createdAt = createdAt
    }

    /// Name and address, without the keystore.
    public var description: String { "WalletRecord(\(id), \(address))" }
    /// Without the keystore.
    public var customMirror: Mirror { Mirror(self, children: ["id": id, "agentRef": agentRef, "address": address]) }
}
