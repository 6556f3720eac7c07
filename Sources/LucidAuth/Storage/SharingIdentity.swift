// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// Who may share one stored session.
///
/// It names the entry in storage; another identity is another entry.
public struct SharingIdentity: Hashable, Sendable {
    /// In one place: several parts of each credential keep its identity.
    private final class Parts: Sendable {
        let origin: String
        let agent: String
        let credential: String?
        let scopes: [String]
        let kind: String
        let holder: String?
        let tenant: String?
        let key: String

        init(
            origin: String, agent: String, credential: String?, scopes: [String], kind: String, holder: String?,
            tenant: String?, key: String
        ) {
            self.origin = origin
            self.agent = agent
            self.credential = credential
            self.scopes = scopes
            self.kind = kind
            self.holder = holder
            self.tenant = tenant
            self.key = key
        }
    }

    private let parts: Parts

    /// The authority: `https://host[:port]`.
    public var origin: String { parts.origin }
    /// The agent.
    public var agent: String { parts.agent }
    /// The credential, if one is configured.
    public var credential: String? { parts.credential }
    /// The scopes asked for, sorted, without repetition.
    public var scopes: [String] { parts.scopes }
    /// The kind of source, for example `wallet-challenge`.
    public var kind: String { parts.kind }
    /// Whose key or secret proves the identity: a signer's address, or a fingerprint of a secret.
    ///
    /// Nil without one.
    public var holder: String? { parts.holder }
    /// Separates users who share one storage.
    public var tenant: String? { parts.tenant }

    /// Creates an identity.
    public init(
        origin: String, agent: String, credential: String?, scopes: [String] = [], kind: String, holder: String? = nil,
        tenant: String? = nil
    ) {
        let scopes = Set(scopes).sorted()
        let holder = holder?.lowercased()
        let key = Self.key(
            [[origin], [agent], credential.map { [$0] } ?? [], scopes, [kind], holder.map { [$0] } ?? []]
                + [tenant.map { [$0] } ?? []])
        parts = Parts(
            origin: origin, agent: agent, credential: credential, scopes: scopes, kind: kind, holder: holder,
            tenant: tenant, key: key)
    }

    /// 64 hexadecimal digits that name the entry, fit for a file name or a database key.
    ///
    /// They are made of all other parts, and so is equality of them.
    public var key: String { parts.key }

    /// Compares all parts by ``key``.
    public static func == (left: Self, right: Self) -> Bool { left.parts === right.parts || left.key == right.key }

    /// Hashes all parts by ``key``.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// The SHA-256 of all parts, each with its length, so that no two identities look alike.
    private static func key(_ groups: [[String]]) -> String {
        var bytes = Array("lucid sharing identity 1".utf8)
        for group in groups {
            bytes += Array("\n\(group.count)".utf8)
            for part in group { bytes += Array(":\(part.utf8.count):\(part)".utf8) }
        }
        return Hex.encode(SHA256.hash(bytes))
    }
}
