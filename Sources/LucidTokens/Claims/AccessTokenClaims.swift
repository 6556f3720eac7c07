// SPDX-License-Identifier: Apache-2.0

import LucidCrypto
package import LucidJSON

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What an access token says (RFC 9068, and the members by which it can be revoked).
public struct AccessTokenClaims: Hashable, Sendable {
    /// The `typ` of access tokens.
    package static let type = "at+jwt"

    /// Who issued it: an origin (`iss`).
    public var issuer: String
    /// Whom it speaks for (`sub`): the agent itself, or the subject on whose behalf the agent acts.
    public var subject: String
    /// For whom it is meant (`aud`), at least one.
    public var audience: [String]
    /// The client that obtained it (`client_id`).
    public var clientID: String
    /// When it was issued (`iat`), seconds since 1970.
    public var issuedAt: Int64
    /// From when on it is dead (`exp`), seconds since 1970.
    public var expiresAt: Int64
    /// Before when it is not valid (`nbf`), seconds since 1970.
    public var notBefore: Int64?
    /// Its own name, never given twice (`jti`).
    public var tokenID: String
    /// What it permits (`scope`).
    public var scopes: ScopeSet
    /// The reference of the agent (`agent`).
    public var agentRef: String
    /// The credential that the agent proved, or the machine client (`credential`).
    public var credentialID: String
    /// The tenant of the agent (`tenant`).
    public var tenant: String
    /// The refresh family it descends from (`family`).
    public var familyID: String?
    /// The authority's counter at the act it descends from (`auth_seq`); a revocation with a larger one kills it.
    public var authSequence: Int64
    /// The grant under which it was issued (`grant`), if an agent acts for another subject.
    public var grantID: String?
    /// The RFC 7638 thumbprint of the key that must prove every use (`cnf.jkt`, RFC 9449 section 6.1).
    ///
    /// Nil if whoever has the token may use it.
    public var proofKeyThumbprint: String?
    /// Who acts for the subject, the present one first, then those that acted before (`act`, RFC 8693 section 4.1).
    ///
    /// Only the first may count in a decision.
    public var actors: [TokenActor]
    /// What a machine client has paid for (`tier`): `free`, `pro` or `enterprise`; nil for agents.
    public var tier: String?

    /// Creates claims.
    public init(
        issuer: String, subject: String, audience: [String], clientID: String, issuedAt: Int64, expiresAt: Int64,
        notBefore: Int64? = nil, tokenID: String, scopes: ScopeSet, agentRef: String, credentialID: String,
        tenant: String, familyID: String?, authSequence: Int64, grantID: String? = nil,
        proofKeyThumbprint: String? = nil, actors: [TokenActor] = [], tier: String? = nil
    ) {
        self.issuer = issuer
        self.subject = subject
        self.audience = audience
        self.clientID = clientID
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.notBefore = notBefore
        self.tokenID = tokenID
        self.scopes = scopes
        self.agentRef = agentRef
        self.credentialID = credentialID
        self.tenant = tenant
        self.familyID = familyID
        self.authSequence = authSequence
        self.grantID = grantID
        self.proofKeyThumbprint = proofKeyThumbprint
        self.actors = actors
        self.tier = tier
    }

    /// When it dies, as a date.
    public var expirationDate: Date { Date(timeIntervalSince1970: Double(expiresAt)) }

    /// The claims as the payload of a token.
    package var payload: JSONObject {
        var object = JSONObject()
        object["iss"] = .string(issuer)
        object["sub"] = .string(subject)
        object["aud"] = audience.count == 1 ? .string(audience[0]) : .array(audience.map(JSONValue.string))
        object["client_id"] = .string(clientID)
        object["iat"] = .number(JSONNumber(issuedAt))
        object["exp"] = .number(JSONNumber(expiresAt))
        if let notBefore { object["nbf"] = .number(JSONNumber(notBefore)) }
        object["jti"] = .string(tokenID)
        object["scope"] = .string(scopes.description)
        object["agent"] = .string(agentRef)
        object["credential"] = .string(credentialID)
        object["tenant"] = .string(tenant)
        if let familyID { object["family"] = .string(familyID) }
        object["auth_seq"] = .number(JSONNumber(authSequence))
        if let grantID { object["grant"] = .string(grantID) }
        if let proofKeyThumbprint { object["cnf"] = ["jkt": .string(proofKeyThumbprint)] }
        if let act = TokenActor.json(actors) { object["act"] = act }
        if let tier { object["tier"] = .string(tier) }
        return object
    }

    /// Reads the payload of a token; every claim must be there in its type, times as integers.
    package init(payload: JSONObject) throws(TokenError) {
        func text(_ name: String) throws(TokenError) -> String {
            guard let value = payload[name]?.stringValue, !value.isEmpty else { throw Self.missing(name, "text") }
            return value
        }
        issuer = try text("iss")
        subject = try text("sub")
        audience = try Self.audience(payload["aud"])
        clientID = try text("client_id")
        issuedAt = try Self.integer(payload["iat"], "iat")
        expiresAt = try Self.integer(payload["exp"], "exp")
        notBefore = payload["nbf"] == nil ? nil : try Self.integer(payload["nbf"], "nbf")
        tokenID = try text("jti")
        guard let scope = payload["scope"]?.stringValue else { throw Self.missing("scope", "text") }
        scopes = try ScopeSet(spaceSeparated: scope)
        agentRef = try text("agent")
        credentialID = try text("credential")
        tenant = try text("tenant")
        familyID = payload["family"] == nil ? nil : try text("family")
        authSequence = try Self.integer(payload["auth_seq"], "auth_seq")
        grantID = payload["grant"] == nil ? nil : try text("grant")
        proofKeyThumbprint = try Self.thumbprint(payload["cnf"])
        actors = try TokenActor.read(payload["act"])
        tier = payload["tier"] == nil ? nil : try text("tier")
    }

    /// A confirmation that is not understood is a restriction that would not be kept, so it is refused.
    private static func thumbprint(_ value: JSONValue?) throws(TokenError) -> String? {
        guard let value else { return nil }
        guard let object = value.objectValue, object.count == 1, let thumbprint = object["jkt"]?.stringValue,
            Base64URL.decode(thumbprint)?.count == SHA256.count
        else { throw missing("cnf", "an object with jkt only") }
        return thumbprint
    }

    private static func missing(_ name: String, _ kind: String) -> TokenError {
        TokenError(.invalidClaims, message: "the token has no claim \(name) that is \(kind)")
    }

    /// Integers from 0 to 2^53 - 1 only: fractions and exponents mean that somebody else made the token.
    private static func integer(_ value: JSONValue?, _ name: String) throws(TokenError) -> Int64 {
        guard case .number(let number) = value, let integer = number.int64, (0..<(1 << 53)).contains(integer) else {
            throw missing(name, "a whole number")
        }
        return integer
    }

    private static func audience(_ value: JSONValue?) throws(TokenError) -> [String] {
        if let one = value?.stringValue, !one.isEmpty { return [one] }
        guard let members = value?.arrayValue, !members.isEmpty else { throw missing("aud", "text or a list") }
        var audience: [String] = []
        for member in members {
            guard let text = member.stringValue, !text.isEmpty else { throw missing("aud", "text or a list") }
            audience.append(text)
        }
        return audience
    }
}
