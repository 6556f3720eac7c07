// SPDX-License-Identifier: Apache-2.0
public import LucidTokens

/// Who makes a call, as the authority has verified it.
public struct Caller: Hashable, Sendable {
    /// The kinds of caller.
    public enum Principal: Hashable, Sendable {
        /// Nobody in particular: no bearer was needed.
        case none
        /// An agent with a live access token.
        case agent(AgentPrincipal)
        /// A person or program that runs the tenant; the payload names its token.
        case `operator`(id: String)
    }

    /// The tenant in which the call acts.
    ///
    /// Nothing outside it exists for the caller.
    public var tenant: TenantID
    /// Who it is.
    public var principal: Principal
    /// What the request shows in `Authorization`, unverified.
    ///
    /// Read only where an operation is open to anybody.
    package var proof = ClientProof.none
    /// The path of the request below the issuer, without its query, for the proofs that name it.
    package var path = ""

    /// Creates a caller.
    public init(tenant: TenantID, principal: Principal) {
        self.tenant = tenant
        self.principal = principal
    }

    /// The agent, if it is one.
    public var agent: AgentPrincipal? {
        if case .agent(let agent) = principal { agent } else { nil }
    }
}

/// An agent that has shown a live access token.
public struct AgentPrincipal: Hashable, Sendable {
    /// The agent's reference.
    public var ref: String
    /// The credential that it proved.
    public var credentialID: String
    /// What its token permits.
    public var scopes: ScopeSet
    /// The refresh family of its token.
    public var familyID: String?
    /// The counter at the act that its token descends from.
    public var authSequence: Int64

    /// Creates a principal.
    public init(ref: String, credentialID: String, scopes: ScopeSet, familyID: String?, authSequence: Int64) {
        self.ref = ref
        self.credentialID = credentialID
        self.scopes = scopes
        self.familyID = familyID
        self.authSequence = authSequence
    }
}
