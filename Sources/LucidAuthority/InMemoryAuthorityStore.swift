// SPDX-License-Identifier: Apache-2.0

import LucidConcurrency
public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A store that lives and dies with the process, for tests and demonstrations.
public final class InMemoryAuthorityStore: AuthorityStore {
    struct State: Sendable {
        var tenants: [TenantID: TenantRows] = [:]
        var keys: [KeyRecord] = []
        var proofs: [[UInt8]: Date] = [:]
        var counter: Int64 = 0
    }

    let state = Lock(State())

    /// Creates an empty store.
    public init() {}

    func read<Value: Sendable>(_ tenant: TenantID, _ body: (TenantRows) -> Value) -> Value {
        state.withLock { body($0.tenants[tenant] ?? TenantRows()) }
    }

    func write<Value: Sendable>(_ tenant: TenantID, _ body: (inout TenantRows, inout Int64) -> Value) -> Value {
        state.withLock { body(&$0.tenants[tenant, default: TenantRows()], &$0.counter) }
    }

    /// Adds an agent with its wallets and credentials, or nothing.
    public func insert(
        _ tenant: TenantID, agent: AgentRecord, wallets: [WalletRecord], credentials: [CredentialRecord]
    ) async throws -> Bool {
        write(tenant) { rows, _ in
            guard rows.agent(agent.ref) == nil, !rows.removed.contains(agent.ref) else { return false }
            rows.agents.append(agent)
            rows.wallets += wallets
            for credential in credentials { rows.add(credential) }
            return true
        }
    }

    /// The agent with that reference.
    public func agent(_ tenant: TenantID, ref: String) async throws -> AgentRecord? {
        read(tenant) { $0.agent(ref) }
    }

    /// The agents, oldest first.
    public func agents(_ tenant: TenantID, limit: Int) async throws -> [AgentRecord] {
        read(tenant) { Array($0.agents.prefix(max(0, limit))) }
    }

    /// Changes what is known of an agent.
    public func updateAgent(
        _ tenant: TenantID, ref: String, _ change: AgentChange, at now: Date
    ) async throws -> AgentRecord? {
        write(tenant) { rows, _ in
            guard let index = rows.agents.firstIndex(where: { $0.ref == ref }) else { return nil }
            if let name = change.name { rows.agents[index].name = name }
            if let summary = change.summary { rows.agents[index].summary = summary }
            if let baseURL = change.baseURL { rows.agents[index].baseURL = baseURL }
            rows.agents[index].updatedAt = now
            return rows.agents[index]
        }
    }

    /// Removes an agent.
    public func removeAgent(_ tenant: TenantID, ref: String, at now: Date) async throws -> Bool {
        write(tenant) { rows, counter in
            guard let index = rows.agents.firstIndex(where: { $0.ref == ref }) else { return false }
            rows.agents.remove(at: index)
            rows.removed.insert(ref)
            for index in rows.credentials.indices
            where rows.credentials[index].agentRef == ref && rows.credentials[index].revokedAt == nil {
                rows.credentials[index].revokedAt = now
                rows.credentials[index].updatedAt = now
            }
            for index in rows.clients.indices
            where rows.clients[index].agentRef == ref && rows.clients[index].revokedAt == nil {
                rows.clients[index].revokedAt = now
            }
            rows.challenges.removeAll { $0.agentRef == ref }
            _ = rows.revoke(.agent(ref), in: tenant, at: now, keptUntil: nil, counter: &counter)
            return true
        }
    }

    /// Adds a credential.
    public func insert(_ tenant: TenantID, credential: CredentialRecord) async throws -> Bool {
        write(tenant) { rows, _ in
            guard rows.agent(credential.agentRef) != nil else { return false }
            rows.add(credential)
            return true
        }
    }

    /// The credential with that identifier.
    public func credential(_ tenant: TenantID, id: String) async throws -> CredentialRecord? {
        read(tenant) { rows in rows.credentials.first { $0.id == id } }
    }

    /// The agent's credentials, primary first, then oldest first.
    public func credentials(_ tenant: TenantID, agentRef: String) async throws -> [CredentialRecord] {
        read(tenant) { rows in
            let own = rows.credentials.filter { $0.agentRef == agentRef }
            return own.filter(\.isPrimary) + own.filter { !$0.isPrimary }
        }
    }

