// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Components.Schemas {
    /// Agents.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentList`.
    public struct AgentList: Codable, Hashable, Sendable {
        /// At most 100 agents.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentList/items`.
        public var items: [Components.Schemas.Agent]
        /// Where the next page starts.
        ///
        /// Servers are not known to send one.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentList/next_cursor`.
        public var nextCursor: Swift.String?

        /// Creates a value of its fields.
        public init(
            items: [Components.Schemas.Agent],
            nextCursor: Swift.String? = nil
        ) {
            self.items = items
            self.nextCursor = nextCursor
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case items
            case nextCursor = "next_cursor"
        }
    }

    /// An agent.
    ///
    /// Only `ref` is certain: the service's own descriptions disagree on the rest, so that whatever else comes is kept
    /// as it is.
    ///
    /// - Remark: Generated from `#/components/schemas/Agent`.
    public struct Agent: Codable, Hashable, Sendable {
        /// The reference that paths use.
        ///
        /// - Remark: Generated from `#/components/schemas/Agent/ref`.
        public var ref: Swift.String
        /// The identifier.
        ///
        /// - Remark: Generated from `#/components/schemas/Agent/id`.
        public var id: Swift.String?
        /// The name for people.
        ///
        /// - Remark: Generated from `#/components/schemas/Agent/name`.
        public var name: Swift.String?
        /// What the agent is for.
        ///
        /// - Remark: Generated from `#/components/schemas/Agent/description`.
        public var description: Swift.String?
        /// Open text.
        ///
        /// - Remark: Generated from `#/components/schemas/Agent/status`.
        public var status: Swift.String?
        /// Where the agent itself listens.
        ///
        /// - Remark: Generated from `#/components/schemas/Agent/baseUrl`.
        public var baseUrl: Swift.String?
        /// The account that pays.
        ///
        /// - Remark: Generated from `#/components/schemas/Agent/billingAccountId`.
        public var billingAccountId: Swift.String?
        /// Who registered it.
        ///
        /// - Remark: Generated from `#/components/schemas/Agent/createdBy`.
        public var createdBy: Swift.String?
        /// Whom it belongs to.
        ///
        /// - Remark: Generated from `#/components/schemas/Agent/ownerUserId`.
        public var ownerUserId: Swift.String?
        /// When it was registered.
        ///
        /// - Remark: Generated from `#/components/schemas/Agent/createdAt`.
        public var createdAt: Date?
        /// When it last changed.
        ///
        /// - Remark: Generated from `#/components/schemas/Agent/updatedAt`.
        public var updatedAt: Date?
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/Agent/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            ref: Swift.String,
            id: Swift.String? = nil,
            name: Swift.String? = nil,
            description: Swift.String? = nil,
            status: Swift.String? = nil,
            baseUrl: Swift.String? = nil,
            billingAccountId: Swift.String? = nil,
            createdBy: Swift.String? = nil,
            ownerUserId: Swift.String? = nil,
            createdAt: Date? = nil,
            updatedAt: Date? = nil,
            additionalProperties: LucidJSON.JSONObject = [:]
        ) {
            self.ref = ref
            self.id = id
            self.name = name
            self.description = description
            self.status = status
            self.baseUrl = baseUrl
            self.billingAccountId = billingAccountId
            self.createdBy = createdBy
            self.ownerUserId = ownerUserId
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.additionalProperties = additionalProperties
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case ref
            case id
            case name
            case description
            case status
            case baseUrl
            case billingAccountId
            case createdBy
            case ownerUserId
            case createdAt
            case updatedAt
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            ref = try container.decode(Swift.String.self, forKey: .ref)
            id = try container.decodeIfPresent(Swift.String.self, forKey: .id)
            name = try container.decodeIfPresent(Swift.String.self, forKey: .name)
            description = try container.decodeIfPresent(Swift.String.self, forKey: .description)
            status = try container.decodeIfPresent(Swift.String.self, forKey: .status)
            baseUrl = try container.decodeIfPresent(Swift.String.self, forKey: .baseUrl)
            billingAccountId = try container.decodeIfPresent(Swift.String.self, forKey: .billingAccountId)
            createdBy = try container.decodeIfPresent(Swift.String.self, forKey: .createdBy)
            ownerUserId = try container.decodeIfPresent(Swift.String.self, forKey: .ownerUserId)
            createdAt = try container.decodeIfPresent(Date.self, forKey: .createdAt)
            updatedAt = try container.decodeIfPresent(Date.self, forKey: .updatedAt)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(ref, forKey: .ref)
            try container.encodeIfPresent(id, forKey: .id)
            try container.encodeIfPresent(name, forKey: .name)
            try container.encodeIfPresent(description, forKey: .description)
            try container.encodeIfPresent(status, forKey: .status)
            try container.encodeIfPresent(baseUrl, forKey: .baseUrl)
            try container.encodeIfPresent(billingAccountId, forKey: .billingAccountId)
            try container.encodeIfPresent(createdBy, forKey: .createdBy)
            try container.encodeIfPresent(ownerUserId, forKey: .ownerUserId)
            try container.encodeIfPresent(createdAt, forKey: .createdAt)
            try container.encodeIfPresent(updatedAt, forKey: .updatedAt)
            try encoder.encodeAdditional(additionalProperties)
        }
    }

    /// An agent to register.
    ///
    /// - Remark: Generated from `#/components/schemas/CreateAgentRequest`.
    public struct CreateAgentRequest: Codable, Hashable, Sendable {
        /// The name for people.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentRequest/name`.
        public var name: Swift.String
        /// The reference that paths use; chosen by the server if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentRequest/ref`.
        public var ref: Swift.String?
        /// What the agent is for.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentRequest/description`.
        public var description: Swift.String?
        /// Where the agent itself listens.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentRequest/base_url`.
        public var baseUrl: Swift.String?
        /// The field `billing_mode`.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentRequest/billing_mode`.
        public var billingMode: Components.Schemas.BillingMode?
        /// The account that pays.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentRequest/billing_account_id`.
        public var billingAccountId: Swift.String?

        /// Creates a value of its fields.
        public init(
            name: Swift.String,
            ref: Swift.String? = nil,
            description: Swift.String? = nil,
            baseUrl: Swift.String? = nil,
            billingMode: Components.Schemas.BillingMode? = nil,
            billingAccountId: Swift.String? = nil
        ) {
            self.name = name
            self.ref = ref
            self.description = description
            self.baseUrl = baseUrl
            self.billingMode = billingMode
            self.billingAccountId = billingAccountId
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case name
            case ref
            case description
            case baseUrl = "base_url"
            case billingMode = "billing_mode"
            case billingAccountId = "billing_account_id"
        }
    }

    /// Who pays.
    ///
    /// - Remark: Generated from `#/components/schemas/BillingMode`.
    public enum BillingMode: RawRepresentable, CaseIterable, Codable, Hashable, Sendable {
        /// `user`.
        case user
        /// `agent`.
        case agent
        /// `account`.
        case account
        /// A value that this document does not know.
        case undocumented(Swift.String)

        /// Takes any text.
        public init(rawValue: Swift.String) {
            switch rawValue {
            case "user": self = .user
            case "agent": self = .agent
            case "account": self = .account
            default: self = .undocumented(rawValue)
            }
        }

        /// The text on the wire.
        public var rawValue: Swift.String {
            switch self {
            case .user: "user"
            case .agent: "agent"
            case .account: "account"
            case .undocumented(let text): text
            }
        }

        /// The values that this document knows.
        public static var allCases: [Self] { [.user, .agent, .account] }
    }

    /// A registered agent.
    ///
    /// - Remark: Generated from `#/components/schemas/CreateAgentResponse`.
    public struct CreateAgentResponse: Codable, Hashable, Sendable {
        /// The field `agent`.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentResponse/agent`.
        public var agent: Components.Schemas.Agent
        /// The field `billing`.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentResponse/billing`.
        public var billing: Components.Schemas.AgentBilling?

        /// Creates a value of its fields.
        public init(
            agent: Components.Schemas.Agent,
            billing: Components.Schemas.AgentBilling? = nil
        ) {
            self.agent = agent
            self.billing = billing
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case agent
            case billing
        }
    }

    /// Who pays for an agent.
    ///
    /// Our authority sends none.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentBilling`.
    public struct AgentBilling: Codable, Hashable, Sendable {
        /// The field `mode`.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentBilling/mode`.
        public var mode: Components.Schemas.BillingMode?
        /// The account that pays.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentBilling/accountId`.
        public var accountId: Swift.String?
        /// More of the account.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentBilling/account`.
        public var account: LucidJSON.JSONValue?
        /// The wallet that pays.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentBilling/wallet`.
        public var wallet: LucidJSON.JSONValue?
        /// What is not in order.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentBilling/warnings`.
        public var warnings: [Components.Schemas.BillingWarning]?

        /// Creates a value of its fields.
        public init(
            mode: Components.Schemas.BillingMode? = nil,
            accountId: Swift.String? = nil,
            account: LucidJSON.JSONValue? = nil,
            wallet: LucidJSON.JSONValue? = nil,
            warnings: [Components.Schemas.BillingWarning]? = nil
        ) {
            self.mode = mode
            self.accountId = accountId
            self.account = account
            self.wallet = wallet
            self.warnings = warnings
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case mode
            case accountId
            case account
            case wallet
            case warnings
        }
    }

    /// Something about billing that is not in order.
    ///
    /// - Remark: Generated from `#/components/schemas/BillingWarning`.
    public struct BillingWarning: Codable, Hashable, Sendable {
        /// The code of the warning.
        ///
        /// - Remark: Generated from `#/components/schemas/BillingWarning/code`.
        public var code: Swift.String
        /// One sentence for a person.
        ///
        /// - Remark: Generated from `#/components/schemas/BillingWarning/message`.
        public var message: Swift.String?

        /// Creates a value of its fields.
        public init(
            code: Swift.String,
            message: Swift.String? = nil
        ) {
            self.code = code
            self.message = message
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case code
            case message
        }
    }

    /// Credentials.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentCredentialList`.
    public struct AgentCredentialList: Codable, Hashable, Sendable {
        /// The credentials.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredentialList/items`.
        public var items: [Components.Schemas.AgentCredential]

        /// Creates a value of its fields.
        public init(
            items: [Components.Schemas.AgentCredential]
        ) {
            self.items = items
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case items
        }
    }

    /// One credential.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentCredentialResponse`.
    public struct AgentCredentialResponse: Codable, Hashable, Sendable {
        /// The field `credential`.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredentialResponse/credential`.
        public var credential: Components.Schemas.AgentCredential

        /// Creates a value of its fields.
        public init(
            credential: Components.Schemas.AgentCredential
        ) {
            self.credential = credential
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case credential
        }
    }

    /// What an agent proves itself with.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentCredential`.
    public struct AgentCredential: Codable, Hashable, Sendable {
        /// The identifier.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/id`.
        public var id: Swift.String
        /// The agent's identifier.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/agent_id`.
        public var agentId: Swift.String
        /// The kind of credential.
        ///
        /// Open text; `wallet` at our authority.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/type`.
        public var type: Swift.String
        /// The wallet that the authority keeps for it.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/managed_wallet_id`.
        public var managedWalletId: Swift.String?
        /// The address that signs, EIP-55.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/wallet_address`.
        public var walletAddress: Swift.String?
        /// What it is for.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/description`.
        public var description: Swift.String?
        /// The most that its tokens can have.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/scopes`.
        public var scopes: [Swift.String]
        /// Whatever was stored with it.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/metadata`.
        public var metadata: LucidJSON.JSONObject?
        /// Whether challenges that name no credential mean this one.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/is_primary`.
        public var isPrimary: Swift.Bool
        /// Changes when its tokens are revoked.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/revocation_nonce`.
        public var revocationNonce: Swift.String?
        /// When it was made.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/created_at`.
        public var createdAt: Date
        /// When it last changed.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/updated_at`.
        public var updatedAt: Date
        /// When its tokens were last rotated.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/rotated_at`.
        public var rotatedAt: Date?
        /// When it was revoked.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/revoked_at`.
        public var revokedAt: Date?
        /// When it last signed in.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentCredential/last_used_at`.
        public var lastUsedAt: Date?

        /// Creates a value of its fields.
        public init(
            id: Swift.String,
            agentId: Swift.String,
            type: Swift.String,
            managedWalletId: Swift.String? = nil,
            walletAddress: Swift.String? = nil,
            description: Swift.String? = nil,
            scopes: [Swift.String],
            metadata: LucidJSON.JSONObject? = nil,
            isPrimary: Swift.Bool,
            revocationNonce: Swift.String? = nil,
            createdAt: Date,
            updatedAt: Date,
            rotatedAt: Date? = nil,
            revokedAt: Date? = nil,
            lastUsedAt: Date? = nil
        ) {
            self.id = id
            self.agentId = agentId
            self.type = type
            self.managedWalletId = managedWalletId
            self.walletAddress = walletAddress
            self.description = description
            self.scopes = scopes
            self.metadata = metadata
            self.isPrimary = isPrimary
            self.revocationNonce = revocationNonce
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.rotatedAt = rotatedAt
            self.revokedAt = revokedAt
            self.lastUsedAt = lastUsedAt
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case id
            case agentId = "agent_id"
            case type
            case managedWalletId = "managed_wallet_id"
            case walletAddress = "wallet_address"
            case description
            case scopes
            case metadata
            case isPrimary = "is_primary"
            case revocationNonce = "revocation_nonce"
            case createdAt = "created_at"
            case updatedAt = "updated_at"
            case rotatedAt = "rotated_at"
            case revokedAt = "revoked_at"
            case lastUsedAt = "last_used_at"
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(agentId, forKey: .agentId)
            try container.encode(type, forKey: .type)
            try container.encode(managedWalletId, forKey: .managedWalletId)
            try container.encode(walletAddress, forKey: .walletAddress)
            try container.encode(description, forKey: .description)
            try container.encode(scopes, forKey: .scopes)
            try container.encode(metadata, forKey: .metadata)
            try container.encode(isPrimary, forKey: .isPrimary)
            try container.encode(revocationNonce, forKey: .revocationNonce)
            try container.encode(createdAt, forKey: .createdAt)
            try container.encode(updatedAt, forKey: .updatedAt)
            try container.encode(rotatedAt, forKey: .rotatedAt)
            try container.encode(revokedAt, forKey: .revokedAt)
            try container.encode(lastUsedAt, forKey: .lastUsedAt)
        }
    }

    /// A credential to make.
    ///
    /// - Remark: Generated from `#/components/schemas/CreateAgentCredentialRequest`.
    public struct CreateAgentCredentialRequest: Codable, Hashable, Sendable {
        /// The managed wallet.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentCredentialRequest/wallet_id`.
        public var walletId: Swift.String
        /// The most that its tokens can have.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentCredentialRequest/scopes`.
        public var scopes: [Swift.String]?
        /// What it is for.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentCredentialRequest/description`.
        public var description: Swift.String?
        /// Whether challenges that name no credential shall mean this one.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentCredentialRequest/make_primary`.
        public var makePrimary: Swift.Bool?
        /// Whatever shall be stored with it.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateAgentCredentialRequest/metadata`.
        public var metadata: LucidJSON.JSONObject?

        /// Creates a value of its fields.
        public init(
            walletId: Swift.String,
            scopes: [Swift.String]? = nil,
            description: Swift.String? = nil,
            makePrimary: Swift.Bool? = nil,
            metadata: LucidJSON.JSONObject? = nil
        ) {
            self.walletId = walletId
            self.scopes = scopes
            self.description = description
            self.makePrimary = makePrimary
            self.metadata = metadata
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case walletId = "wallet_id"
            case scopes
            case description
            case makePrimary = "make_primary"
            case metadata
        }
    }

    /// What runtime credentials are asked for.
    ///
    /// - Remark: Generated from `#/components/schemas/CreateRuntimeCredentialsRequest`.
    public struct CreateRuntimeCredentialsRequest: Codable, Hashable, Sendable {
        /// The credential; the primary one if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateRuntimeCredentialsRequest/credential_id`.
        public var credentialId: Swift.String?
        /// The scopes; all of the credential's if left out.
        ///
        /// - Remark: Generated from `#/components/schemas/CreateRuntimeCredentialsRequest/scopes`.
        public var scopes: [Components.Schemas.WalletScope]?

        /// Creates a value of its fields.
        public init(
            credentialId: Swift.String? = nil,
            scopes: [Components.Schemas.WalletScope]? = nil
        ) {
            self.credentialId = credentialId
            self.scopes = scopes
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case credentialId = "credential_id"
            case scopes
        }
    }

    /// A first pair of tokens for a runtime.
    ///
    /// - Remark: Generated from `#/components/schemas/RuntimeCredentials`.
    public struct RuntimeCredentials: Codable, Hashable, Sendable, CustomStringConvertible,
        CustomDebugStringConvertible, CustomReflectable
    {
        /// The agent.
        ///
        /// - Remark: Generated from `#/components/schemas/RuntimeCredentials/agentRef`.
        public var agentRef: Swift.String
        /// The credential behind the tokens.
        ///
        /// - Remark: Generated from `#/components/schemas/RuntimeCredentials/credentialId`.
        public var credentialId: Swift.String
        /// The bearer token.
        ///
        /// - Remark: Generated from `#/components/schemas/RuntimeCredentials/accessToken`.
        public var accessToken: Swift.String
        /// When the access token expires.
        ///
        /// - Remark: Generated from `#/components/schemas/RuntimeCredentials/accessExpiresAt`.
        public var accessExpiresAt: Date
        /// The refresh token.
        ///
        /// - Remark: Generated from `#/components/schemas/RuntimeCredentials/refreshToken`.
        public var refreshToken: Swift.String
        /// When the refresh token expires.
        ///
        /// - Remark: Generated from `#/components/schemas/RuntimeCredentials/refreshExpiresAt`.
        public var refreshExpiresAt: Date
        /// The scopes that were granted.
        ///
        /// - Remark: Generated from `#/components/schemas/RuntimeCredentials/scopes`.
        public var scopes: [Swift.String]

        /// Creates a value of its fields.
        public init(
            agentRef: Swift.String,
            credentialId: Swift.String,
            accessToken: Swift.String,
            accessExpiresAt: Date,
            refreshToken: Swift.String,
            refreshExpiresAt: Date,
            scopes: [Swift.String]
        ) {
            self.agentRef = agentRef
            self.credentialId = credentialId
            self.accessToken = accessToken
            self.accessExpiresAt = accessExpiresAt
            self.refreshToken = refreshToken
            self.refreshExpiresAt = refreshExpiresAt
            self.scopes = scopes
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case agentRef
            case credentialId
            case accessToken
            case accessExpiresAt
            case refreshToken
            case refreshExpiresAt
            case scopes
        }

        /// A fixed mask.
        public var description: Swift.String { "RuntimeCredentials(<redacted>)" }
        /// A fixed mask.
        public var debugDescription: Swift.String { description }
        /// Shows nothing.
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// What changes of an agent.
    ///
    /// - Remark: Generated from `#/components/schemas/UpdateAgentRequest`.
    public struct UpdateAgentRequest: Codable, Hashable, Sendable {
        /// The name for people.
        ///
        /// - Remark: Generated from `#/components/schemas/UpdateAgentRequest/name`.
        public var name: Swift.String?
        /// What the agent is for.
        ///
        /// - Remark: Generated from `#/components/schemas/UpdateAgentRequest/description`.
        public var description: Swift.String?
        /// Where the agent itself listens.
        ///
        /// - Remark: Generated from `#/components/schemas/UpdateAgentRequest/base_url`.
        public var baseUrl: Swift.String?

        /// Creates a value of its fields.
        public init(
            name: Swift.String? = nil,
            description: Swift.String? = nil,
            baseUrl: Swift.String? = nil
        ) {
            self.name = name
            self.description = description
            self.baseUrl = baseUrl
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case name
            case description
            case baseUrl = "base_url"
        }
    }

    /// Who has called whom.
    ///
    /// No source types nodes and edges, so that both stay as they come.
    ///
    /// - Remark: Generated from `#/components/schemas/AgentGraph`.
    public struct AgentGraph: Codable, Hashable, Sendable {
        /// The time that was looked at.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentGraph/window`.
        public var window: LucidJSON.JSONValue?
        /// Agents, and people if they were asked for.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentGraph/nodes`.
        public var nodes: [LucidJSON.JSONValue]?
        /// Calls.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentGraph/edges`.
        public var edges: [LucidJSON.JSONValue]?
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/AgentGraph/additionalProperties`.
        public var additionalProperties: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            window: LucidJSON.JSONValue? = nil,
            nodes: [LucidJSON.JSONValue]? = nil,
            edges: [LucidJSON.JSONValue]? = nil,
            additionalProperties: LucidJSON.JSONObject = [:]
        ) {
            self.window = window
            self.nodes = nodes
            self.edges = edges
            self.additionalProperties = additionalProperties
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case window
            case nodes
            case edges
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            window = try container.decodeIfPresent(LucidJSON.JSONValue.self, forKey: .window)
            nodes = try container.decodeIfPresent([LucidJSON.JSONValue].self, forKey: .nodes)
            edges = try container.decodeIfPresent([LucidJSON.JSONValue].self, forKey: .edges)
            additionalProperties = try decoder.additionalProperties(beside: CodingKeys.allCases.map(\.rawValue))
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(window, forKey: .window)
            try container.encodeIfPresent(nodes, forKey: .nodes)
            try container.encodeIfPresent(edges, forKey: .edges)
            try encoder.encodeAdditional(additionalProperties)
        }
    }
}
