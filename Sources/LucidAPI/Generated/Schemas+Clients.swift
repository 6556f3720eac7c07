// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Components.Schemas {
    /// A grant, and the client that shows it (RFC 6749).
    ///
    /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest`.
    public struct OAuthTokenRequest: Codable, Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// `client_credentials` or `refresh_token`.
        ///
        /// - Remark: Generated from `#/components/schemas/OAuthTokenRequest/grant_type`.
        public var grantType: Swift.String
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
            scope: Swift.String? = nil,
            refreshToken: Swift.String? = nil,
            clientId: Swift.String? = nil,
            clientSecret: Swift.String? = nil
        ) {
            self.grantType = grantType
            self.scope = scope
            self.refreshToken = refreshToken
            self.clientId = clientId
            self.clientSecret = clientSecret
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case grantType = "grant_type"
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
        /// `Bearer`, in any case.
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

        /// Creates a value of its fields.
        public init(
            name: Swift.String,
            capabilities: [Swift.String]? = nil,
            agentRef: Swift.String? = nil
        ) {
            self.name = name
            self.capabilities = capabilities
            self.agentRef = agentRef
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case name
            case capabilities
            case agentRef
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
