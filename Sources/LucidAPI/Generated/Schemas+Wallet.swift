// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

extension Components.Schemas {
    /// A message to sign.
    ///
    /// - Remark: Generated from `#/components/schemas/SignMessageRequest`.
    public struct SignMessageRequest: Codable, Hashable, Sendable {
        /// The message: text, or 0x hex if `encoding` says so.
        ///
        /// - Remark: Generated from `#/components/schemas/SignMessageRequest/message`.
        public var message: Swift.String
        /// The field `encoding`.
        ///
        /// - Remark: Generated from `#/components/schemas/SignMessageRequest/encoding`.
        public var encoding: Components.Schemas.MessageEncoding?
        /// The same key and body again give the same answer.
        ///
        /// - Remark: Generated from `#/components/schemas/SignMessageRequest/idempotency_key`.
        public var idempotencyKey: Swift.String?
        /// Why this is signed; for the server's policy and audit.
        ///
        /// - Remark: Generated from `#/components/schemas/SignMessageRequest/authorization_context`.
        public var authorizationContext: LucidJSON.JSONObject?

        /// Creates a value of its fields.
        public init(
            message: Swift.String,
            encoding: Components.Schemas.MessageEncoding? = nil,
            idempotencyKey: Swift.String? = nil,
            authorizationContext: LucidJSON.JSONObject? = nil
        ) {
            self.message = message
            self.encoding = encoding
            self.idempotencyKey = idempotencyKey
            self.authorizationContext = authorizationContext
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case message
            case encoding
            case idempotencyKey = "idempotency_key"
            case authorizationContext = "authorization_context"
        }
    }

    /// How a message is written; `utf-8` if left out.
    ///
    /// - Remark: Generated from `#/components/schemas/MessageEncoding`.
    public enum MessageEncoding: RawRepresentable, CaseIterable, Codable, Hashable, Sendable {
        /// `utf-8`.
        case utf8
        /// `hex`.
        case hex
        /// A value that this document does not know.
        case undocumented(Swift.String)

        /// Takes any text.
        public init(rawValue: Swift.String) {
            switch rawValue {
            case "utf-8": self = .utf8
            case "hex": self = .hex
            default: self = .undocumented(rawValue)
            }
        }

        /// The text on the wire.
        public var rawValue: Swift.String {
            switch self {
            case .utf8: "utf-8"
            case .hex: "hex"
            case .undocumented(let text): text
            }
        }

        /// The values that this document knows.
        public static var allCases: [Self] { [.utf8, .hex] }
    }

    /// Typed data to sign.
    ///
    /// - Remark: Generated from `#/components/schemas/SignTypedDataRequest`.
    public struct SignTypedDataRequest: Codable, Hashable, Sendable {
        /// The field `typed_data`.
        ///
        /// - Remark: Generated from `#/components/schemas/SignTypedDataRequest/typed_data`.
        public var typedData: Components.Schemas.TypedData
        /// The same key and body again give the same answer.
        ///
        /// - Remark: Generated from `#/components/schemas/SignTypedDataRequest/idempotency_key`.
        public var idempotencyKey: Swift.String?
        /// Why this is signed; for the server's policy and audit.
        ///
        /// - Remark: Generated from `#/components/schemas/SignTypedDataRequest/authorization_context`.
        public var authorizationContext: LucidJSON.JSONObject?

        /// Creates a value of its fields.
        public init(
            typedData: Components.Schemas.TypedData,
            idempotencyKey: Swift.String? = nil,
            authorizationContext: LucidJSON.JSONObject? = nil
        ) {
            self.typedData = typedData
            self.idempotencyKey = idempotencyKey
            self.authorizationContext = authorizationContext
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case typedData = "typed_data"
            case idempotencyKey = "idempotency_key"
            case authorizationContext = "authorization_context"
        }
    }

    /// Typed data (EIP-712).
    ///
    /// Note `primary_type`, which the standard spells primaryType.
    ///
    /// - Remark: Generated from `#/components/schemas/TypedData`.
    public struct TypedData: Codable, Hashable, Sendable {
        /// The domain separator's fields.
        ///
        /// - Remark: Generated from `#/components/schemas/TypedData/domain`.
        public var domain: LucidJSON.JSONObject
        /// The type of `message`.
        ///
        /// - Remark: Generated from `#/components/schemas/TypedData/primary_type`.
        public var primaryType: Swift.String
        /// The field `types`.
        ///
        /// - Remark: Generated from `#/components/schemas/TypedData/types`.
        public var types: Components.Schemas.TypedDataTypes
        /// What is signed.
        ///
        /// - Remark: Generated from `#/components/schemas/TypedData/message`.
        public var message: LucidJSON.JSONObject

