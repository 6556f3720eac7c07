// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.

extension Components.Schemas {
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
