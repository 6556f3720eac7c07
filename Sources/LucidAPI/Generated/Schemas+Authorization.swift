// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Components.Schemas {
    /// A token to look at (RFC 7662), and the client that asks.
    ///
    /// - Remark: Generated from `#/components/schemas/IntrospectionRequest`.
    public struct IntrospectionRequest: Codable, Hashable, Sendable, CustomStringConvertible,
        CustomDebugStringConvertible, CustomReflectable
    {
        /// The access or refresh token.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionRequest/token`.
        public var token: Swift.String
        /// The field `token_type_hint`.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionRequest/token_type_hint`.
        public var tokenTypeHint: Components.Schemas.TokenTypeHint?
        /// The client, unless it is in the header.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionRequest/client_id`.
        public var clientId: Swift.String?
        /// Its secret, likewise.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionRequest/client_secret`.
        public var clientSecret: Swift.String?
        /// Instead of a secret: `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionRequest/client_assertion_type`.
        public var clientAssertionType: Swift.String?
        /// A JWT by a registered key of the client (RFC 7523).
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionRequest/client_assertion`.
        public var clientAssertion: Swift.String?

        /// Creates a value of its fields.
        public init(
            token: Swift.String,
            tokenTypeHint: Components.Schemas.TokenTypeHint? = nil,
            clientId: Swift.String? = nil,
            clientSecret: Swift.String? = nil,
            clientAssertionType: Swift.String? = nil,
            clientAssertion: Swift.String? = nil
        ) {
            self.token = token
            self.tokenTypeHint = tokenTypeHint
            self.clientId = clientId
            self.clientSecret = clientSecret
            self.clientAssertionType = clientAssertionType
            self.clientAssertion = clientAssertion
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case token
            case tokenTypeHint = "token_type_hint"
            case clientId = "client_id"
            case clientSecret = "client_secret"
            case clientAssertionType = "client_assertion_type"
            case clientAssertion = "client_assertion"
        }

        /// A fixed mask.
        public var description: Swift.String { "IntrospectionRequest(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// What a token says, if it holds (RFC 7662 section 2.2).
    ///
    /// - Remark: Generated from `#/components/schemas/IntrospectionResponse`.
    public struct IntrospectionResponse: Codable, Hashable, Sendable {
        /// Whether it holds now.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/active`.
        public var active: Swift.Bool
        /// What it permits, parted by spaces.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/scope`.
        public var scope: Swift.String?
        /// The client that obtained it.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/client_id`.
        public var clientId: Swift.String?
        /// `Bearer`, `DPoP`, or `refresh_token`.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/token_type`.
        public var tokenType: Swift.String?
        /// When it dies.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/exp`.
        public var exp: Swift.Int?
        /// When it was issued.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/iat`.
        public var iat: Swift.Int?
        /// Whom it speaks for.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/sub`.
        public var sub: Swift.String?
        /// For whom it is meant.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/aud`.
        public var aud: [Swift.String]?
        /// Who issued it.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/iss`.
        public var iss: Swift.String?
        /// Its name.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/jti`.
        public var jti: Swift.String?
        /// The agent that holds it.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/agent`.
        public var agent: Swift.String?
        /// The tenant of the agent.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/tenant`.
        public var tenant: Swift.String?
        /// The grant, if the agent acts for another.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/grant`.
        public var grant: Swift.String?
        /// The field `cnf`.
        ///
        /// - Remark: Generated from `#/components/schemas/IntrospectionResponse/cnf`.
        public var cnf: Components.Schemas.TokenConfirmation?

        /// Creates a value of its fields.
        public init(
            active: Swift.Bool,
            scope: Swift.String? = nil,
            clientId: Swift.String? = nil,
            tokenType: Swift.String? = nil,
            exp: Swift.Int? = nil,
            iat: Swift.Int? = nil,
            sub: Swift.String? = nil,
            aud: [Swift.String]? = nil,
            iss: Swift.String? = nil,
            jti: Swift.String? = nil,
            agent: Swift.String? = nil,
            tenant: Swift.String? = nil,
            grant: Swift.String? = nil,
            cnf: Components.Schemas.TokenConfirmation? = nil
        ) {
            self.active = active
            self.scope = scope
            self.clientId = clientId
            self.tokenType = tokenType
            self.exp = exp
            self.iat = iat
            self.sub = sub
            self.aud = aud
            self.iss = iss
            self.jti = jti
            self.agent = agent
            self.tenant = tenant
            self.grant = grant
            self.cnf = cnf
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case active
            case scope
            case clientId = "client_id"
            case tokenType = "token_type"
            case exp
            case iat
            case sub
            case aud
            case iss
            case jti
            case agent
            case tenant
            case grant
            case cnf
        }
    }

    /// The key that must prove every use (RFC 9449 section 6).
    ///
    /// - Remark: Generated from `#/components/schemas/TokenConfirmation`.
    public struct TokenConfirmation: Codable, Hashable, Sendable {
        /// Its RFC 7638 thumbprint.
        ///
        /// - Remark: Generated from `#/components/schemas/TokenConfirmation/jkt`.
        public var jkt: Swift.String

        /// Creates a value of its fields.
        public init(
            jkt: Swift.String
        ) {
            self.jkt = jkt
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case jkt
        }
    }

    /// What an agent shall be able to do for a subject.
    ///
    /// - Remark: Generated from `#/components/schemas/IssueGrantRequest`.
    public struct IssueGrantRequest: Codable, Hashable, Sendable {
        /// The agent.
        ///
        /// - Remark: Generated from `#/components/schemas/IssueGrantRequest/agentRef`.
        public var agentRef: Swift.String
        /// For whom it acts.
        ///
        /// - Remark: Generated from `#/components/schemas/IssueGrantRequest/subject`.
        public var subject: Swift.String
        /// What it may do.
        ///
        /// - Remark: Generated from `#/components/schemas/IssueGrantRequest/scopes`.
        public var scopes: [Swift.String]
        /// The services; those of the configuration if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/IssueGrantRequest/audience`.
        public var audience: [Swift.String]?
        /// Seconds that it lives; 900 if left out.
        ///
        /// More than the authority allows is refused.
        ///
        /// - Remark: Generated from `#/components/schemas/IssueGrantRequest/expiresIn`.
        public var expiresIn: Swift.Int?

        /// Creates a value of its fields.
        public init(
            agentRef: Swift.String,
            subject: Swift.String,
            scopes: [Swift.String],
            audience: [Swift.String]? = nil,
            expiresIn: Swift.Int? = nil
        ) {
            self.agentRef = agentRef
            self.subject = subject
            self.scopes = scopes
            self.audience = audience
            self.expiresIn = expiresIn
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case agentRef
            case subject
            case scopes
            case audience
            case expiresIn
        }
    }

    /// A grant and its token.
    ///
    /// - Remark: Generated from `#/components/schemas/IssuedGrant`.
    public struct IssuedGrant: Codable, Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// What to revoke it by.
        ///
        /// - Remark: Generated from `#/components/schemas/IssuedGrant/grantId`.
        public var grantId: Swift.String
        /// The `jti` of the token.
        ///
        /// - Remark: Generated from `#/components/schemas/IssuedGrant/tokenId`.
        public var tokenId: Swift.String
        /// The token.
        ///
        /// - Remark: Generated from `#/components/schemas/IssuedGrant/accessToken`.
        public var accessToken: Swift.String
        /// `Bearer`.
        ///
        /// - Remark: Generated from `#/components/schemas/IssuedGrant/tokenType`.
        public var tokenType: Swift.String
        /// Seconds that it lives.
        ///
        /// - Remark: Generated from `#/components/schemas/IssuedGrant/expiresIn`.
        public var expiresIn: Swift.Int
        /// What it permits, parted by spaces.
        ///
        /// - Remark: Generated from `#/components/schemas/IssuedGrant/scope`.
        public var scope: Swift.String

        /// Creates a value of its fields.
        public init(
            grantId: Swift.String,
            tokenId: Swift.String,
            accessToken: Swift.String,
            tokenType: Swift.String,
            expiresIn: Swift.Int,
            scope: Swift.String
        ) {
            self.grantId = grantId
            self.tokenId = tokenId
            self.accessToken = accessToken
            self.tokenType = tokenType
            self.expiresIn = expiresIn
            self.scope = scope
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case grantId
            case tokenId
            case accessToken
            case tokenType
            case expiresIn
            case scope
        }

        /// A fixed mask.
        public var description: Swift.String { "IssuedGrant(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// The terms, of which all must be met; at least one.
    ///
    /// - Remark: Generated from `#/components/schemas/RevokeAccessRequest`.
    public struct RevokeAccessRequest: Codable, Hashable, Sendable {
        /// An agent.
        ///
        /// - Remark: Generated from `#/components/schemas/RevokeAccessRequest/agent`.
        public var agent: Swift.String?
        /// A credential or machine client.
        ///
        /// - Remark: Generated from `#/components/schemas/RevokeAccessRequest/credential`.
        public var credential: Swift.String?
        /// A session.
        ///
        /// - Remark: Generated from `#/components/schemas/RevokeAccessRequest/family`.
        public var family: Swift.String?
        /// A grant.
        ///
        /// - Remark: Generated from `#/components/schemas/RevokeAccessRequest/grant`.
        public var grant: Swift.String?
        /// The subject for which agents act.
        ///
        /// - Remark: Generated from `#/components/schemas/RevokeAccessRequest/subject`.
        public var subject: Swift.String?
        /// An access token by its `jti`.
        ///
        /// - Remark: Generated from `#/components/schemas/RevokeAccessRequest/token`.
        public var token: Swift.String?

        /// Creates a value of its fields.
        public init(
            agent: Swift.String? = nil,
            credential: Swift.String? = nil,
            family: Swift.String? = nil,
            grant: Swift.String? = nil,
            subject: Swift.String? = nil,
            token: Swift.String? = nil
        ) {
            self.agent = agent
            self.credential = credential
            self.family = family
            self.grant = grant
            self.subject = subject
            self.token = token
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case agent
            case credential
            case family
            case grant
            case subject
            case token
        }
    }

    /// What was revoked.
    ///
    /// - Remark: Generated from `#/components/schemas/RevokedAccess`.
    public struct RevokedAccess: Codable, Hashable, Sendable {
        /// How many sessions ended.
        ///
        /// - Remark: Generated from `#/components/schemas/RevokedAccess/revokedFamilies`.
        public var revokedFamilies: Swift.Int

        /// Creates a value of its fields.
        public init(
            revokedFamilies: Swift.Int
        ) {
            self.revokedFamilies = revokedFamilies
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case revokedFamilies
        }
    }
}