        /// Creates a value of its fields.
        public init(
            domain: LucidJSON.JSONObject,
            primaryType: Swift.String,
            types: Components.Schemas.TypedDataTypes,
            message: LucidJSON.JSONObject
        ) {
            self.domain = domain
            self.primaryType = primaryType
            self.types = types
            self.message = message
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case domain
            case primaryType = "primary_type"
            case types
            case message
        }
    }

    /// The members of each struct type, by its name.
    ///
    /// - Remark: Generated from `#/components/schemas/TypedDataTypes`.
    public struct TypedDataTypes: Codable, Hashable, Sendable {
        /// Fields that this document does not name.
        ///
        /// - Remark: Generated from `#/components/schemas/TypedDataTypes/additionalProperties`.
        public var additionalProperties: [Swift.String: [Components.Schemas.TypedDataField]]

        /// Creates a value of its fields.
        public init(
            additionalProperties: [Swift.String: [Components.Schemas.TypedDataField]] = [:]
        ) {
            self.additionalProperties = additionalProperties
        }

        /// Decodes the fields, and keeps those that this document does not name.
        public init(from decoder: any Decoder) throws {
            additionalProperties = try decoder.additionalProperties(beside: [])
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            try encoder.encodeAdditional(additionalProperties)
        }
    }

    /// A member of a struct type.
    ///
    /// - Remark: Generated from `#/components/schemas/TypedDataField`.
    public struct TypedDataField: Codable, Hashable, Sendable {
        /// The member's name.
        ///
        /// - Remark: Generated from `#/components/schemas/TypedDataField/name`.
        public var name: Swift.String
        /// The member's type, `uint256` or `Person[]` for instance.
        ///
        /// - Remark: Generated from `#/components/schemas/TypedDataField/type`.
        public var type: Swift.String

        /// Creates a value of its fields.
        public init(
            name: Swift.String,
            type: Swift.String
        ) {
            self.name = name
            self.type = type
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case name
            case type
        }
    }

    /// A transaction to sign or send.
    ///
    /// - Remark: Generated from `#/components/schemas/TransactionRequest`.
    public struct TransactionRequest: Codable, Hashable, Sendable {
        /// The chain (CAIP-2), `eip155:1` for instance.
        ///
        /// - Remark: Generated from `#/components/schemas/TransactionRequest/caip2`.
        public var caip2: Swift.String
        /// The field `params`.
        ///
        /// - Remark: Generated from `#/components/schemas/TransactionRequest/params`.
        public var params: Components.Schemas.TransactionParams
        /// The same key and body again give the same answer.
        ///
        /// - Remark: Generated from `#/components/schemas/TransactionRequest/idempotency_key`.
        public var idempotencyKey: Swift.String?
        /// Why this is signed; for the server's policy and audit.
        ///
        /// - Remark: Generated from `#/components/schemas/TransactionRequest/authorization_context`.
        public var authorizationContext: LucidJSON.JSONObject?

        /// Creates a value of its fields.
        public init(
            caip2: Swift.String,
            params: Components.Schemas.TransactionParams,
            idempotencyKey: Swift.String? = nil,
            authorizationContext: LucidJSON.JSONObject? = nil
        ) {
            self.caip2 = caip2
            self.params = params
            self.idempotencyKey = idempotencyKey
            self.authorizationContext = authorizationContext
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case caip2
            case params
            case idempotencyKey = "idempotency_key"
            case authorizationContext = "authorization_context"
        }
    }

    /// Holds the transaction.
    ///
    /// - Remark: Generated from `#/components/schemas/TransactionParams`.
    public struct TransactionParams: Codable, Hashable, Sendable {
        /// The field `transaction`.
        ///
        /// - Remark: Generated from `#/components/schemas/TransactionParams/transaction`.
        public var transaction: Components.Schemas.Transaction

        /// Creates a value of its fields.
        public init(
            transaction: Components.Schemas.Transaction
        ) {
            self.transaction = transaction
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case transaction
        }
    }

    /// An Ethereum transaction.
    ///
    /// Quantities are numbers, decimal text or 0x hex. A name is written in one of its two spellings, never in both. It
    /// is passed on as it came, so that no digit is lost.
    ///
    /// - Remark: Generated from `#/components/schemas/Transaction`.
    public typealias Transaction = LucidJSON.JSONObject

    /// A number, decimal text or 0x hex.
    ///
    /// - Remark: Generated from `#/components/schemas/Quantity`.
    public typealias Quantity = LucidJSON.JSONValue

