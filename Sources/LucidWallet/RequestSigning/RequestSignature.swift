// SPDX-License-Identifier: Apache-2.0
public import LucidSigning

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The signature of an HTTP request by an Ethereum account (ERC-8128), as a ``RequestVerifier`` read it.
public struct RequestSignature: Sendable {
    /// The name of the signature among those of the request, `eth` as a rule.
    public let label: String
    /// The account that says it signed.
    public let account: AccountID
    /// When the signature was made, to the second.
    public let created: Date
    /// The last second at which it is valid.
    public let expires: Date
    /// What makes the signature good for one request only, together with the account.
    public let nonce: String
    /// The parts of the request that are signed, in order.
    public let components: [String]
    /// What was signed: the signature base of RFC 9421, rebuilt from the request.
    public let message: PersonalMessage
    /// The signature itself.
    ///
    /// Only an account with a key can be checked here; for the other forms ask the account's contract about the
    /// digest of ``message``.
    public let form: SignatureForm
}
