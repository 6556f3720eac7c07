// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// What a revocation is aimed at: everything that meets all of its terms.
///
/// A revocation stores a new value of the authority's counter for its criterion. Everything that descends from an act
/// with a smaller value is dead; a login or grant after it has a larger one, and lives at once. Two criteria are two
/// revocations: within one, terms are joined by "and".
public struct RevocationCriterion: Hashable, Sendable, CustomStringConvertible {
    /// What a term can be about.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// An agent, by reference.
        case agent
        /// A credential or machine client, by identifier.
        case credential
        /// A refresh family, by identifier.
        case family
        /// A grant, by identifier.
        case grant
        /// The subject for which an agent acts.
        case subject
        /// One access token, by `jti`.
        case token
    }

    /// The terms, at least one.
    public let terms: [Kind: String]

    /// Everything of an agent.
    public static func agent(_ ref: String) -> Self { Self(.agent, ref) }
    /// Everything obtained with a credential, or by a machine client.
    public static func credential(_ id: String) -> Self { Self(.credential, id) }
    /// A refresh family and its access tokens.
    public static func family(_ id: String) -> Self { Self(.family, id) }
    /// Everything under a grant.
    public static func grant(_ id: String) -> Self { Self(.grant, id) }
    /// Everything on behalf of a subject.
    public static func subject(_ subject: String) -> Self { Self(.subject, subject) }
    /// One access token.
    public static func token(_ id: String) -> Self { Self(.token, id) }

    private init(_ kind: Kind, _ value: String) { terms = [kind: value] }

    /// A criterion of these terms.
    ///
    /// Nil without any, with an empty one, or with another term beside a token or a family, which need none.
    public init?(_ terms: [Kind: String]) {
        guard !terms.isEmpty, terms.values.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 512 }) else { return nil }
        guard terms.count == 1 || (terms[.token] == nil && terms[.family] == nil) else { return nil }
        self.terms = terms
    }

    /// Whether something with these attributes meets every term.
    public func isMet(by attributes: [Kind: String]) -> Bool {
        terms.allSatisfy { attributes[$0.key] == $0.value }
    }

    /// Every criterion that something with these attributes meets.
    package static func all(metBy attributes: [Kind: String]) -> [Self] {
        var criteria = [Kind.token, .family].compactMap { kind in attributes[kind].map { Self(kind, $0) } }
        let others = [Kind.agent, .credential, .grant, .subject].compactMap { kind in
            attributes[kind].map { (kind, $0) }
        }
        for choice in 1..<(1 << others.count) {
            let chosen = others.enumerated().filter { choice & 1 << $0.offset != 0 }.map(\.element)
            criteria.append(Self(unchecked: Dictionary(uniqueKeysWithValues: chosen)))
        }
        return criteria
    }

    private init(unchecked terms: [Kind: String]) { self.terms = terms }

    /// The terms as one text, the same for the same terms: the key under which stores keep a revocation.
    ///
    /// Lengths stand before the values, so that no value can look like a further term.
    public var description: String {
        terms.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue):\($0.value.utf8.count):\($0.value)" }.joined(separator: "&")
    }

    /// What a published list says of it instead of naming anybody: 16 bytes of SHA-256 over tenant and terms.
    package func digest(tenant: String) -> [UInt8] {
        Array(SHA256.hash(Array("lucid revocation 1\n\(tenant)\n\(description)".utf8)).prefix(16))
    }

    /// Which kinds its terms have, as text.
    package var shape: String { terms.keys.map(\.rawValue).sorted().joined(separator: "+") }
}

extension AccessTokenClaims {
    /// By what a revocation can be aimed at this token.
    package var revocationAttributes: [RevocationCriterion.Kind: String] {
        var attributes: [RevocationCriterion.Kind: String] = [
            .agent: agentRef, .credential: credentialID, .subject: subject, .token: tokenID,
        ]
        attributes[.family] = familyID
        attributes[.grant] = grantID
        return attributes
    }
}
