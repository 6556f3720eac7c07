// SPDX-License-Identifier: Apache-2.0
import LucidCrypto

/// Who may share one stored session.
///
/// It names the entry in storage; another identity is another entry.
public struct SharingIdentity: Hashable, Sendable {
    /// The authority: `https://host[:port]`.
    public let origin: String
    /// The agent.
    public let agent: String
    /// The credential, if one is configured.
    public let credential: String?
    /// The scopes asked for, sorted, without repetition.
    public let scopes: [String]
    /// The kind of source, for example `wallet-challenge`.
    public let kind: String
    /// Whose key or secret proves the identity: a signer's address, or a fingerprint of a secret.
    ///
    /// Nil without one.
    public let holder: String?
    /// Separates users who share one storage.
    public let tenant: String?

    /// Creates an identity.
    public init(
        origin: String, agent: String, credential: String?, scopes: [String] = [], kind: String, holder: String? = nil,
        tenant: String? = nil
    ) {
        self.origin = origin
        self.agent = agent
        self.credential = credential
        self.scopes = Set(scopes).sorted()
        self.kind = kind
        self.holder = holder?.lowercased()
        self.tenant = tenant
        self.key = Self.key(
            [[origin], [agent], credential.map { [$0] } ?? [], self.scopes, [kind], self.holder.map { [$0] } ?? []]
                + [tenant.map { [$0] } ?? []])
    }

    /// 64 hexadecimal digits that name the entry, fit for a file name or a database key.
    public let key: String

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
