// SPDX-License-Identifier: Apache-2.0

package import LucidHTTP

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One session: an access token, the refresh token that renews it, and what is needed to judge both later.
///
/// It prints no secret.
public struct TokenBundle: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package let access: SecretToken
    package let refresh: SecretToken?
    /// Which session this is.
    public let generation: Generation
    /// When the access token ends, by the authority's clock.
    public let expiresAt: Date
    /// When the refresh token ends, by the authority's clock, if known.
    public let refreshExpiresAt: Date?
    /// The scopes granted.
    public let scopes: [String]
    /// The credential that the session belongs to, if the authority said.
    public let credentialID: String?
    /// The authority's mark that changes when it revokes.
    public let revocationNonce: String?
    /// Whether the session was renewed or made anew.
    public let obtainedBy: TokenSource
    package let deadline: BundleDeadline
    let unknown: StoredMembers

    /// The refresh token, if there is one.
    public var refreshToken: RefreshToken? { refresh.map(RefreshToken.init(secret:)) }

    func accessToken(from source: TokenSource) -> AccessToken {
        AccessToken(secret: access, generation: generation, expiresAt: expiresAt, source: source)
    }

    /// The same session under another number.
    func numbered(_ counter: UInt64) -> TokenBundle {
        TokenBundle(
            access: access, refresh: refresh, generation: Generation(counter: counter, id: generation.id),
            expiresAt: expiresAt, refreshExpiresAt: refreshExpiresAt, scopes: scopes, credentialID: credentialID,
            revocationNonce: revocationNonce, obtainedBy: obtainedBy, deadline: deadline, unknown: unknown)
    }

    /// The generation and the end, without a secret.
    public var description: String { "<session \(generation), access token \(access.shortFingerprint)>" }
    /// The generation and the end, without a secret.
    public var debugDescription: String { description }
    /// No children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// How long an access token may be used, on the clock of the boot that received it.
package struct BundleDeadline: Hashable, Sendable {
    /// The boot that ``end`` counts from, and the machine.
    package internal(set) var host: HostIdentity
    /// The last instant at which the token may be served.
    package internal(set) var end: BootInstant
    /// Seconds of life at receipt.
    var lifetime: Double
    /// Seconds that the authority's clock is ahead of the wall clock, as seen at receipt.
    var clockOffset: Double
}

/// The machine and its current boot, so far as the system tells.
package struct HostIdentity: Hashable, Sendable {
    package var bootID: String?
    package var machineID: String?

    package init(bootID: String?, machineID: String?) {
        self.bootID = bootID
        self.machineID = machineID
    }
}
