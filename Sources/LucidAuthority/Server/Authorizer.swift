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
        guard let token = Self.bearer(request) else { throw Self.refused }
        if let token = OperatorToken(presented: token) {
            guard let record = try await tokens.store.operator(token.tenant, tokenHash: token.hash),
                record.revokedAt == nil
            else { throw Self.refused }
            return Caller(tenant: token.tenant, principal: .operator(id: record.id))
        }
        do {
            return try await tokens.agent(bearer: token)
        } catch let error as TokenError {
            throw AuthorityError(.unauthorized, message: Self.refused.message, underlying: error)
        }
    }

    private static func bearer(_ request: HTTPRequest) -> String? {
        guard let value = request.headerFields[.authorization], value.utf8.count <= 8 + CompactJWS.maximumCount else {
            return nil
        }
        let parts = value.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].lowercased() == "bearer", !parts[1].isEmpty else { return nil }
        return String(parts[1])
    }

    private static var refused: AuthorityError {
        AuthorityError(.unauthorized, message: "a live bearer token is needed")
    }
}
