// SPDX-License-Identifier: Apache-2.0

public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A revocation as a store keeps it and as verifiers hear of it, without a name in it.
public struct RevocationRecord: Hashable, Sendable {
    /// Seconds after which a revocation can be forgotten: the longest life of an access token, a day, and an hour for
    /// clocks.
    public static let retention: Double = 90_000

    /// Which kinds of term the criterion has.
    public var shape: String
    /// 16 bytes of SHA-256 over tenant and criterion.
    public var digest: [UInt8]
    /// What descends from an act with a smaller value of the counter is dead.
    public var sequence: Int64
    /// When it can be forgotten.
    public var keptUntil: Date

    /// The record of a revocation.
    public init(
        _ criterion: RevocationCriterion, in tenant: TenantID, sequence: Int64, at now: Date, keptUntil: Date? = nil
    ) {
        self.init(
            shape: criterion.shape, digest: criterion.digest(tenant: tenant.description), sequence: sequence,
            keptUntil: keptUntil ?? now.addingTimeInterval(Self.retention).onGrid)
    }

    /// Creates a record.
    public init(shape: String, digest: [UInt8], sequence: Int64, keptUntil: Date) {
        self.shape = shape
        self.digest = digest
        self.sequence = sequence
        self.keptUntil = keptUntil
    }
}
