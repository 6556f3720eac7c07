// SPDX-License-Identifier: Apache-2.0

public import LucidHTTP

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a source got from the authority: new tokens, and when they were asked for.
public struct TokenGrant: Sendable {
    let access: SecretToken
    /// The next refresh token; nil if the authority gave none.
    public var refreshToken: RefreshToken?
    /// When the access token ends, by the authority's clock.
    public var expiresAt: Date
    /// When the refresh token ends, by the authority's clock, if known.
    public var refreshExpiresAt: Date?
    /// The scopes granted; nil if the authority did not say.
    public var scopes: [String]?
    /// The credential that the tokens belong to; nil if the authority did not say.
    public var credentialID: String?
    /// The authority's mark that changes when it revokes.
    public var revocationNonce: String?
    /// When the request went out and the answer came, and the authority's own clock.
    public var timing: ExchangeTiming

    /// Creates a grant.
    /// - Parameter accessToken: 1 to 16,384 characters of visible ASCII.
    /// - Throws: ``AuthError`` with ``AuthError/Code/unavailable``: such a token is an answer that makes no sense.
    public init(accessToken: String, refreshToken: RefreshToken?, expiresAt: Date, timing: ExchangeTiming)
        throws(AuthError)
    {
        guard let access = SecretToken(accessToken) else {
            throw AuthError(
                .unavailable,
                message: "the authority answered with an access token that is empty, too long or not text",
                outcome: .unknown)
        }
        self.access = access
        self.refreshToken = refreshToken
        self.expiresAt = expiresAt
        self.timing = timing
    }
}

/// The times of one call to the authority, on both local clocks and on its own.
public struct ExchangeTiming: Sendable {
    /// The boot clock when sending began.
    public var sentBoot: BootInstant
    /// The wall clock read together with ``sentBoot``.
    public var sentWall: Date
    /// The boot clock when the answer was complete.
    public var receivedBoot: BootInstant
    /// The authority's `Date` header; nil if absent, or if the answer came neither over TLS nor from loopback.
    public var serverDate: Date?

    /// Creates the times of a call.
    public init(sentBoot: BootInstant, sentWall: Date, receivedBoot: BootInstant, serverDate: Date?) {
        self.sentBoot = sentBoot
        self.sentWall = sentWall
        self.receivedBoot = receivedBoot
        self.serverDate = serverDate
    }
}
