// SPDX-License-Identifier: Apache-2.0

/// A question to a person or a program, whether exactly this may be signed.
public struct ApprovalRequest: Sendable {
    /// What the signature would be over, 32 bytes.
    ///
    /// The answer is bound to it: see ``Approval``.
    public let payloadHash: [UInt8]
    /// What signing it would do.
    public let intent: SigningIntent
    /// What the policy said, the reason for asking included.
    public let verdict: PolicyVerdict

    /// Says yes to this payload and to nothing else.
    public var approval: Approval { Approval(payloadHash: payloadHash) }
}

/// A yes to one payload.
public struct Approval: Hashable, Sendable {
    /// What may be signed, 32 bytes.
    public let payloadHash: [UInt8]

    /// A yes to the payload with this hash.
    public init(payloadHash: [UInt8]) { self.payloadHash = payloadHash }
}

/// Answers questions; nil is a no.
public typealias ApprovalHandler = @Sendable (ApprovalRequest) async throws -> Approval?
