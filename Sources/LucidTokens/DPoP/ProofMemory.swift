// SPDX-License-Identifier: Apache-2.0

import LucidConcurrency

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Remembers proofs that were used, so that none is used twice (RFC 9449 section 11.1).
///
/// Servers that serve one origin together need one memory together: a unique key in a shared database.
public protocol ProofMemory: Sendable {
    /// Notes a proof; false if it was noted before.
    /// - Parameters:
    ///   - fingerprint: 32 bytes that tell the proof from every other.
    ///   - expiresAt: When it may be forgotten, because it is too old to be used.
    /// - Throws: If it cannot be noted; the proof is then refused.
    func note(_ fingerprint: [UInt8], until expiresAt: Date, now: Date) async throws -> Bool
}

/// A memory of this process alone.
public final class RecentProofs: ProofMemory {
    private struct State: Sendable {
        var expiry: [[UInt8]: Date] = [:]
        var nextSweep = Date.distantPast
    }

    private let capacity: Int
    private let state = Lock(State())

    /// Creates an empty memory.
    /// - Parameter capacity: How many live proofs it holds; beyond that it refuses, because a proof that is not noted
    ///   could be used again.
    public init(capacity: Int = 100_000) { self.capacity = max(1, capacity) }

    /// Notes a proof; false if it was noted before.
    /// - Throws: ``TokenError`` with ``TokenError/Code/unavailable`` if the memory is full of live proofs.
    public func note(_ fingerprint: [UInt8], until expiresAt: Date, now: Date) async throws -> Bool {
        try state.withLock { state throws(TokenError) in
            if state.expiry.count >= capacity || state.nextSweep <= now {
                state.expiry = state.expiry.filter { now < $0.value }
                state.nextSweep = now.addingTimeInterval(10)
            }
            guard state.expiry[fingerprint] == nil else { return false }
            guard state.expiry.count < capacity else {
                throw TokenError(.unavailable, message: "the memory of used proofs is full")
            }
            state.expiry[fingerprint] = expiresAt
            return true
        }
    }
}