    /// What a managed wallet signed.
    ///
    /// - Remark: Generated from `#/components/schemas/WalletSignatureResponse`.
    public struct WalletSignatureResponse: Codable, Hashable, Sendable {
        /// The field `account`.
        ///
        /// - Remark: Generated from `#/components/schemas/WalletSignatureResponse/account`.
        public var account: Components.Schemas.WalletAccount
        /// The field `wallet`.
        ///
        /// - Remark: Generated from `#/components/schemas/WalletSignatureResponse/wallet`.
        public var wallet: Components.Schemas.Wallet
        /// The field `signed`.
        ///
        /// - Remark: Generated from `#/components/schemas/WalletSignatureResponse/signed`.
        public var signed: Components.Schemas.WalletSigned?

        /// Creates a value of its fields.
        public init(
            account: Components.Schemas.WalletAccount,
            wallet: Components.Schemas.Wallet,
            signed: Components.Schemas.WalletSigned? = nil
        ) {
            self.account = account
            self.wallet = wallet
            self.signed = signed
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case account
            case wallet
            case signed
        }
    }

    /// A signature, or a signed transaction.
    ///
    /// - Remark: Generated from `#/components/schemas/WalletSigned`.
    public enum WalletSigned: Codable, Hashable, Sendable {
        /// `encoding` is `hex`.
        case hex(Components.Schemas.SignedMessage)
        /// `encoding` is `rlp`.
        case rlp(Components.Schemas.SignedTransaction)
        /// Something that this document does not know.
        case undocumented(kind: Swift.String?, LucidJSON.JSONValue)

        /// Decodes the variant that `encoding` names.
        public init(from decoder: any Decoder) throws {
            let value = try LucidJSON.JSONValue(from: decoder)
            let kind = value["encoding"]?.stringValue
            switch kind {
            case "hex": self = .hex(try Components.Schemas.SignedMessage(from: decoder))
            case "rlp": self = .rlp(try Components.Schemas.SignedTransaction(from: decoder))
            default: self = .undocumented(kind: kind, value)
            }
        }

        /// Encodes the variant as it is.
        public func encode(to encoder: any Encoder) throws {
            switch self {
            case .hex(let value): try value.encode(to: encoder)
            case .rlp(let value): try value.encode(to: encoder)
            case .undocumented(_, let value): try value.encode(to: encoder)
            }
        }
    }

    /// A signature over a message or typed data.
    ///
    /// - Remark: Generated from `#/components/schemas/SignedMessage`.
    public struct SignedMessage: Codable, Hashable, Sendable {
        /// Always `hex`.
        ///
        /// - Remark: Generated from `#/components/schemas/SignedMessage/encoding`.
        public var encoding: Swift.String
        /// The signature in 0x hex.
        ///
        /// - Remark: Generated from `#/components/schemas/SignedMessage/signature`.
        public var signature: Swift.String

        /// Creates a value of its fields.
        public init(
            encoding: Swift.String,
            signature: Swift.String
        ) {
            self.encoding = encoding
            self.signature = signature
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case encoding
            case signature
        }
    }

    /// A signed transaction.
    ///
    /// - Remark: Generated from `#/components/schemas/SignedTransaction`.
    public struct SignedTransaction: Codable, Hashable, Sendable {
        /// Always `rlp`.
        ///
        /// - Remark: Generated from `#/components/schemas/SignedTransaction/encoding`.
        public var encoding: Swift.String
        /// The raw transaction in 0x hex.
        ///
        /// - Remark: Generated from `#/components/schemas/SignedTransaction/signed_transaction`.
        public var signedTransaction: Swift.String

        /// Creates a value of its fields.
        public init(
            encoding: Swift.String,
            signedTransaction: Swift.String
        ) {
            self.encoding = encoding
            self.signedTransaction = signedTransaction
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case encoding
            case signedTransaction = "signed_transaction"
        }
    }

    /// What a managed wallet sent.
    ///
    /// - Remark: Generated from `#/components/schemas/WalletTransactionResponse`.
    public struct WalletTransactionResponse: Codable, Hashable, Sendable {
        /// The field `account`.
        ///
        /// - Remark: Generated from `#/components/schemas/WalletTransactionResponse/account`.
        public var account: Components.Schemas.WalletAccount
        /// The field `wallet`.
        ///
        /// - Remark: Generated from `#/components/schemas/WalletTransactionResponse/wallet`.
        public var wallet: Components.Schemas.Wallet
        /// The field `transaction`.
        ///
        /// - Remark: Generated from `#/components/schemas/WalletTransactionResponse/transaction`.
        public var transaction: Components.Schemas.SentTransaction?

