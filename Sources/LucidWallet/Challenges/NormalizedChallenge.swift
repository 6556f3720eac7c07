// SPDX-License-Identifier: Apache-2.0
public import LucidJSON

/// A challenge in one shape, whatever the shape of its payload.
public struct NormalizedChallenge: Sendable {
    /// What the payload asks to have signed.
    @nonexhaustive
    public enum Content: Hashable, Sendable {
        /// Nothing that can be signed.
        case none
        /// A text.
        case message(String)
        /// EIP-712 typed data, as it was sent.
        case typedData(JSONValue)
    }

    /// The name of the challenge.
    public var id: String
    /// The credential that the challenge is for, if it says so.
    public var credentialID: String?
    /// The number used once.
    public var nonce: String
    /// The scopes that the session would have.
    public var scopes: [String]
    /// The time of issue, as it was written.
    public var issuedAt: String
    /// The end of validity, as it was written.
    public var expiresAt: String
    /// What is to be signed.
    public var content: Content

    /// Creates a challenge.
    public init(
        id: String, credentialID: String?, nonce: String, scopes: [String], issuedAt: String, expiresAt: String,
        content: Content
    ) {
        self.id = id
        self.credentialID = credentialID
        self.nonce = nonce
        self.scopes = scopes
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.content = content
    }
}
