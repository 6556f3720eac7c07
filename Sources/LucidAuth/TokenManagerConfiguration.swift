// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// How a ``ManagedCredential`` treats time.
public struct TokenManagerConfiguration: Sendable {
    /// Seconds before a token's end at which background renewal may begin.
    ///
    /// Nil for a fifth of its life, 60 s to 15 min; half of a life shorter than two minutes. Never more than that
    /// half, or four fifths of a longer life.
    public var softLead: Double?
    /// Seconds before a token's end at which renewal is due: 30 by default, at most a quarter of a life shorter than
    /// two minutes.
    public var hardLead: Double?

    package var host = HostIdentity.current
    /// Makes the jitter of this instance its own.
    package var instanceSeed = SystemRandom.uint64()

    /// The defaults.
    public init(softLead: Double? = nil, hardLead: Double? = nil) {
        self.softLead = softLead
        self.hardLead = hardLead
    }

    var policy: LifecyclePolicy {
        var policy = LifecyclePolicy()
        policy.softLead = softLead.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
        policy.hardLead = hardLead.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
        return policy
    }
}