    /// Marks a credential as revoked, and revokes what descends from it.
    public func revokeCredential(
        _ tenant: TenantID, agentRef: String, id: String, at now: Date
    ) async throws -> CredentialRecord? {
        write(tenant) { rows, counter in
            let index = rows.credentials.firstIndex { $0.id == id && $0.agentRef == agentRef }
            guard let index else { return nil }
            guard rows.credentials[index].revokedAt == nil else { return rows.credentials[index] }
            rows.credentials[index].revokedAt = now
            rows.credentials[index].updatedAt = now
            _ = rows.revoke(.credential(id), in: tenant, at: now, keptUntil: nil, counter: &counter)
            return rows.credentials[index]
        }
    }

    /// Adds a wallet.
    public func insert(_ tenant: TenantID, wallet: WalletRecord) async throws -> Bool {
        write(tenant) { rows, _ in
            guard rows.agent(wallet.agentRef) != nil else { return false }
            rows.wallets.append(wallet)
            return true
        }
    }

    /// The agent's wallets, oldest first.
    public func wallets(_ tenant: TenantID, agentRef: String) async throws -> [WalletRecord] {
        read(tenant) { rows in rows.wallets.filter { $0.agentRef == agentRef } }
    }

    /// Adds a challenge; of the agent's challenges only the newest `cap` remain.
    public func insert(_ tenant: TenantID, challenge: ChallengeRecord, cap: Int) async throws {
        write(tenant) { rows, _ in
            rows.challenges.append(challenge)
            let own = rows.challenges.filter { $0.agentRef == challenge.agentRef }
            let surplus = Set(own.prefix(max(0, own.count - max(1, cap))).map(\.id))
            if !surplus.isEmpty { rows.challenges.removeAll { surplus.contains($0.id) } }
        }
    }

    /// An open challenge, expired or not.
    public func challenge(_ tenant: TenantID, agentRef: String, id: String) async throws -> ChallengeRecord? {
        read(tenant) { rows in rows.challenges.first { $0.id == id && $0.agentRef == agentRef } }
    }

    /// Removes a challenge.
    public func discardChallenge(_ tenant: TenantID, agentRef: String, id: String) async throws {
        write(tenant) { rows, _ in rows.challenges.removeAll { $0.id == id && $0.agentRef == agentRef } }
    }

    /// Spends the challenge and starts a family.
    public func open(_ tenant: TenantID, family opening: FamilyOpening) async throws -> FamilyOpening.Outcome {
        write(tenant) { rows, counter in
            guard rows.isLive(opening) else { return .credentialGone }
            if let challengeID = opening.challengeID {
                let challenge = rows.challenges.firstIndex {
                    $0.id == challengeID && $0.agentRef == opening.agentRef && opening.now < $0.expiresAt
                }
                guard let challenge else { return .challengeSpent }
                rows.challenges.remove(at: challenge)
            }
            counter += 1
            let family = opening.family(authSequence: counter)
            rows.families[family.id] = family
            rows.noteUse(opening)
            return .opened(family)
        }
    }

    /// The family with that identifier.
    public func family(_ tenant: TenantID, id: String) async throws -> RefreshFamily? {
        read(tenant) { $0.families[id] }
    }

    /// Rotates, if the shown token is current and live.
    public func rotate(
        _ tenant: TenantID, familyID: String, _ rotation: RefreshFamily.Rotation
    ) async throws -> RefreshFamily? {
        write(tenant) { rows, _ in
            guard var family = rows.families[familyID], family.rotate(rotation) else { return nil }
            rows.families[familyID] = family
            return family
        }
    }

    /// Decides about a genuine token that was not rotated.
    public func judge(
        _ tenant: TenantID, familyID: String, presentedHash: [UInt8], now: Date
    ) async throws -> RefreshFamily.Verdict {
        write(tenant) { rows, counter in
            guard var family = rows.families[familyID] else { return .dead }
            let verdict = family.judge(presentedHash: presentedHash, now: now)
            rows.families[familyID] = family
            if verdict == .reused {
                _ = rows.revoke(.family(familyID), in: tenant, at: now, keptUntil: nil, counter: &counter)
            }
            return verdict
        }
    }

    /// Revokes what meets `criterion`.
    public func revoke(
        _ tenant: TenantID, _ criterion: RevocationCriterion, at now: Date, keptUntil: Date?
    ) async throws -> Int {
        write(tenant) { $0.revoke(criterion, in: tenant, at: now, keptUntil: keptUntil, counter: &$1) }
    }

    /// Whether any of `criteria` was revoked after `authSequence`.
    public func isRevoked(
        _ tenant: TenantID, _ criteria: [RevocationCriterion], authSequence: Int64
    ) async throws -> Bool {
        read(tenant) { rows in criteria.contains { (rows.revocations[$0]?.sequence ?? 0) > authSequence } }
    }
}
