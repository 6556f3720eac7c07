// SPDX-License-Identifier: Apache-2.0
import LucidTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The rows of one tenant in the store that lives in memory.
struct TenantRows: Sendable {
    var agents: [AgentRecord] = []
    /// The references of agents that were removed.
    var removed: Set<String> = []
    var credentials: [CredentialRecord] = []
    var wallets: [WalletRecord] = []
    var clients: [ClientRecord] = []
    var challenges: [ChallengeRecord] = []
    var families: [String: RefreshFamily] = [:]
    var revocations: [RevocationCriterion: RevocationRecord] = [:]
    var operators: [OperatorRecord] = []

    func agent(_ ref: String) -> AgentRecord? { agents.first { $0.ref == ref } }

    mutating func add(_ credential: CredentialRecord) {
        if credential.isPrimary {
            for index in credentials.indices where credentials[index].agentRef == credential.agentRef {
                credentials[index].isPrimary = false
            }
        }
        credentials.append(credential)
    }

    mutating func revoke(
        _ criterion: RevocationCriterion, in tenant: TenantID, at now: Date, keptUntil: Date?, counter: inout Int64
    ) -> Int {
        counter += 1
        revocations[criterion] = RevocationRecord(
            criterion, in: tenant, sequence: counter, at: now, keptUntil: keptUntil)
        var count = 0
        for (id, family) in families
        where criterion.isMet(by: family.revocationAttributes) && family.revokedAt == nil {
            guard now < family.expiresAt else { continue }
            families[id]?.revokedAt = now
            families[id]?.sealedAnswer = nil
            count += 1
        }
        return count
    }

    mutating func purge(at now: Date) -> Int {
        let before = challenges.count + families.count + revocations.count
        challenges.removeAll { $0.expiresAt <= now }
        families = families.filter { now < $0.value.expiresAt.addingTimeInterval(FamilyRetention.seconds) }
        revocations = revocations.filter { now < $0.value.keptUntil }
        var touched = before - (challenges.count + families.count + revocations.count)
        for id in Array(families.keys) where families[id]?.endGrace(at: now) == true { touched += 1 }
        return touched
    }
}

/// How long the row of an ended family is kept, so that its tokens are still told apart from made-up ones.
package enum FamilyRetention {
    package static let seconds: Double = 86_400
}
