// SPDX-License-Identifier: Apache-2.0
public import LucidTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where an authority keeps its agents, machine clients, challenges, refresh families and keys.
///
/// Every call that concerns rows of a tenant takes the tenant first, and never sees another's. Each call is atomic and
/// durable when it returns; several processes may use one store at once. A store throws ``AuthorityError`` with
/// ``AuthorityError/Code/storeUnavailable`` when it cannot answer.
public protocol AuthorityStore: Sendable {
    // MARK: Agents and credentials

    /// Adds an agent with its wallets and credentials, or nothing: false if the reference is taken.
    func insert(
        _ tenant: TenantID, agent: AgentRecord, wallets: [WalletRecord], credentials: [CredentialRecord]
    ) async throws -> Bool
    /// The agent with that reference.
    func agent(_ tenant: TenantID, ref: String) async throws -> AgentRecord?
    /// The agents, oldest first, at most `limit`.
    func agents(_ tenant: TenantID, limit: Int) async throws -> [AgentRecord]
    /// Changes what is known of an agent; nil if there is none with that reference.
    func updateAgent(_ tenant: TenantID, ref: String, _ change: AgentChange, at now: Date) async throws -> AgentRecord?
    /// Removes an agent: it is not found any more, its reference stays taken, its credentials and machine clients are
    /// revoked with what descends from them, and its wallets are kept.
    ///
    /// False if there is none with that reference.
    func removeAgent(_ tenant: TenantID, ref: String, at now: Date) async throws -> Bool
    /// Adds a credential; if it is primary the agent's others no longer are.
    ///
    /// False if the agent does not exist.
    func insert(_ tenant: TenantID, credential: CredentialRecord) async throws -> Bool
    /// The credential with that identifier.
    func credential(_ tenant: TenantID, id: String) async throws -> CredentialRecord?
    /// The agent's credentials, primary first, then oldest first.
    func credentials(_ tenant: TenantID, agentRef: String) async throws -> [CredentialRecord]
    /// Marks a credential as revoked, and revokes what descends from it.
    ///
    /// Nil if the agent has no such credential; one that was revoked before is given back as it is.
    func revokeCredential(
        _ tenant: TenantID, agentRef: String, id: String, at now: Date
    ) async throws -> CredentialRecord?
    /// Adds a wallet.
    ///
    /// False if the agent does not exist.
    func insert(_ tenant: TenantID, wallet: WalletRecord) async throws -> Bool
    /// The agent's wallets, oldest first.
    func wallets(_ tenant: TenantID, agentRef: String) async throws -> [WalletRecord]

    // MARK: Machine clients

    /// Adds a client.
    ///
    /// False if the identifier is taken.
    func insert(_ tenant: TenantID, client: ClientRecord) async throws -> Bool
    /// The client with that identifier.
    func client(_ tenant: TenantID, id: String) async throws -> ClientRecord?
    /// The clients of an agent, or all of them if nil, oldest first, at most `limit`.
    func clients(_ tenant: TenantID, agentRef: String?, limit: Int) async throws -> [ClientRecord]
    /// Changes a client; disabling it revokes what descends from it.
    ///
    /// Nil if there is no such client; one that was revoked is given back as it is.
    func updateClient(_ tenant: TenantID, id: String, _ change: ClientChange, at now: Date) async throws
        -> ClientRecord?
    /// Marks a client as revoked, and revokes what descends from it.
    ///
    /// Nil if there is no such client; one that was revoked before is given back as it is.
    func revokeClient(_ tenant: TenantID, id: String, at now: Date) async throws -> ClientRecord?

    // MARK: Challenges

    /// Adds a challenge; of the agent's challenges only the newest `cap` remain.
    func insert(_ tenant: TenantID, challenge: ChallengeRecord, cap: Int) async throws
    /// An open challenge, expired or not.
    func challenge(_ tenant: TenantID, agentRef: String, id: String) async throws -> ChallengeRecord?
    /// Removes a challenge, so that nobody can answer it any more.
    func discardChallenge(_ tenant: TenantID, agentRef: String, id: String) async throws

    // MARK: Refresh families

    /// Spends the challenge, if one is named, and starts a family, in one step with a new value of the counter.
    func open(_ tenant: TenantID, family: FamilyOpening) async throws -> FamilyOpening.Outcome
    /// The family with that identifier.
    func family(_ tenant: TenantID, id: String) async throws -> RefreshFamily?
    /// ``RefreshFamily/rotate(_:)`` as one conditional update; nil if nothing was updated.
    func rotate(_ tenant: TenantID, familyID: String, _ rotation: RefreshFamily.Rotation) async throws -> RefreshFamily?
    /// ``RefreshFamily/judge(presentedHash:now:)``; on reuse also revokes the family's access tokens.
    func judge(
        _ tenant: TenantID, familyID: String, presentedHash: [UInt8], now: Date
    ) async throws -> RefreshFamily.Verdict

    // MARK: Revocation

    /// Draws a new value of the counter, for an act from which tokens descend without a family.
    func drawSequence() async throws -> Int64
    /// Draws a new value of the counter for `criterion` and revokes the live families that it meets.
    /// - Parameter keptUntil: When the entry may be forgotten, because everything that it kills has expired; nil for
    ///   ``RevocationRecord/retention`` after `now`, when every access token of before has.
    /// - Returns: The number of families revoked.
    func revoke(_ tenant: TenantID, _ criterion: RevocationCriterion, at now: Date, keptUntil: Date?) async throws
        -> Int
    /// Whether any of `criteria` was revoked by a value larger than `authSequence`.
    func isRevoked(_ tenant: TenantID, _ criteria: [RevocationCriterion], authSequence: Int64) async throws -> Bool
    /// The revocations of all tenants with a larger value of the counter than `sequence`, smallest first, and the
    /// counter.
    func revocations(after sequence: Int64) async throws -> (records: [RevocationRecord], sequence: Int64)

    // MARK: Proofs

    /// Notes that a proof (RFC 9449) or an assertion (RFC 7523) was used; false if it was noted before.
    func note(proof fingerprint: [UInt8], until expiresAt: Date) async throws -> Bool

    // MARK: Operators and keys

    /// Adds an operator's token.
    func insert(_ tenant: TenantID, operator record: OperatorRecord) async throws
    /// The operator with that token.
    func `operator`(_ tenant: TenantID, tokenHash: [UInt8]) async throws -> OperatorRecord?
    /// Adds `candidate` if there is no key for its purpose, and gives back the newest key for it.
    func establish(_ candidate: KeyRecord) async throws -> KeyRecord
    /// The keys of the authority, oldest first.
    func keys() async throws -> [KeyRecord]
    /// Removes the keys with these names and adds others, in one step; a name that is there already is left alone.
    func changeKeys(adding: [KeyRecord], removing: [String]) async throws

    // MARK: Housekeeping

    /// Removes expired challenges, sealed answers whose grace is over, families that ended, used proofs, forgettable revocations.
    /// - Returns: The number of rows touched.
    func purge(at now: Date) async throws -> Int
    /// Gives back files and connections; calls after it fail.
    func close()
}
