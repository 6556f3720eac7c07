// SPDX-License-Identifier: Apache-2.0
public import LucidHTTP

/// Says how one kind of credential is obtained and renewed.
///
/// A source keeps nothing: no cache, no retry, no timer. ``ManagedCredential`` decides when it is asked, makes sure that
/// it is asked once, and stores what it gives.
public protocol CredentialSource: Sendable {
    /// Who may share the sessions that the source makes.
    var identity: SharingIdentity { get }

    /// Whether ``obtain(_:)`` can work. False if there is no key or secret, or if using it needs an access token.
    var canObtain: Bool { get }

    /// A configured refresh token to start with. It is used once.
    var seedRefreshToken: RefreshToken? { get }

    /// Exchanges a refresh token.
    /// - Throws: ``AuthError``; its ``AuthError/outcome`` says whether the token can have been spent. Another error
    ///   counts as unavailable, with unknown outcome.
    func renew(_ token: RefreshToken, context: AttemptContext) async throws -> TokenGrant

    /// Proves the identity and makes a new session.
    /// - Throws: ``AuthError``. Another error counts as unavailable.
    func obtain(_ context: AttemptContext) async throws -> TokenGrant

    /// Tells the authority that a refresh token and its session are no longer needed.
    /// - Throws: Any error; the answer changes nothing here.
    func revoke(_ token: RefreshToken) async throws
}

extension CredentialSource {
    /// None.
    public var seedRefreshToken: RefreshToken? { nil }
    /// Does nothing.
    public func revoke(_ token: RefreshToken) async throws {}
}

/// One attempt, as its source may want to know it.
public struct AttemptContext: Sendable {
    /// 1 for the first attempt since the last success.
    public let attempt: Int
    /// When the attempt is given up, on the boot clock.
    public let deadline: BootInstant
    /// Names the attempt in errors, events and logs.
    public let incident: String
    /// Seconds that the authority's clock is ahead of the wall clock, if a session tells.
    public let clockOffset: Double?

    /// Creates a context.
    public init(attempt: Int, deadline: BootInstant, incident: String, clockOffset: Double? = nil) {
        self.attempt = attempt
        self.deadline = deadline
        self.incident = incident
        self.clockOffset = clockOffset
    }
}
