// SPDX-License-Identifier: Apache-2.0

/// A signature algorithm of RFC 7518.
///
/// Each key is pinned to one; a token's own word for it is only compared.
public struct JWSAlgorithm: Hashable, Sendable, CustomStringConvertible {
    private enum Backing: String {
        case es256 = "ES256"
    }

    private let backing: Backing

    /// ECDSA on P-256 with SHA-256; the signature is r and s, 32 bytes each.
    public static let es256 = Self(backing: .es256)

    /// The name in the `alg` header.
    public var name: String { backing.rawValue }

    /// The name in the `alg` header.
    public var description: String { name }
}
