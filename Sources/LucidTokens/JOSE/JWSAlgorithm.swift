// SPDX-License-Identifier: Apache-2.0

/// A signature algorithm of RFC 7518 or RFC 8037.
///
/// Each key is pinned to one; a token's own word for it is only compared. HS256 is none of them: a shared secret lets
/// everyone who verifies issue too. What older systems signed with it is read by ``SharedSecretTokenVerifier``.
public struct JWSAlgorithm: Hashable, Sendable, CaseIterable, CustomStringConvertible {
    private enum Backing: String {
        case es256 = "ES256"
        case edDSA = "EdDSA"
        case rs256 = "RS256"
    }

    private let backing: Backing

    /// ECDSA on P-256 with SHA-256; the signature is r and s, 32 bytes each.
    ///
    /// The default.
    public static let es256 = Self(backing: .es256)
    /// Ed25519.
    ///
    /// Written `EdDSA`, which every verifier knows; the name `Ed25519` of RFC 9864 is read too.
    public static let edDSA = Self(backing: .edDSA)
    /// RSASSA-PKCS1-v1_5 with SHA-256, for peers that know nothing newer.
    public static let rs256 = Self(backing: .rs256)

    /// All of them, the default first.
    public static let allCases: [Self] = [.es256, .edDSA, .rs256]

    private init(backing: Backing) { self.backing = backing }

    /// The algorithm of that name; nil for any other.
    public init?(name: String) {
        switch name {
        case "ES256": self = .es256
        case "EdDSA", "Ed25519": self = .edDSA
        case "RS256": self = .rs256
        default: return nil
        }
    }

    /// The name in the `alg` header.
    public var name: String { backing.rawValue }

    /// The name in the `alg` header.
    public var description: String { name }

    /// Whether `name`, from a header or a key set, means this algorithm.
    func isNamed(_ name: String?) -> Bool {
        name == backing.rawValue || (self == .edDSA && name == "Ed25519")
    }
}
