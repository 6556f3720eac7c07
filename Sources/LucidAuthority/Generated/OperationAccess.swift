// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

/// Who may call an operation.
///
/// - Remark: Generated from `x-lucid-access`.
package struct OperationAccess: Hashable, Sendable {
    /// A kind of caller.
    package enum Principal: Swift.String, Hashable, Sendable {
        /// Anybody: the call carries its own proof, or needs none.
        case none
        /// An agent, by its access token.
        case agent
        /// An operator of the tenant.
        case `operator`
    }
    /// How the caller must relate to what the path names.
    package enum Relation: Swift.String, Hashable, Sendable {
        /// No relation is asked for.
        case none
        /// An agent's token must be of the agent in the path; an operator's of the same tenant.
        case own = "self"
        /// Both must be of one tenant.
        case tenant
    }
    /// The operation's name.
    package let operationID: Swift.String
    /// The method, upper case.
    package let method: Swift.String
    /// The path, with its parameters in braces.
    package let path: Swift.String
    /// Who may call.
    ///
    /// Never empty.
    package let principals: Set<Principal>
    /// The scopes that an agent's token must all have.
    package let scopes: [Swift.String]
    /// How the caller must relate to what the path names.
    package let relation: Relation
}

extension OperationAccess {
    /// Asks for a challenge that the agent's wallet must sign.
    package static let issueAgentChallenge = Self(
        operationID: "issueAgentChallenge", method: "POST", path: "/v1/auth/agents/{agentRef}/challenge",
        principals: [.none], scopes: [], relation: .none)
    /// Exchanges a signed challenge for tokens.
    package static let exchangeAgentChallenge = Self(
        operationID: "exchangeAgentChallenge", method: "POST", path: "/v1/auth/agents/{agentRef}/exchange",
        principals: [.none], scopes: [], relation: .none)
    /// Spends a refresh token for a new pair of tokens.
    package static let refreshAgentToken = Self(
        operationID: "refreshAgentToken", method: "POST", path: "/v1/auth/agents/{agentRef}/refresh",
        principals: [.none], scopes: [], relation: .none)
    /// Revokes a refresh token with its family, or an access token (RFC 7009).
    package static let revokeToken = Self(
        operationID: "revokeToken", method: "POST", path: "/oauth2/revoke",
        principals: [.none], scopes: [], relation: .none)
    /// Gives a machine client tokens for its secret, or for a refresh token (RFC 6749).
    package static let requestToken = Self(
        operationID: "requestToken", method: "POST", path: "/oauth2/token",
        principals: [.none], scopes: [], relation: .none)
    /// Registers a machine client, and shows its secret once.
    package static let registerClient = Self(
        operationID: "registerClient", method: "POST", path: "/auth/register",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Gives a machine client tokens for its secret, in the form of gateways.
    package static let issueClientToken = Self(
        operationID: "issueClientToken", method: "POST", path: "/auth/token",
        principals: [.none], scopes: [], relation: .none)
    /// Spends a machine client's refresh token for a new pair of tokens.
    package static let refreshClientToken = Self(
        operationID: "refreshClientToken", method: "POST", path: "/auth/refresh",
        principals: [.none], scopes: [], relation: .none)
    /// Lists the agents that the caller may see, at most 100.
    package static let listAgents = Self(
        operationID: "listAgents", method: "GET", path: "/v1/agents",
        principals: [.agent, .`operator`], scopes: [], relation: .tenant)
    /// Registers an agent.
    package static let createAgent = Self(
        operationID: "createAgent", method: "POST", path: "/v1/agents",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Gives one agent.
    package static let getAgent = Self(
        operationID: "getAgent", method: "GET", path: "/v1/agents/{agentRef}",
        principals: [.agent, .`operator`], scopes: [], relation: .own)
    /// Changes what is told of an agent.
    package static let updateAgent = Self(
        operationID: "updateAgent", method: "PATCH", path: "/v1/agents/{agentRef}",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Removes an agent.
    package static let deleteAgent = Self(
        operationID: "deleteAgent", method: "DELETE", path: "/v1/agents/{agentRef}",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Lists an agent's credentials.
    package static let listAgentCredentials = Self(
        operationID: "listAgentCredentials", method: "GET", path: "/v1/agents/{agentRef}/credentials",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Adds a credential that is backed by a managed wallet.
    package static let createAgentCredential = Self(
        operationID: "createAgentCredential", method: "POST", path: "/v1/agents/{agentRef}/credentials",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Revokes a credential and every token that came of it.
    package static let revokeAgentCredential = Self(
        operationID: "revokeAgentCredential", method: "DELETE",
        path: "/v1/agents/{agentRef}/credentials/{credentialId}",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Issues a first pair of tokens for an agent whose wallet the authority keeps.
    package static let createRuntimeCredentials = Self(
        operationID: "createRuntimeCredentials", method: "POST", path: "/v1/agents/{agentRef}/runtime-credentials",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Signs a message with the agent's managed wallet (EIP-191).
    package static let signMessage = Self(
        operationID: "signMessage", method: "POST", path: "/v1/agents/{agentRef}/wallet/sign-message",
        principals: [.agent], scopes: ["wallet.sign"], relation: .own)
    /// Signs typed data with the agent's managed wallet (EIP-712).
    package static let signTypedData = Self(
        operationID: "signTypedData", method: "POST", path: "/v1/agents/{agentRef}/wallet/sign-typed-data",
        principals: [.agent], scopes: ["wallet.sign"], relation: .own)
    /// Signs a transaction with the agent's managed wallet and gives it back.
    package static let signTransaction = Self(
        operationID: "signTransaction", method: "POST", path: "/v1/agents/{agentRef}/wallet/sign-transaction",
        principals: [.agent], scopes: ["wallet.sign"], relation: .own)
    /// Signs a transaction with the agent's managed wallet and sends it to its chain.
    package static let sendTransaction = Self(
        operationID: "sendTransaction", method: "POST", path: "/v1/agents/{agentRef}/wallet/send-transaction",
        principals: [.agent], scopes: ["wallet.send"], relation: .own)
    /// Asks the agent itself how it is.
    package static let getAgentHealth = Self(
        operationID: "getAgentHealth", method: "GET", path: "/v1/agents/{agentRef}/health",
        principals: [.agent, .`operator`], scopes: [], relation: .tenant)
    /// Lists what can be called at an agent.
    package static let listEntrypoints = Self(
        operationID: "listEntrypoints", method: "GET", path: "/v1/agents/{agentRef}/entrypoints",
        principals: [.agent, .`operator`], scopes: [], relation: .tenant)
    /// Asks the agent again what can be called.
    package static let refreshEntrypoints = Self(
        operationID: "refreshEntrypoints", method: "POST", path: "/v1/agents/{agentRef}/refresh-entrypoints",
        principals: [.agent, .`operator`], scopes: [], relation: .own)
    /// Calls an entrypoint, and waits for its answer.
    package static let invokeEntrypoint = Self(
        operationID: "invokeEntrypoint", method: "POST", path: "/v1/agents/{agentRef}/entrypoints/{key}/invoke",
        principals: [.agent, .`operator`], scopes: [], relation: .none)
    /// Calls an entrypoint, and gives its answer event by event.
    package static let streamEntrypoint = Self(
        operationID: "streamEntrypoint", method: "POST", path: "/v1/agents/{agentRef}/entrypoints/{key}/stream",
        principals: [.agent, .`operator`], scopes: [], relation: .none)
    /// Starts a run of an entrypoint.
    package static let createRun = Self(
        operationID: "createRun", method: "POST", path: "/v1/agents/{agentRef}/entrypoints/{key}/runs",
        principals: [.agent, .`operator`], scopes: [], relation: .none)
    /// Gives who has called whom.
    package static let getAgentGraph = Self(
        operationID: "getAgentGraph", method: "GET", path: "/v1/agents/graph",
        principals: [.agent, .`operator`], scopes: [], relation: .tenant)
    /// Lists the tokens that were made by hand for an agent.
    package static let listAgentTokens = Self(
        operationID: "listAgentTokens", method: "GET", path: "/v1/agents/{agentRef}/tokens",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Makes a token for an agent by hand.
    package static let createAgentToken = Self(
        operationID: "createAgentToken", method: "POST", path: "/v1/agents/{agentRef}/tokens",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Revokes a token that was made by hand.
    package static let revokeAgentToken = Self(
        operationID: "revokeAgentToken", method: "DELETE", path: "/v1/agents/{agentRef}/tokens/{tokenId}",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Lists runs, newest first.
    package static let listRuns = Self(
        operationID: "listRuns", method: "GET", path: "/v1/runs",
        principals: [.agent, .`operator`], scopes: [], relation: .tenant)
    /// Gives one run.
    package static let getRun = Self(
        operationID: "getRun", method: "GET", path: "/v1/runs/{runId}",
        principals: [.agent, .`operator`], scopes: [], relation: .tenant)
    /// Gives what a run has cost.
    package static let getRunLedger = Self(
        operationID: "getRunLedger", method: "GET", path: "/v1/runs/{runId}/ledger",
        principals: [.agent, .`operator`], scopes: [], relation: .tenant)
    /// Follows a run event by event.
    package static let streamRun = Self(
        operationID: "streamRun", method: "GET", path: "/v1/runs/{runId}/stream",
        principals: [.agent, .`operator`], scopes: [], relation: .tenant)
    /// Gives the card by which other agents know this one.
    package static let getAgentCard = Self(
        operationID: "getAgentCard", method: "GET", path: "/v1/agents/{agentRef}/a2a/card",
        principals: [.agent, .`operator`], scopes: [], relation: .none)
    /// Sends a JSON-RPC request to an agent.
    package static let callAgent = Self(
        operationID: "callAgent", method: "POST", path: "/v1/agents/{agentRef}/a2a/rpc",
        principals: [.agent, .`operator`], scopes: [], relation: .none)
    /// Looks for agents of others.
    package static let searchRegistry = Self(
        operationID: "searchRegistry", method: "GET", path: "/v1/a2a/registry",
        principals: [.agent, .`operator`], scopes: [], relation: .none)
    /// Begins a session of a person with a token of Privy.
    package static let signInWithPrivy = Self(
        operationID: "signInWithPrivy", method: "POST", path: "/v1/auth/privy",
        principals: [.none], scopes: [], relation: .none)
    /// Begins a session of a person with a token of Coinbase.
    package static let signInWithCoinbase = Self(
        operationID: "signInWithCoinbase", method: "POST", path: "/v1/auth/coinbase",
        principals: [.none], scopes: [], relation: .none)
    /// Ends the session of a person.
    package static let signOut = Self(
        operationID: "signOut", method: "POST", path: "/v1/auth/logout",
        principals: [.`operator`], scopes: [], relation: .none)
    /// Gives the person whose session this is.
    package static let getCurrentUser = Self(
        operationID: "getCurrentUser", method: "GET", path: "/v1/users/me",
        principals: [.`operator`], scopes: [], relation: .none)
    /// Makes a wallet for the person whose session this is.
    package static let createUserWallet = Self(
        operationID: "createUserWallet", method: "POST", path: "/v1/users/me/wallets",
        principals: [.`operator`], scopes: [], relation: .none)
    /// Gives what the wallets of an account hold.
    package static let getBalances = Self(
        operationID: "getBalances", method: "GET", path: "/v1/onchain/balances",
        principals: [.`operator`], scopes: [], relation: .none)
    /// Gives the public keys that verify access tokens (RFC 7517).
    package static let getJWKS = Self(
        operationID: "getJWKS", method: "GET", path: "/.well-known/jwks.json",
        principals: [.none], scopes: [], relation: .none)
    /// Tells whether a token holds now, and what it permits (RFC 7662).
    package static let introspectToken = Self(
        operationID: "introspectToken", method: "POST", path: "/oauth2/introspect",
        principals: [.none], scopes: [], relation: .none)
    /// Gives the signed list of what was revoked, for verifiers that work offline.
    package static let listRevocations = Self(
        operationID: "listRevocations", method: "GET", path: "/oauth2/revocations",
        principals: [.none], scopes: [], relation: .none)
    /// Gives an agent a token with which it acts for a subject.
    package static let issueGrant = Self(
        operationID: "issueGrant", method: "POST", path: "/v1/grants",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Revokes everything of before that meets all of the terms.
    package static let revokeAccess = Self(
        operationID: "revokeAccess", method: "POST", path: "/v1/revocations",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Lists the machine clients of the tenant, oldest first; at most 1,000.
    package static let listClients = Self(
        operationID: "listClients", method: "GET", path: "/v1/clients",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Gives a machine client, without its secret.
    package static let getClient = Self(
        operationID: "getClient", method: "GET", path: "/v1/clients/{clientId}",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Changes a machine client, or disables it and enables it again.
    package static let updateClient = Self(
        operationID: "updateClient", method: "PATCH", path: "/v1/clients/{clientId}",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Ends a machine client for good, with its sessions.
    package static let deleteClient = Self(
        operationID: "deleteClient", method: "DELETE", path: "/v1/clients/{clientId}",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Gives a machine client a new secret, and shows it once.
    package static let rotateClientSecret = Self(
        operationID: "rotateClientSecret", method: "POST", path: "/v1/clients/{clientId}/secret",
        principals: [.`operator`], scopes: [], relation: .tenant)
    /// Says what the authority is and where its endpoints are (RFC 8414).
    package static let getAuthorityMetadata = Self(
        operationID: "getAuthorityMetadata", method: "GET", path: "/.well-known/oauth-authorization-server",
        principals: [.none], scopes: [], relation: .none)

    /// Every operation, in the document's order.
    package static let all: [Self] = [
        .issueAgentChallenge,
        .exchangeAgentChallenge,
        .refreshAgentToken,
        .revokeToken,
        .requestToken,
        .registerClient,
        .issueClientToken,
        .refreshClientToken,
        .listAgents,
        .createAgent,
        .getAgent,
        .updateAgent,
        .deleteAgent,
        .listAgentCredentials,
        .createAgentCredential,
        .revokeAgentCredential,
        .createRuntimeCredentials,
        .signMessage,
        .signTypedData,
        .signTransaction,
        .sendTransaction,
        .getAgentHealth,
        .listEntrypoints,
        .refreshEntrypoints,
        .invokeEntrypoint,
        .streamEntrypoint,
        .createRun,
        .getAgentGraph,
        .listAgentTokens,
        .createAgentToken,
        .revokeAgentToken,
        .listRuns,
        .getRun,
        .getRunLedger,
        .streamRun,
        .getAgentCard,
        .callAgent,
        .searchRegistry,
        .signInWithPrivy,
        .signInWithCoinbase,
        .signOut,
        .getCurrentUser,
        .createUserWallet,
        .getBalances,
        .getJWKS,
        .introspectToken,
        .listRevocations,
        .issueGrant,
        .revokeAccess,
        .listClients,
        .getClient,
        .updateClient,
        .deleteClient,
        .rotateClientSecret,
        .getAuthorityMetadata,
    ]
}
