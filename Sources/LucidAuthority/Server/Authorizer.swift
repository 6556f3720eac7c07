// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidTokens

/// Decides whether the caller of a request may do what it asks, before anything else is looked at.
struct Authorizer: Sendable {
    let tokens: TokenAuthority

    /// The caller, if it may.
    func caller(
        of request: HTTPRequest, for access: OperationAccess, agentRef: String?
    ) async throws -> Caller {
        if access.principals.contains(.none) {
            var caller = Caller(tenant: tokens.configuration.tenant, principal: .none)
            caller.proof = ClientProof(authorization: request.headerFields[.authorization])
            caller.path = Self.path(request)
            return caller
        }
        let caller = try await authenticated(request)
        switch caller.principal {
        case .agent(let agent):
            guard access.principals.contains(.agent) else {
                throw AuthorityError(.forbidden, message: "an agent's token may not do this; an operator's may")
            }
            // Decided without asking the store, so that nothing can be learnt about other agents.
            if access.relation == .own, agentRef != agent.ref {
                throw AuthorityError(.forbidden, message: "an agent's token acts on its own agent only")
            }
            if let missing = access.scopes.first(where: { !agent.scopes.contains($0) }) {
                throw AuthorityError(.insufficientScope, message: "the token lacks the scope \(missing)")
            }
        case .operator:
            guard access.principals.contains(.operator) else {
                throw AuthorityError(.forbidden, message: "an operator's token may not do this; the agent's may")
            }
        case .none:
            throw Self.refused
        }
        return caller
    }

    private func authenticated(_ request: HTTPRequest) async throws -> Caller {
        do {
            let shown = try ShownToken(request)
            guard shown.token.utf8.count <= CompactJWS.maximumCount else { throw Self.refused }
            guard shown.scheme == .dpop else {
                if let caller = try await self.operator(bearer: shown.token) { return caller }
                return try await tokens.agent(token: shown.token)
            }
            let proofKey = try await tokens.proofKey(
                shown.proof, method: request.method.rawValue, path: Self.path(request), accessToken: shown.token)
            guard let proofKey else { throw Self.refused }
            return try await tokens.agent(token: shown.token, proofKey: proofKey)
        } catch let error as TokenError {
            throw AuthorityError(.unauthorized, message: Self.refused.message, underlying: error)
        }
    }

    /// The operator with that bearer; nil if it has not the shape of an operator's.
    func `operator`(bearer text: String) async throws -> Caller? {
        guard let token = OperatorToken(presented: text) else { return nil }
        guard let record = try await tokens.store.operator(token.tenant, tokenHash: token.hash),
            record.revokedAt == nil
        else { throw Self.refused }
        return Caller(tenant: token.tenant, principal: .operator(id: record.id))
    }

    private static func path(_ request: HTTPRequest) -> String {
        String((request.path ?? "/").prefix { $0 != "?" })
    }

    private static var refused: AuthorityError {
        AuthorityError(.unauthorized, message: "a live token is needed")
    }
}
