// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Components.Schemas {
    /// A grant, and the client that shows it (RFC 6749).
    ///
    /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest`.
    public struct OAuthTokenRequest: Codable, Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// `client_credentials`, `refresh_token`, or `urn:lucid:params:oauth:grant-type:wallet-challenge`.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest/grant_type`.
        public var grantType: Swift.String
        /// The one service that the access token shall be meant for (RFC 8707).
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest/resource`.
        public var resource: Swift.String?
        /// With the wallet grant: the agent.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest/agent_ref`.
        public var agentRef: Swift.String?
        /// With the wallet grant: the challenge that was signed.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest/challenge_id`.
        public var challengeId: Swift.String?
        /// With the wallet grant: the signature, 0x and 130 hex digits.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest/signature`.
        public var signature: Swift.String?
        /// Instead of a secret: `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest/client_assertion_type`.
        public var clientAssertionType: Swift.String?
        /// A JWT by a registered key of the client (RFC 7523).
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest/client_assertion`.
        public var clientAssertion: Swift.String?
        /// The scopes, parted by spaces; all that the client may have if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest/scope`.
        public var scope: Swift.String?
        /// The latest refresh token.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest/refresh_token`.
        public var refreshToken: Swift.String?
        /// The client, unless it is in the header.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest/client_id`.
        public var clientId: Swift.String?
        /// Its secret, likewise.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest/client_secret`.
        public var clientSecret: Swift.String?

        /// Creates a value of its fields.
        public init(
            grantType: Swift.String,
            resource: Swift.String? = nil,
            agentRef: Swift.String? = nil,
            challengeId: Swift.String? = nil,
            signature: Swift.String? = nil,
            clientAssertionType: Swift.String? = nil,
            clientAssertion: Swift.String? = nil,
            scope: Swift.String? = nil,
            refreshToken: Swift.String? = nil,
            clientId: Swift.String? = nil,
            clientSecret: Swift.String? = nil
        ) {
            self.grantType = grantType
            self.resource = resource
            self.agentRef = agentRef
            self.challengeId = challengeId
            self.signature = signature
            self.clientAssertionType = clientAssertionType
            self.clientAssertion = clientAssertion
            self.scope = scope
            self.refreshToken = refreshToken
            self.clientId = clientId
            self.clientSecret = clientSecret
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case grantType = "grant_type"
            case resource
            case agentRef = "agent_ref"
            case challengeId = "challenge_id"
            case signature
            case clientAssertionType = "client_assertion_type"
            case clientAssertion = "client_assertion"
            case scope
            case refreshToken = "refresh_token"
            case clientId = "client_id"
            case clientSecret = "client_secret"
        }

        /// A fixed mask.
        public var description: Swift.String { "OAuthTokenRequest(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// Tokens (RFC 6749 section 5.1).
    ///
    /// - Remark: Generated from `#/components/schemas/OAuthTokenResponse`.
    public struct OAuthTokenResponse: Codable, Hashable, Sendable, CustomStringConvertible,
        CustomDebugStringConvertible, CustomReflectable
    {
        /// The bearer token.
        ///
        /// Treat it as opaque.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenResponse/access_token`.
        public var accessToken: Swift.String
        /// `Bearer` or `DPoP`, in any case.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenResponse/token_type`.
        public var tokenType: Swift.String
        /// Seconds that the access token lives from now.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenResponse/expires_in`.
        public var expiresIn: Swift.Int?
        /// The next refresh token.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenResponse/refresh_token`.
        public var refreshToken: Swift.String?
        /// The scopes granted, parted by spaces; as requested if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenResponse/scope`.
        public var scope: Swift.String?

        /// Creates a value of its fields.
        public init(
            accessToken: Swift.String,
            tokenType: Swift.String,
            expiresIn: Swift.Int? = nil,
            refreshToken: Swift.String? = nil,
            scope: Swift.String? = nil
        ) {
            self.accessToken = accessToken
            self.tokenType = tokenType
            self.expiresIn = expiresIn
            self.refreshToken = refreshToken
            self.scope = scope
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case accessToken = "access_token"
            case tokenType = "token_type"
            case expiresIn = "expires_in"
            case refreshToken = "refresh_token"
            case scope
        }

        /// A fixed mask.
        public var description: Swift.String { "OAuthTokenResponse(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// A machine client, without its secret.
    ///
    /// - Remark: Generated from `#/components/schemas/MachineClient`.
    public struct MachineClient: Codable, Hashable, Sendable {
        /// `clt_` and 32 hex digits.
        ///
        /// - Remark: Generated from `#/components/schemas/MachineClient/clientId`.
        public var clientId: Swift.String
        /// A name for people.
        ///
        /// - Remark: Generated from `#/components/schemas/MachineClient/name`.
        public var name: Swift.String
        /// The subject of its tokens.
        ///
        /// - Remark: Generated from `#/components/schemas/MachineClient/hostId`.
        public var hostId: Swift.String
        /// The most that its tokens can have as scopes.
        ///
        /// - Remark: Generated from `#/components/schemas/MachineClient/capabilities`.
        public var capabilities: [Swift.String]
        /// `free`, `pro` or `enterprise`; told in its tokens.
        ///
        /// - Remark: Generated from `#/components/schemas/MachineClient/tier`.
        public var tier: Swift.String
        /// `active`, `disabled` or `deleted`.
        ///
        /// - Remark: Generated from `#/components/schemas/MachineClient/status`.
        public var status: Swift.String
        /// When it was registered.
        ///
        /// - Remark: Generated from `#/components/schemas/MachineClient/createdAt`.
        public var createdAt: Date
        /// When it last showed its secret.
        ///
        /// - Remark: Generated from `#/components/schemas/MachineClient/lastUsedAt`.
        public var lastUsedAt: Date?
        /// Until when its previous secret is taken, too.
        ///
        /// - Remark: Generated from `#/components/schemas/MachineClient/previousSecretUntil`.
        public var previousSecretUntil: Date?

        /// Creates a value of its fields.
        public init(
            clientId: Swift.String,
            name: Swift.String,
            hostId: Swift.String,
            capabilities: [Swift.String],
            tier: Swift.String,
            status: Swift.String,
            createdAt: Date,
            lastUsedAt: Date? = nil,
            previousSecretUntil: Date? = nil
        ) {
            self.clientId = clientId
            self.name = name
            self.hostId = hostId
            self.capabilities = capabilities
            self.tier = tier
            self.status = status
            self.createdAt = createdAt
            self.lastUsedAt = lastUsedAt
            self.previousSecretUntil = previousSecretUntil
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case clientId
            case name
            case hostId
            case capabilities
            case tier
            case status
            case createdAt
            case lastUsedAt
            case previousSecretUntil
        }
    }

    /// Machine clients.
    ///
    /// - Remark: Generated from `#/components/schemas/MachineClientList`.
    public struct MachineClientList: Codable, Hashable, Sendable {
        /// The clients, oldest first.
        ///
        /// - Remark: Generated from `#/components/schemas/MachineClientList/items`.
        public var items: [Components.Schemas.MachineClient]

        /// Creates a value of its fields.
        public init(
            items: [Components.Schemas.MachineClient]
        ) {
            self.items = items
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case items
        }
    }

    /// What changes; the rest stays.
    ///
    /// - Remark: Generated from `#/components/schemas/UpdateClientRequest`.
    public struct UpdateClientRequest: Codable, Hashable, Sendable {
        /// A name for people.
        ///
        /// - Remark: Generated from `#/components/schemas/UpdateClientRequest/name`.
        public var name: Swift.String?
        /// The most that its tokens can have as scopes.
        ///
        /// - Remark: Generated from `#/components/schemas/UpdateClientRequest/capabilities`.
        public var capabilities: [Swift.String]?
        /// `free`, `pro` or `enterprise`.
        ///
        /// - Remark: Generated from `#/components/schemas/UpdateClientRequest/tier`.
        public var tier: Swift.String?
        /// Whether it gets tokens.
        ///
        /// - Remark: Generated from `#/components/schemas/UpdateClientRequest/enabled`.
        public var enabled: Swift.Bool?

        /// Creates a value of its fields.
        public init(
            name: Swift.String? = nil,
            capabilities: [Swift.String]? = nil,
            tier: Swift.String? = nil,
            enabled: Swift.Bool? = nil
        ) {
            self.name = name
            self.capabilities = capabilities
            self.tier = tier
            self.enabled = enabled
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case name
            case capabilities
            case tier
            case enabled
        }
    }

    /// How the change is made.
    ///
    /// - Remark: Generated from `#/components/schemas/RotateClientSecretRequest`.
    public struct RotateClientSecretRequest: Codable, Hashable, Sendable {
        /// Seconds for which the old secret is still taken; an hour if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/RotateClientSecretRequest/overlapSeconds`.
        public var overlapSeconds: Swift.Int?

        /// Creates a value of its fields.
        public init(
            overlapSeconds: Swift.Int? = nil
        ) {
            self.overlapSeconds = overlapSeconds
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case overlapSeconds
        }
    }

    /// A new secret.
    ///
    /// - Remark: Generated from `#/components/schemas/RotatedClientSecret`.
    public struct RotatedClientSecret: Codable, Hashable, Sendable, CustomStringConvertible,
        CustomDebugStringConvertible, CustomReflectable
    {
        /// The client.
        ///
        /// - Remark: Generated from `#/components/schemas/RotatedClientSecret/clientId`.
        public var clientId: Swift.String
        /// The secret.
        ///
        /// - Remark: Generated from `#/components/schemas/RotatedClientSecret/clientSecret`.
        public var clientSecret: Swift.String
        /// Until when the old secret is taken; not at all if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/RotatedClientSecret/previousValidUntil`.
        public var previousValidUntil: Date?

        /// Creates a value of its fields.
        public init(
            clientId: Swift.String,
            clientSecret: Swift.String,
            previousValidUntil: Date? = nil
        ) {
            self.clientId = clientId
            self.clientSecret = clientSecret
            self.previousValidUntil = previousValidUntil
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case clientId
            case clientSecret
            case previousValidUntil
        }

        /// A fixed mask.
        public var description: Swift.String { "RotatedClientSecret(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// A machine client to register.
    ///
    /// - Remark: Generated from `#/components/schemas/RegisterClientRequest`.
    public struct RegisterClientRequest: Codable, Hashable, Sendable {
        /// A name for people.
        ///
        /// - Remark: Generated from `#/components/schemas/RegisterClientRequest/name`.
        public var name: Swift.String
        /// The most that its tokens can have as scopes; nothing if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/RegisterClientRequest/capabilities`.
        public var capabilities: [Swift.String]?
        /// The agent for which it acts; its own host if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/RegisterClientRequest/agentRef`.
        public var agentRef: Swift.String?
        /// The field `jwks`.
        ///
        /// - Remark: Generated from `#/components/schemas/RegisterClientRequest/jwks`.
        public var jwks: Components.Schemas.JSONWebKeySet?
        /// `free`, `pro` or `enterprise`; free if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/RegisterClientRequest/tier`.
        public var tier: Swift.String?

        /// Creates a value of its fields.
        public init(
            name: Swift.String,
            capabilities: [Swift.String]? = nil,
            agentRef: Swift.String? = nil,
            jwks: Components.Schemas.JSONWebKeySet? = nil,
            tier: Swift.String? = nil
        ) {
            self.name = name
            self.capabilities = capabilities
            self.agentRef = agentRef
            self.jwks = jwks
            self.tier = tier
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case name
            case capabilities
            case agentRef
            case jwks
            case tier
        }
    }

    /// A machine client with its secret.
    ///
    /// - Remark: Generated from `#/components/schemas/RegisteredClient`.
    public struct RegisteredClient: Codable, Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// `clt_` and 32 hex digits.
        ///
        /// - Remark: Generated from `#/components/schemas/RegisteredClient/clientId`.
        public var clientId: Swift.String
        /// `cs_` and 32 random bytes in base64url.
        ///
        /// - Remark: Generated from `#/components/schemas/RegisteredClient/clientSecret`.
        public var clientSecret: Swift.String
        /// Subject of its tokens: an agent, or `host_` and 24 hex digits.
        ///
        /// - Remark: Generated from `#/components/schemas/RegisteredClient/hostId`.
        public var hostId: Swift.String
        /// The tenant.
        ///
        /// - Remark: Generated from `#/components/schemas/RegisteredClient/namespaceId`.
        public var namespaceId: Swift.String

        /// Creates a value of its fields.
        public init(
            clientId: Swift.String,
            clientSecret: Swift.String,
            hostId: Swift.String,
            namespaceId: Swift.String
        ) {
            self.clientId = clientId
            self.clientSecret = clientSecret
            self.hostId = hostId
            self.namespaceId = namespaceId
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case clientId
            case clientSecret
            case hostId
            case namespaceId
        }

        /// A fixed mask.
        public var description: Swift.String { "RegisteredClient(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// A machine client and its secret.
    ///
    /// - Remark: Generated from `#/components/schemas/ClientTokenRequest`.
    public struct ClientTokenRequest: Codable, Hashable, Sendable, CustomStringConvertible,
        CustomDebugStringConvertible, CustomReflectable
    {
        /// The client.
        ///
        /// - Remark: Generated from `#/components/schemas/ClientTokenRequest/clientId`.
        public var clientId: Swift.String
        /// Its secret.
        ///
        /// - Remark: Generated from `#/components/schemas/ClientTokenRequest/clientSecret`.
        public var clientSecret: Swift.String

        /// Creates a value of its fields.
        public init(
            clientId: Swift.String,
            clientSecret: Swift.String
        ) {
            self.clientId = clientId
            self.clientSecret = clientSecret
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case clientId
            case clientSecret
        }

        /// A fixed mask.
        public var description: Swift.String { "ClientTokenRequest(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// A refresh token of a machine client.
    ///
    /// - Remark: Generated from `#/components/schemas/ClientRefreshRequest`.
    public struct ClientRefreshRequest: Codable, Hashable, Sendable, CustomStringConvertible,
        CustomDebugStringConvertible, CustomReflectable
    {
        /// The latest refresh token.
        ///
        /// - Remark: Generated from `#/components/schemas/ClientRefreshRequest/refreshToken`.
        public var refreshToken: Swift.String

        /// Creates a value of its fields.
        public init(
            refreshToken: Swift.String
        ) {
            self.refreshToken = refreshToken
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case refreshToken
        }

        /// A fixed mask.
        public var description: Swift.String { "ClientRefreshRequest(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// A pair of tokens of a machine client.
    ///
    /// - Remark: Generated from `#/components/schemas/ClientTokens`.
    public struct ClientTokens: Codable, Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// The bearer token.
        ///
        /// Treat it as opaque.
        ///
        /// - Remark: Generated from `#/components/schemas/ClientTokens/accessToken`.
        public var accessToken: Swift.String
        /// The next refresh token.
        ///
        /// - Remark: Generated from `#/components/schemas/ClientTokens/refreshToken`.
        public var refreshToken: Swift.String
        /// Seconds that the access token lives from now.
        ///
        /// - Remark: Generated from `#/components/schemas/ClientTokens/expiresIn`.
        public var expiresIn: Swift.Int
        /// Always `Bearer`.
        ///
        /// - Remark: Generated from `#/components/schemas/ClientTokens/tokenType`.
        public var tokenType: Swift.String

        /// Creates a value of its fields.
        public init(
            accessToken: Swift.String,
            refreshToken: Swift.String,
            expiresIn: Swift.Int,
            tokenType: Swift.String
        ) {
            self.accessToken = accessToken
            self.refreshToken = refreshToken
            self.expiresIn = expiresIn
            self.tokenType = tokenType
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case accessToken
            case refreshToken
            case expiresIn
            case tokenType
        }

        /// A fixed mask.
        public var description: Swift.String { "ClientTokens(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }
}
