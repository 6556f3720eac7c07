// SPDX-License-Identifier: Apache-2.0

import LucidTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension TokenAuthority {
    /// A token with which an agent acts for a subject.
    struct Grant: Sendable {
        let claims: AccessTokenClaims
        let token: String
        let lifetime: Int64
    }

    /// Seconds that a grant lives if nobody says.
    static let grantLifetime: Int64 = 900

    /// Issues a grant: an access token that cannot be renewed.
    func grant(
        _ tenant: TenantID, agentRef: String, subject: String, scopes: [String], audience: [String]?,
        lifetime: Int64?
    ) async throws -> Grant {
        guard !scopes.isEmpty, let scopes = try? ScopeSet(scopes) else {
            throw AuthorityError(.invalidScope, message: "scopes: at least one, each without spaces and quotes")
        }
        guard (1...512).contains(subject.utf8.count) else {
            throw AuthorityError(.invalidRequest, message: "subject: 1 to 512 bytes")
        }
        let lifetime = lifetime ?? min(Self.grantLifetime, configuration.maximumGrantLifetime)
        guard (1...configuration.maximumGrantLifetime).contains(lifetime) else {
            throw AuthorityError(
                .invalidRequest, message: "expiresIn: 1 to \(configuration.maximumGrantLifetime) seconds")
        }
        let audience = audience ?? configuration.audiences
        guard !audience.isEmpty, !audience.contains(configuration.issuer),
            audience.allSatisfy(configuration.audiences.contains)
        else {
            throw AuthorityError(
                .invalidTarget, message: "audience: one or more of the services that the authority knows (--audience)")
        }
        guard try await store.agent(tenant, ref: agentRef) != nil else { throw Self.unknownAgent }
        let keys = try await keys.current()
        let id = Identifier.make("grt")
        // Drawn before the token is made: a revocation that comes in between has a larger value, and kills it.
        let sequence = try await store.drawSequence()
        let now = now.wholeSeconds
        let claims = AccessTokenClaims(
            issuer: configuration.issuer, subject: subject, audience: audience, clientID: agentRef, issuedAt: now,
            expiresAt: now + lifetime, tokenID: Identifier.make("at"), scopes: scopes, agentRef: agentRef,
            credentialID: id, tenant: tenant.description, familyID: nil, authSequence: sequence, grantID: id,
            actors: [TokenActor(subject: agentRef)])
        let grant = Grant(claims: claims, token: try keys.signing.sign(claims), lifetime: lifetime)
        tell(tenant, .granted(.init(claims)))
        return grant
    }

    /// The signed list of what was revoked after `sequence`.
    func revocationList(after sequence: Int64) async throws -> String {
        let keys = try await keys.current()
        let (records, counter) = try await store.revocations(after: sequence)
        return try RevocationList(
            issuer: configuration.issuer, issuedAt: now.wholeSeconds, after: sequence, sequence: counter,
            keys: keys.published.keys.map(\.keyID),
            entries: records.map { record in
                RevocationList.Entry(
                    shape: record.shape, digest: record.digest, sequence: record.sequence,
                    keptUntil: max(0, record.keptUntil.wholeSeconds))
            }
        ).signed(by: keys.signing)
    }
}
