// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// Which of the older systems made a token.
public struct SharedSecretTokenFormat: Hashable, Sendable {
    private enum Backing: Hashable, Sendable {
        case agentAuth(issuer: String, audience: String)
        case gateway
    }

    private let backing: Backing

    /// Tokens of `agentauth`, which say `sub`, `agent`, `scopes` (a list), `jti`, `iss` and `aud`.
    ///
    /// There `*` alone stands for every scope, so it is read as `**`.
    public static func agentAuth(issuer: String = "agentauth", audience: String = "agentauth") -> Self {
        Self(backing: .agentAuth(issuer: issuer, audience: audience))
    }

    /// Access tokens of the gateway, which say `sub`, `namespaceId`, `tier` and `type`.
    ///
    /// Its refresh tokens are signed with the same secret; they are refused here, as the gateway itself did not. They
    /// permit `host:connect`, the one permission that it knows.
    public static var gateway: Self { Self(backing: .gateway) }

    func read(_ payload: JSONObject) throws(TokenError) -> SharedSecretTokenClaims {
        func text(_ name: String) throws(TokenError) -> String {
            guard let value = payload[name]?.stringValue, !value.isEmpty, value != "undefined" else {
                throw TokenError(.invalidClaims, message: "the token has no claim \(name) that is text")
            }
            return value
        }
        func seconds(_ name: String) throws(TokenError) -> Int64 {
            guard let value = payload[name]?.numberValue?.int64, (0..<(1 << 53)).contains(value) else {
                throw TokenError(.invalidClaims, message: "the token has no claim \(name) that is a whole number")
            }
            return value
        }
        var claims = SharedSecretTokenClaims(
            subject: try text("sub"), issuedAt: try seconds("iat"), expiresAt: try seconds("exp"))
        switch backing {
        case .agentAuth(let issuer, let audience):
            guard try text("iss") == issuer else {
                throw TokenError(.wrongIssuer, message: "the token was issued by someone else")
            }
            guard try text("aud") == audience else {
                throw TokenError(.wrongAudience, message: "the token is meant for someone else")
            }
            guard let names = payload["scopes"]?.arrayValue else {
                throw TokenError(.invalidClaims, message: "the token has no claim scopes that is a list")
            }
            let scopes = names.compactMap(\.stringValue)
            guard scopes.count == names.count else {
                throw TokenError(.invalidClaims, message: "a scope of the token is not text")
            }
            claims.scopes = try ScopeSet(scopes.map { $0 == "*" ? "**" : $0 })
            claims.agentRef = try text("agent")
            claims.tokenID = try text("jti")
        case .gateway:
            let type = try text("type")
            guard ["machine", "user", "cli"].contains(type) else {
                throw TokenError(.wrongType, message: "the token's type is not that of an access token")
            }
            claims.scopes = ["host:connect"]
            claims.namespace = try text("namespaceId")
            claims.tier = try text("tier")
        }
        return claims
    }
}

/// What a token of an older system says.
public struct SharedSecretTokenClaims: Hashable, Sendable {
    /// Whom it speaks for.
    public var subject: String
    /// The agent that acts for the subject, where the format has one.
    public var agentRef: String?
    /// What it permits.
    public var scopes: ScopeSet = .none
    /// Its own name, where the format has one.
    public var tokenID: String?
    /// The gateway's namespace.
    public var namespace: String?
    /// The gateway's tier: `free`, `pro` or `enterprise`.
    public var tier: String?
    /// When it was issued, seconds since 1970.
    public var issuedAt: Int64
    /// From when on it is dead, seconds since 1970.
    public var expiresAt: Int64

    init(subject: String, issuedAt: Int64, expiresAt: Int64) {
        self.subject = subject
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}
