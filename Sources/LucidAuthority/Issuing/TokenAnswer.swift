// SPDX-License-Identifier: Apache-2.0
import LucidJSON

/// What a login and a refresh give: the body of the answer, before it is JSON.
struct TokenAnswer: Hashable, Sendable {
    var accessToken: String
    var accessExpiresAt: Int64
    var refreshToken: String
    var refreshExpiresAt: Int64
    var agentRef: String
    var credentialID: String
    var scopes: [String]
    var revocationNonce: String
    /// Whether every use needs a proof of the caller's key.
    var isBound: Bool
    /// What the event of its issue tells; not part of a kept answer, which is no second issue.
    var issued: AuthorityEvent.Token?

    /// `Bearer`, or `DPoP` for a token that is bound to a key (RFC 9449 section 5).
    var tokenType: String { isBound ? "DPoP" : "Bearer" }

    /// The form in which it is sealed.
    var sealable: [UInt8] {
        let json: JSONValue = [
            "accessToken": .string(accessToken), "accessExpiresAt": .integer(accessExpiresAt),
            "refreshToken": .string(refreshToken), "refreshExpiresAt": .integer(refreshExpiresAt),
            "agentRef": .string(agentRef), "credentialID": .string(credentialID),
            "scopes": .array(scopes.map(JSONValue.string)), "revocationNonce": .string(revocationNonce),
            "isBound": .bool(isBound),
        ]
        return json.serialized()
    }

    init(
        accessToken: String, accessExpiresAt: Int64, refreshToken: String, refreshExpiresAt: Int64, agentRef: String,
        credentialID: String, scopes: [String], revocationNonce: String, isBound: Bool,
        issued: AuthorityEvent.Token? = nil
    ) {
        self.accessToken = accessToken
        self.accessExpiresAt = accessExpiresAt
        self.refreshToken = refreshToken
        self.refreshExpiresAt = refreshExpiresAt
        self.agentRef = agentRef
        self.credentialID = credentialID
        self.scopes = scopes
        self.revocationNonce = revocationNonce
        self.isBound = isBound
        self.issued = issued
    }

    /// Reads back what ``sealable`` wrote; nil if it is something else.
    init?(sealable bytes: [UInt8]) {
        guard let json = try? JSONValue(parsing: bytes), let accessToken = json["accessToken"]?.stringValue,
            let accessExpiresAt = json["accessExpiresAt"]?.numberValue?.int64,
            let refreshToken = json["refreshToken"]?.stringValue,
            let refreshExpiresAt = json["refreshExpiresAt"]?.numberValue?.int64,
            let agentRef = json["agentRef"]?.stringValue, let credentialID = json["credentialID"]?.stringValue,
            let scopes = json["scopes"]?.arrayValue, let revocationNonce = json["revocationNonce"]?.stringValue
        else { return nil }
        self.init(
            accessToken: accessToken, accessExpiresAt: accessExpiresAt, refreshToken: refreshToken,
            refreshExpiresAt: refreshExpiresAt, agentRef: agentRef, credentialID: credentialID,
            scopes: scopes.compactMap(\.stringValue), revocationNonce: revocationNonce,
            isBound: json["isBound"]?.boolValue ?? false)
    }
}
