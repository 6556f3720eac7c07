// SPDX-License-Identifier: Apache-2.0
#if Authority
    public import Hummingbird
    public import LucidTokens

    /// A request context with room for what a token says.
    public protocol TokenRequestContext: RequestContext {
        /// What the token says; nil before ``TokenMiddleware`` has verified it.
        var claims: AccessTokenClaims? { get set }
    }

    extension TokenRequestContext {
        /// What the token of the request says.
        /// - Throws: An error of status 401 if no ``TokenMiddleware`` stands before the route, so that a route that was
        ///   left open by mistake serves nobody.
        public var verifiedClaims: AccessTokenClaims {
            get throws {
                guard let claims else { throw HTTPError(.unauthorized) }
                return claims
            }
        }

        /// What the token says, if it permits `scopes`, too.
        /// - Throws: An error of status 401 or 403.
        public func verifiedClaims(requiring scopes: ScopeSet) throws -> AccessTokenClaims {
            let claims = try verifiedClaims
            guard claims.scopes.covers(scopes) else {
                let error = TokenError(.insufficientScope, message: "the token lacks a scope of the route")
                throw HTTPError(
                    .forbidden, headers: [.wwwAuthenticate: error.challenge(scopes: scopes) ?? "Bearer"])
            }
            return claims
        }
    }
#endif
