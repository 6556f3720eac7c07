// SPDX-License-Identifier: Apache-2.0

package import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The instants at which the treatment of a token changes.
package struct TokenEdges: Hashable, Sendable {
    /// From here on it may be renewed in the background.
    package let soft: BootInstant
    /// From here on renewal is due.
    package let hard: BootInstant
    /// From here on callers wait for a new one.
    package let wait: BootInstant
    /// It is never served at or after this.
    package let end: BootInstant
    /// When this process renews it: drawn once, between the soft edge and the middle of both edges.
    package let refreshAt: BootInstant
    package let lifetime: Double

    /// - Parameter jitter: 0 ..< 1.
    init(end: BootInstant, lifetime: Double, policy: LifecyclePolicy, jitter: Double) {
        let life = max(0, lifetime)
        let short = life < 120
        let hardLead = min(policy.hardLead ?? 30, short ? life / 4 : life / 2)
        let softDefault = short ? life / 2 : min(max(life * 0.2, 60), 900)
        let softLead = max(min(policy.softLead ?? softDefault, short ? life / 2 : life * 0.8), hardLead)
        let window = (softLead - hardLead) / 2
        self.end = end
        self.lifetime = life
        soft = end.advanced(bySeconds: -softLead)
        hard = end.advanced(bySeconds: -hardLead)
        wait = end.advanced(bySeconds: -min(5, life / 8))
        refreshAt = soft.advanced(bySeconds: window * jitter)
    }
}

/// The session in memory.
package struct Session: Sendable {
    package let bundle: TokenBundle
    package let edges: TokenEdges
    /// Whether storage holds it.
    package internal(set) var isPersisted: Bool
    /// Whether storage may hold it all the same: a write may have succeeded without our seeing it.
    var mayBeStored = false
    /// Whether it was made aside of the stored one, because another process had the lock.
    package internal(set) var isPrivate = false

    package var id: GenerationID { bundle.generation.id }
}

/// What readers see without entering the actor.
package struct TokenSnapshot: Sendable {
    /// The token with source `cache`.
    package let token: AccessToken
    package let refreshAt: BootInstant
    package let wait: BootInstant
    package let end: BootInstant

    package init(_ session: Session) {
        token = session.bundle.accessToken(from: .cache)
        refreshAt = session.edges.refreshAt
        wait = session.edges.wait
        end = session.edges.end
    }
}

extension BundleDeadline {
    /// The last instant on this boot's clock: exact on the boot that received the token, by the wall clock otherwise,
    /// and never more than its whole life away.
    func end(expiresAt: Date, at moment: Moment, host: HostIdentity) -> BootInstant {
        let sameBoot = self.host.bootID != nil && self.host.bootID == host.bootID
        let byWall = moment.boot.advanced(bySeconds: expiresAt.timeIntervalSince(moment.wall))
        return min(sameBoot ? end : byWall, moment.boot.advanced(bySeconds: max(0, lifetime)))
    }
}
