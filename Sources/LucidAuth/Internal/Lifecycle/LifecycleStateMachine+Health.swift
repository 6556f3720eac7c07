// SPDX-License-Identifier: Apache-2.0

package import LucidCrypto
import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension LifecycleStateMachine {
    package func health(
        identity: SharingIdentity, secretMemory: SecretMemory.Health, at moment: Moment
    ) -> CredentialHealth {
        let now = moment.boot
        let isServed = session.map { $0.id != rejected && now < $0.edges.end } ?? false
        let state: CredentialHealth.State
        if phase != .active {
            state = .shutDown
        } else if isServed {
            state = .authenticated
        } else if flight?.goal.yieldsToken == true {
            state = .authenticating
        } else if let lastFailure {
            state = lastFailure.requiresReauthentication ? .reauthenticationRequired : .failing
        } else {
            state = .unauthenticated
        }
        let next = pace.notBefore.flatMap { $0 > now ? moment.wall.addingTimeInterval($0.seconds(since: now)) : nil }
        return CredentialHealth(
            state: state, identity: identity,
            session: session.map { SessionSummary($0.bundle, source: $0.bundle.obtainedBy) },
            secondsToSoftEdge: session.map { $0.edges.soft.seconds(since: now) },
            secondsToHardEdge: session.map { $0.edges.hard.seconds(since: now) },
            secondsToEnd: session.map { $0.edges.end.seconds(since: now) },
            isPersisted: session?.isPersisted, isRenewing: flight?.goal.yieldsToken ?? false, lastError: lastFailure,
            secretMemory: secretMemory, nextAttempt: next)
    }
}
