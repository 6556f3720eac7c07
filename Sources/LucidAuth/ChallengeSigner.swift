// SPDX-License-Identifier: Apache-2.0

public import LucidAPI

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Proves an identity by signing a challenge.
///
/// The signer decides what it signs: it checks that the challenge can be nothing else before it touches the key.
public protocol ChallengeSigner: Sendable {
    /// The address that signs, if known without opening the key.
    var address: String? { get }

    /// Signs a challenge.
    ///
    /// - Parameter now: The authority's time, as well as it is known.
    /// - Returns: The signature as the authority wants it, usually 0x and 130 hexadecimal digits.
    /// - Throws: ``AuthError`` with ``AuthError/Code/challengeRejected`` if it may not be signed; any other error
    ///   counts as ``AuthError/Code/signerFailed``.
    func sign(_ challenge: Components.Schemas.AgentChallenge, at now: Date) async throws -> String
}
