// SPDX-License-Identifier: Apache-2.0

public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What changes of a machine client; nil stays as it is.
public struct ClientChange: Hashable, Sendable {
    /// A new secret, and until when the present one is taken, too.
    public struct Secret: Hashable, Sendable {
        /// The hash of the new one.
        public var hash: [UInt8]
        /// Until when the present one is taken; nil if it is dead at once.
        public var previousUntil: Date?

        /// Creates a change of secret.
        public init(hash: [UInt8], previousUntil: Date?) {
            self.hash = hash
            self.previousUntil = previousUntil
        }
    }

    /// The name.
    public var name: String?
    /// The most that its tokens may permit.
    public var scopes: ScopeSet?
    /// The tier.
    public var tier: ClientTier?
    /// Whether it gets tokens; disabling ends its sessions.
    public var isEnabled: Bool?
    /// The secret.
    public var secret: Secret?

    /// Changes nothing yet.
    public init() {}

    /// The record after the change.
    public func applied(to record: ClientRecord, at now: Date) -> ClientRecord {
        var changed = record
        if let name { changed.name = name }
        if let scopes { changed.scopes = scopes }
        if let tier { changed.tier = tier }
        if let isEnabled { changed.disabledAt = isEnabled ? nil : record.disabledAt ?? now }
        if let secret {
            changed.previousSecretHash = secret.previousUntil == nil ? nil : record.secretHash
            changed.previousSecretUntil = secret.previousUntil
            changed.secretHash = secret.hash
        }
        return changed
    }
}
