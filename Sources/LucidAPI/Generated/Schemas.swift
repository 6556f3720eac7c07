// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
public import LucidJSON

/// Types generated from the components of the document.
///
/// - Remark: Generated from `#/components`.
public enum Components {
    /// Types of bodies.
    ///
    /// - Remark: Generated from `#/components/schemas`.
    public enum Schemas {}
    /// Answers that several operations share.
    ///
    /// - Remark: Generated from `#/components/responses`.
    public enum Responses {}
}

extension Components.Schemas {
    /// The body of every failure.
    ///
    /// - Remark: Generated from `#/components/schemas/ServiceError`.
    public struct ServiceError: Codable, Hashable, Sendable {
        /// The field `error`.
        ///
        /// - Remark: Generated from `#/components/schemas/ServiceError/error`.
        public var error: Components.Schemas.ErrorReason
        /// One sentence for a person.
        ///
        /// - Remark: Generated from `#/components/schemas/ServiceError/message`.
        public var message: Swift.String?
        /// The same by its name in RFC 6749; ours is in answers of `/oauth2/token`.
        ///
        /// - Remark: Generated from `#/components/schemas/ServiceError/error_description`.
        public var errorDescription: Swift.String?

        /// Creates a value of its fields.
        public init(
            error: Components.Schemas.ErrorReason,
            message: Swift.String? = nil,
            errorDescription: Swift.String? = nil
        ) {
            self.error = error
            self.message = message
            self.errorDescription = errorDescription
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case error
            case message
            case errorDescription = "error_description"
        }
    }

    /// What went wrong.
    ///
    /// The text codes are open. Ours are `invalid_request`, `invalid_scope`, `invalid credential`, `unknown challenge`,
    /// `invalid signature`, `invalid refresh token`, `unauthorized`, `credential revoked`, `forbidden`,
    /// `insufficient_scope`, `not_found`, `method_not_allowed`, `deadline_passed`, `conflict`, `payload_too_large`,
    /// `rate_limited`, `internal_error`, `not_available` and `temporarily_unavailable`; those of machine clients
    /// `invalid_client`, `invalid_grant` and `unsupported_grant_type`. Proxied calls answer with an object.
    ///
    /// - Remark: Generated from `#/components/schemas/ErrorReason`.
    public enum ErrorReason: Codable, Hashable, Sendable {
        /// A value of type `Swift.String`.
        case string(Swift.String)
        /// A value of type `Components.Schemas.ErrorDetail`.
        case errorDetail(Components.Schemas.ErrorDetail)
        /// Something that this document does not know.
        case undocumented(LucidJSON.JSONValue)

        /// Decodes the first variant that fits.
        public init(from decoder: any Decoder) throws {
            if let value = try? Swift.String(from: decoder) {
                self = .string(value)
            } else if let value = try? Components.Schemas.ErrorDetail(from: decoder) {
                self = .errorDetail(value)
            } else {
                self = .undocumented(try LucidJSON.JSONValue(from: decoder))
            }
        }

        /// Encodes the variant as it is.
        public func encode(to encoder: any Encoder) throws {
            switch self {
            case .string(let value): try value.encode(to: encoder)
            case .errorDetail(let value): try value.encode(to: encoder)
            case .undocumented(let value): try value.encode(to: encoder)
            }
        }
    }

    /// A failure of something behind the server.
    ///
    /// - Remark: Generated from `#/components/schemas/ErrorDetail`.
    public struct ErrorDetail: Codable, Hashable, Sendable {
        /// The code of the failure.
        ///
        /// - Remark: Generated from `#/components/schemas/ErrorDetail/code`.
        public var code: Swift.String
        /// One sentence for a person.
        ///
        /// - Remark: Generated from `#/components/schemas/ErrorDetail/message`.
        public var message: Swift.String?
        /// Whatever else is known.
        ///
        /// - Remark: Generated from `#/components/schemas/ErrorDetail/details`.
        public var details: LucidJSON.JSONValue?

        /// Creates a value of its fields.
        public init(
            code: Swift.String,
            message: Swift.String? = nil,
            details: LucidJSON.JSONValue? = nil
        ) {
            self.code = code
            self.message = message
            self.details = details
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case code
            case message
            case details
        }
    }

    /// Which kind of token it is; a server that guesses otherwise looks further.
    ///
    /// - Remark: Generated from `#/components/schemas/TokenTypeHint`.
    public enum TokenTypeHint: RawRepresentable, CaseIterable, Codable, Hashable, Sendable {
        /// `access_token`.
        case accessToken
        /// `refresh_token`.
        case refreshToken
        /// A value that this document does not know.
        case undocumented(Swift.String)

        /// Takes any text.
        public init(rawValue: Swift.String) {
            switch rawValue {
            case "access_token": self = .accessToken
            case "refresh_token": self = .refreshToken
            default: self = .undocumented(rawValue)
            }
        }

        /// The text on the wire.
        public var rawValue: Swift.String {
            switch self {
            case .accessToken: "access_token"
            case .refreshToken: "refresh_token"
            case .undocumented(let text): text
            }
        }

        /// The values that this document knows.
        public static var allCases: [Self] { [.accessToken, .refreshToken] }
    }

    /// What a token may do with the agent's managed wallet.
    ///
    /// - Remark: Generated from `#/components/schemas/WalletScope`.
    public enum WalletScope: RawRepresentable, CaseIterable, Codable, Hashable, Sendable {
        /// `wallet.sign`.
        case walletSign
        /// `wallet.send`.
        case walletSend
        /// A value that this document does not know.
        case undocumented(Swift.String)

        /// Takes any text.
        public init(rawValue: Swift.String) {
            switch rawValue {
            case "wallet.sign": self = .walletSign
            case "wallet.send": self = .walletSend
            default: self = .undocumented(rawValue)
            }
        }

