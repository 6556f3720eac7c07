// SPDX-License-Identifier: Apache-2.0
#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a person does with a directory now and then; no agent calls any of it.
extension FileStorageAdapter {
    /// The stored credentials, without their secrets, sorted by name; empty if there is no directory.
    ///
    /// Reading takes no lock and changes nothing. With keys, entries in the clear are read too.
    /// - Throws: ``AuthError`` if the directory must not be used.
    public func storedFiles() async throws -> [StoredFile] { try await offload { try $0.storedFiles() } }

    /// The entries that could not be read and were renamed, the oldest first.
    /// - Throws: ``AuthError`` if the directory must not be used.
    public func setAsideFiles() async throws -> [SetAsideFile] { try await offload { try $0.setAsideFiles() } }

    /// Removes entries that were set aside before a moment, and says which.
    ///
    /// Entries that are in use are never touched. What a file occupied on the disk is not overwritten.
    /// - Throws: ``AuthError`` if the directory must not be used, or a file cannot be removed.
    public func removeSetAsideFiles(before time: Date) async throws -> [SetAsideFile] {
        try await offload { try $0.removeSetAsideFiles(before: time) }
    }

    /// Seals every entry of the directory with the first key: those in the clear, and those under other keys.
    ///
    /// Nothing else ever turns a file in the clear into a sealed one. What the old file occupied on the disk is not
    /// overwritten; revoke the sessions if it can be read by others.
    /// - Throws: ``AuthError`` if there are no keys, or the directory must not be used. What is wrong with single
    ///   entries is in the report.
    public func seal() async throws -> SealReport { try await offload { try $0.seal() } }

    /// What ``seal()`` did.
    public struct SealReport: Hashable, Sendable {
        /// Entries that are sealed now and were not, or were with another key.
        public var sealed = 0
        /// Entries that were sealed with the first key before.
        public var unchanged = 0
        /// Why an entry was left as it was, by file name.
        public var failures: [String: String] = [:]

        /// Creates an empty report.
        public init() {}
    }
}
