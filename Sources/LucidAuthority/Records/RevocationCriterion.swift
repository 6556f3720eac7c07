// SPDX-License-Identifier: Apache-2.0

/// What a revocation is aimed at.
///
/// A revocation stores a new value of the store's counter for its criterion. Everything that descends from an act
/// with a smaller value is dead; a login after it has a larger one, and lives at once.
public struct RevocationCriterion: Hashable, Sendable {
    /// The kinds of criterion.
    public enum Kind: String, Hashable, Sendable {
        /// An agent, by reference.
        case agent
        /// A credential, by identifier.
        case credential
        /// A refresh family, by identifier.
        case family
        /// One access token, by `jti`.
        case token
    }

    /// The kind.
    public let kind: Kind
    /// The reference or identifier.
    public let value: String

    /// Everything of an agent.
    public static func agent(_ ref: String) -> Self { Self(kind: .agent, value: ref) }
    /// Everything obtained with a credential.
    public static func credential(_ id: String) -> Self { Self(kind: .credential, value: id) }
    /// A refresh family and its access tokens.
    public static func family(_ id: String) -> Self { Self(kind: .family, value: id) }
    /// One access token.
    public static func token(_ id: String) -> Self { Self(kind: .token, value: id) }

    /// Creates a criterion.
    public init(kind: Kind, value: String) {
        self.kind = kind
        self.value = value
    }
}
