// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What can be told of one stored credential without a secret.
public struct StoredFile: Hashable, Sendable {
    /// The name in the directory: `KEY.json`.
    public let name: String
    /// What it holds, or why that cannot be told.
    public let content: Content

    /// What a file holds.
    @nonexhaustive
    public enum Content: Hashable, Sendable {
        /// An entry that can be read.
        case entry(Summary)
        /// It cannot be read, and why.
        case unreadable(reason: String)
    }

    /// An entry without its secrets.
    public struct Summary: Hashable, Sendable {
        /// The authority that the tokens are bound to.
        public let origin: String
        /// The agent.
        public let agent: String
        /// The credential, if the session belongs to one.
        public let credential: String?
        /// The greatest generation so far.
        public let generation: UInt64
        /// The end of the access token by the authority's clock; nil without a session.
        public let expiresAt: Date?
        /// The key that seals the file, 16 hexadecimal digits; nil if it is in the clear.
        public let keyID: String?
    }
}
