// SPDX-License-Identifier: Apache-2.0
import LucidAPI
import LucidTokens

extension AuthorityServer {
    /// The scope with which a client may look at every token of its tenant.
    static let introspectionScope = "token:introspect"

    func revokeToken(
        _ input: Operations.RevokeToken.Input, caller: Caller
    ) async throws -> Operations.RevokeToken.Output {
        let request =
            switch input.body {
            case .urlEncodedForm(let request): request
            }
        let shown = try ShownClient(
            caller.proof, clientID: request.clientId, secret: request.clientSecret, assertionType: nil, assertion: nil)
        try await tokens.revoke(
            caller.tenant, token: request.token, by: try await tokens.client(caller.tenant, shown))
        return .ok(.init())
    }

    func introspectToken(
        _ input: Operations.IntrospectToken.Input, caller: Caller
    ) async throws -> Operations.IntrospectToken.Output {
        let request =
            switch input.body {
            case .urlEncodedForm(let request): request
            }
        let token: IntrospectedToken?
        if case .bearer(let bearer) = caller.proof {
            guard let person = try await authorizer.operator(bearer: bearer) else { throw TokenAuthority.refusedClient }
            token = try await tokens.introspect(person.tenant, token: request.token)
        } else {
            let shown = try ShownClient(
                caller.proof, clientID: request.clientId, secret: request.clientSecret,
                assertionType: request.clientAssertionType, assertion: request.clientAssertion)
            guard let client = try await tokens.client(caller.tenant, shown) else { throw TokenAuthority.refusedClient }
            let found = try await tokens.introspect(caller.tenant, token: request.token)
            let maySee = found?.holder == client.id || client.scopes.contains(Self.introspectionScope)
            token = maySee ? found : nil
        }
        return .ok(.init(body: .json(token?.response(issuer: tokens.configuration.issuer) ?? .init(active: false))))
    }

    func issueGrant(
        _ input: Operations.IssueGrant.Input, caller: Caller
    ) async throws -> Operations.IssueGrant.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        let grant = try await tokens.grant(
            caller.tenant, agentRef: request.agentRef, subject: request.subject, scopes: request.scopes,
            audience: request.audience, lifetime: request.expiresIn.map(Int64.init))
        let body = Components.Schemas.IssuedGrant(
            grantId: grant.claims.credentialID, tokenId: grant.claims.tokenID, accessToken: grant.token,
            tokenType: "Bearer", expiresIn: Int(grant.lifetime), scope: grant.claims.scopes.description)
        return .created(.init(body: .json(body)))
    }

    func revokeAccess(
        _ input: Operations.RevokeAccess.Input, caller: Caller
    ) async throws -> Operations.RevokeAccess.Output {
        let request =
            switch input.body {
            case .json(let request): request
            }
        var terms: [RevocationCriterion.Kind: String] = [:]
        terms[.agent] = request.agent
        terms[.credential] = request.credential
        terms[.family] = request.family
        terms[.grant] = request.grant
        terms[.subject] = request.subject
        terms[.token] = request.token
        guard let criterion = RevocationCriterion(terms) else {
            throw AuthorityError(
                .invalidRequest, message: "name at least one term; token and family stand alone")
        }
        let count = try await tokens.revoke(caller.tenant, criterion)
        return .ok(.init(body: .json(.init(revokedFamilies: count))))
    }
}

extension IntrospectedToken {
    fileprivate func response(issuer: String) -> Components.Schemas.IntrospectionResponse {
        switch self {
        case .access(let claims):
            let isBound = claims.proofKeyThumbprint != nil
            return .init(
                active: true, scope: claims.scopes.description, clientId: claims.clientID,
                tokenType: isBound ? "DPoP" : "Bearer", exp: Int(claims.expiresAt), iat: Int(claims.issuedAt),
                sub: claims.subject, aud: claims.audience, iss: claims.issuer, jti: claims.tokenID,
                agent: claims.agentRef, tenant: claims.tenant, grant: claims.grantID,
                cnf: claims.proofKeyThumbprint.map { .init(jkt: $0) })
        case .refresh(let family):
            return .init(
                active: true, scope: family.scopes.description, clientId: family.credentialID,
                tokenType: "refresh_token", exp: Int(family.currentExpiresAt.wholeSeconds),
                iat: Int(family.createdAt.wholeSeconds), sub: family.subject, iss: issuer, agent: family.agentRef,
                grant: family.grantID, cnf: family.proofKeyThumbprint.map { .init(jkt: $0) })
        }
    }
}