        /// Creates a value of its fields.
        public init(
            account: Components.Schemas.WalletAccount,
            wallet: Components.Schemas.Wallet,
            transaction: Components.Schemas.SentTransaction? = nil
        ) {
            self.account = account
            self.wallet = wallet
            self.transaction = transaction
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case account
            case wallet
            case transaction
        }
    }

    /// A transaction on its way.
    ///
    /// - Remark: Generated from `#/components/schemas/SentTransaction`.
    public struct SentTransaction: Codable, Hashable, Sendable {
        /// The chain (CAIP-2).
        ///
        /// - Remark: Generated from `#/components/schemas/SentTransaction/caip2`.
        public var caip2: Swift.String
        /// The transaction's hash in 0x hex.
        ///
        /// - Remark: Generated from `#/components/schemas/SentTransaction/hash`.
        public var hash: Swift.String
        /// The server's own identifier.
        ///
        /// - Remark: Generated from `#/components/schemas/SentTransaction/transaction_id`.
        public var transactionId: Swift.String?
        /// What was sent, as the server filled it in.
        ///
        /// - Remark: Generated from `#/components/schemas/SentTransaction/transaction_request`.
        public var transactionRequest: LucidJSON.JSONValue?

        /// Creates a value of its fields.
        public init(
            caip2: Swift.String,
            hash: Swift.String,
            transactionId: Swift.String? = nil,
            transactionRequest: LucidJSON.JSONValue? = nil
        ) {
            self.caip2 = caip2
            self.hash = hash
            self.transactionId = transactionId
            self.transactionRequest = transactionRequest
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case caip2
            case hash
            case transactionId = "transaction_id"
            case transactionRequest = "transaction_request"
        }
    }

    /// The account that a wallet belongs to.
    ///
    /// - Remark: Generated from `#/components/schemas/WalletAccount`.
    public struct WalletAccount: Codable, Hashable, Sendable {
        /// The identifier.
        ///
        /// - Remark: Generated from `#/components/schemas/WalletAccount/id`.
        public var id: Swift.String
        /// The name for people.
        ///
        /// - Remark: Generated from `#/components/schemas/WalletAccount/displayName`.
        public var displayName: Swift.String?

        /// Creates a value of its fields.
        public init(
            id: Swift.String,
            displayName: Swift.String? = nil
        ) {
            self.id = id
            self.displayName = displayName
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case id
            case displayName
        }

        /// Encodes the fields; a required one that is nil becomes `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(displayName, forKey: .displayName)
        }
    }

    /// A wallet that the authority keeps.
    ///
    /// - Remark: Generated from `#/components/schemas/Wallet`.
    public struct Wallet: Codable, Hashable, Sendable {
        /// The identifier.
        ///
        /// - Remark: Generated from `#/components/schemas/Wallet/id`.
        public var id: Swift.String
        /// The address, EIP-55.
        ///
        /// - Remark: Generated from `#/components/schemas/Wallet/address`.
        public var address: Swift.String?
        /// The chain's name.
        ///
        /// - Remark: Generated from `#/components/schemas/Wallet/chain`.
        public var chain: Swift.String?
        /// Who keeps the key.
        ///
        /// - Remark: Generated from `#/components/schemas/Wallet/provider`.
        public var provider: Swift.String?
        /// `ethereum` or `solana`; open text.
        ///
        /// - Remark: Generated from `#/components/schemas/Wallet/chainType`.
        public var chainType: Swift.String
        /// The identifier at the provider.
        ///
        /// - Remark: Generated from `#/components/schemas/Wallet/externalId`.
        public var externalId: Swift.String?
        /// The identifier at Privy.
        ///
        /// - Remark: Generated from `#/components/schemas/Wallet/privyWalletId`.
        public var privyWalletId: Swift.String?
        /// Open text.
        ///
        /// - Remark: Generated from `#/components/schemas/Wallet/status`.
        public var status: Swift.String?

        /// Creates a value of its fields.
        public init(
            id: Swift.String,
            address: Swift.String? = nil,
            chain: Swift.String? = nil,
            provider: Swift.String? = nil,
            chainType: Swift.String,
            externalId: Swift.String? = nil,
            privyWalletId: Swift.String? = nil,
            status: Swift.String? = nil
        ) {
            self.id = id
            self.address = address
            self.chain = chain
            self.provider = provider
            self.chainType = chainType
            self.externalId = externalId
            self.privyWalletId = privyWalletId
            self.status = status
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case id
            case address
            case chain
            case provider
            case chainType
            case externalId
            case privyWalletId
            case status
        }
    }
}