        /// The text on the wire.
        public var rawValue: Swift.String {
            switch self {
            case .walletSign: "wallet.sign"
            case .walletSend: "wallet.send"
            case .undocumented(let text): text
            }
        }

        /// The values that this document knows.
        public static var allCases: [Self] { [.walletSign, .walletSend] }
    }

    /// A call of an entrypoint.
    ///
    /// - Remark: Generated from `#/components/schemas/EntrypointCall`.
    public struct EntrypointCall: Codable, Hashable, Sendable {
        /// What the entrypoint takes.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointCall/input`.
        public var input: LucidJSON.JSONValue
        /// Ties calls together.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointCall/session_id`.
        public var sessionId: Swift.String?
        /// Whatever the caller wants to be kept with it.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointCall/metadata`.
        public var metadata: LucidJSON.JSONObject?
        /// After this many milliseconds nobody waits any more.
        ///
        /// - Remark: Generated from `#/components/schemas/EntrypointCall/timeout_ms`.
        public var timeoutMs: Swift.Int?

        /// Creates a value of its fields.
        public init(
            input: LucidJSON.JSONValue,
            sessionId: Swift.String? = nil,
            metadata: LucidJSON.JSONObject? = nil,
            timeoutMs: Swift.Int? = nil
        ) {
            self.input = input
            self.sessionId = sessionId
            self.metadata = metadata
            self.timeoutMs = timeoutMs
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case input
            case sessionId = "session_id"
            case metadata
            case timeoutMs = "timeout_ms"
        }
    }

    /// What comes with an event of a stream; no source names its fields.
    ///
    /// - Remark: Generated from `#/components/schemas/StreamData`.
    public typealias StreamData = LucidJSON.JSONObject

    /// What every wallet call can carry.
    ///
    /// - Remark: Generated from `#/components/schemas/WalletCall`.
    public struct WalletCall: Codable, Hashable, Sendable {
        /// The same key and body again give the same answer.
        ///
        /// - Remark: Generated from `#/components/schemas/WalletCall/idempotency_key`.
        public var idempotencyKey: Swift.String?
        /// Why this is signed; for the server's policy and audit.
        ///
        /// - Remark: Generated from `#/components/schemas/WalletCall/authorization_context`.
        public var authorizationContext: LucidJSON.JSONObject?

        /// Creates a value of its fields.
        public init(
            idempotencyKey: Swift.String? = nil,
            authorizationContext: LucidJSON.JSONObject? = nil
        ) {
            self.idempotencyKey = idempotencyKey
            self.authorizationContext = authorizationContext
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case idempotencyKey = "idempotency_key"
            case authorizationContext = "authorization_context"
        }
    }

    /// Public keys (RFC 7517).
    ///
    /// - Remark: Generated from `#/components/schemas/JSONWebKeySet`.
    public struct JSONWebKeySet: Codable, Hashable, Sendable {
        /// The keys.
        ///
        /// - Remark: Generated from `#/components/schemas/JSONWebKeySet/keys`.
        public var keys: [Components.Schemas.JSONWebKey]

        /// Creates a value of its fields.
        public init(
            keys: [Components.Schemas.JSONWebKey]
        ) {
            self.keys = keys
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case keys
        }
    }

    /// A public key (RFC 7517, RFC 7518).
    ///
    /// - Remark: Generated from `#/components/schemas/JSONWebKey`.
    public struct JSONWebKey: Codable, Hashable, Sendable {
        /// The family: `EC`, `OKP` or `RSA`.
        ///
        /// - Remark: Generated from `#/components/schemas/JSONWebKey/kty`.
        public var kty: Swift.String
        /// What token headers name it by.
        ///
        /// - Remark: Generated from `#/components/schemas/JSONWebKey/kid`.
        public var kid: Swift.String?
        /// Always `sig`.
        ///
        /// - Remark: Generated from `#/components/schemas/JSONWebKey/use`.
        public var use: Swift.String?
        /// The one algorithm it may be used with.
        ///
        /// - Remark: Generated from `#/components/schemas/JSONWebKey/alg`.
        public var alg: Swift.String?
        /// The curve, of EC and OKP keys.
        ///
        /// - Remark: Generated from `#/components/schemas/JSONWebKey/crv`.
        public var crv: Swift.String?
        /// The x coordinate or the public key, base64url.
        ///
        /// - Remark: Generated from `#/components/schemas/JSONWebKey/x`.
        public var x: Swift.String?
        /// The y coordinate, base64url.
        ///
        /// - Remark: Generated from `#/components/schemas/JSONWebKey/y`.
        public var y: Swift.String?
        /// The modulus, base64url.
        ///
        /// - Remark: Generated from `#/components/schemas/JSONWebKey/n`.
        public var n: Swift.String?
        /// The exponent, base64url.
        ///
        /// - Remark: Generated from `#/components/schemas/JSONWebKey/e`.
        public var e: Swift.String?

        /// Creates a value of its fields.
        public init(
            kty: Swift.String,
            kid: Swift.String? = nil,
            use: Swift.String? = nil,
            alg: Swift.String? = nil,
            crv: Swift.String? = nil,
            x: Swift.String? = nil,
            y: Swift.String? = nil,
            n: Swift.String? = nil,
            e: Swift.String? = nil
        ) {
            self.kty = kty
            self.kid = kid
            self.use = use
            self.alg = alg
            self.crv = crv
            self.x = x
            self.y = y
            self.n = n
            self.e = e
        }

        private enum CodingKeys: Swift.String, CodingKey, CaseIterable {
            case kty
            case kid
            case use
            case alg
            case crv
            case x
            case y
            case n
            case e
        }
    }
}
