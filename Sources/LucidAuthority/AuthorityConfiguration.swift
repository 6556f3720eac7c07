// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP
public import LucidTokens

/// How an authority issues.
public struct AuthorityConfiguration: Hashable, Sendable {
    /// The origin of the authority, `https://host[:port]`: issuer and audience of tokens, domain of challenges.
    public let issuer: String
    /// The tenant in which calls without a bearer act.
    public var tenant: TenantID = .default
    /// Seconds that an access token lives; 1 second to 1 day.
    public var accessLifetime: Int64 = 900
    /// The services for which access tokens are meant beside the authority itself, as their `aud` (RFC 8707).
    ///
    /// A token is for all of them unless its request names one.
    public var audiences: [String] = []
    /// The most seconds that a grant's token may live; 1 second to 1 day.
    public var maximumGrantLifetime: Int64 = 3600
    /// Whether DPoP proofs must carry a nonce of ours (RFC 9449 section 8), which makes their age certain.
    public var requiresProofNonce = true
    /// Seconds that a refresh token lives when it is not used.
    public var refreshLifetime: Int64 = 30 * 86_400
    /// Seconds after a login when its family ends, however often it was rotated.
    public var familyLifetime: Int64 = 365 * 86_400
    /// Seconds for which the direct predecessor of a refresh token gets the same answer again; 0 to 1 hour.
    public var grace: Int64 = 60
    /// Seconds for which a challenge can be answered.
    public var challengeLifetime: Int64 = 300
    /// The algorithm of the first signing key.
    public var signingAlgorithm = JWSAlgorithm.es256
    /// Seconds for which a signing key is published after its successor has begun to sign; not less than the longest
    /// life of a token.
    public var keyGrace = AuthorityConfiguration.defaultKeyGrace
    /// How many challenges of an agent can be open; a further one replaces the oldest.
    public var openChallenges = 64
    /// How often one address may call what is open to anybody; nil for no limit.
    public var addressRate: RequestRate? = RequestRate(burst: 200, perSecond: 50)
    /// How often one machine client, or one session, may obtain tokens; nil for no limit.
    public var clientRate: RequestRate? = RequestRate(burst: 200, perSecond: 50)
    /// Bytes of body beyond which a request is refused.
    public var maximumBodyBytes = 64 << 10

    /// Seconds for which a retired key is published: the longest life of an access token, and an hour.
    public static let defaultKeyGrace: Int64 = 90_000

    let authority: String

    /// The path of the issuer, below which everything is served but what is well known: empty, or `/` and a name.
    let path: String

    /// Creates a configuration with the defaults.
    /// - Parameter issuer: `https://host[:port]` with or without a path, or `http://` on loopback.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/invalidConfiguration``.
    public init(issuer: String) throws(AuthorityError) {
        guard let (origin, path) = WellKnown.split(issuer) else {
            throw AuthorityError(
                .invalidConfiguration,
                message: "the issuer is https://host or https://host:port, with or without a plain path")
        }
        guard origin.scheme == "https" || origin.isLoopback else {
            throw AuthorityError(
                .invalidConfiguration, message: "an issuer beyond loopback uses https")
        }
        self.issuer = origin.description + path
        self.path = path
        authority = String(origin.description.drop { $0 != "/" }.dropFirst(2))
    }

    /// The URL of a path, as callers know it.
    func url(_ path: String) -> String { issuer + path }

    /// The request with its path below the issuer.
    ///
    /// A well-known path names the issuer's own path behind it (RFC 8414 section 3.1).
    func local(_ request: HTTPRequest) -> HTTPRequest {
        guard !path.isEmpty, let full = request.path else { return request }
        let end = full.firstIndex(of: "?") ?? full.endIndex
        var local = request
        if full[..<end].hasPrefix("/.well-known/"), full[..<end].hasSuffix(path) {
            local.path = String(full[..<end].dropLast(path.count)) + String(full[end...])
        } else if full[..<end].hasPrefix(path + "/") {
            local.path = String(full.dropFirst(path.count))
        }
        return local
    }

    /// Checks the numbers.
    /// - Throws: ``AuthorityError`` with ``AuthorityError/Code/invalidConfiguration``, naming the one that is wrong.
    public func validate() throws(AuthorityError) {
        try check(accessLifetime, in: 1...86_400, "access lifetime")
        try check(maximumGrantLifetime, in: 1...86_400, "longest life of a grant")
        for audience in audiences where audience.isEmpty || audience.contains(where: { $0 == " " }) {
            throw AuthorityError(.invalidConfiguration, message: "an audience is a URL or a name, without spaces")
        }
        try check(refreshLifetime, in: 1...(10 * 365 * 86_400), "refresh lifetime")
        try check(familyLifetime, in: 1...(10 * 365 * 86_400), "family lifetime")
        try check(grace, in: 0...3600, "grace time")
        try check(keyGrace, in: max(accessLifetime, maximumGrantLifetime)...(366 * 86_400), "grace of keys")
        try check(challengeLifetime, in: 1...3600, "challenge lifetime")
        try check(Int64(openChallenges), in: 1...10_000, "number of open challenges")
        guard addressRate?.isSensible ?? true, clientRate?.isSensible ?? true else {
            throw AuthorityError(
                .invalidConfiguration, message: "a rate has a burst of at least 1 and more than 0 calls a second")
        }
        try check(Int64(maximumBodyBytes), in: 1024...(16 << 20), "body limit")
    }

    private func check(_ value: Int64, in range: ClosedRange<Int64>, _ name: String) throws(AuthorityError) {
        guard range.contains(value) else {
            throw AuthorityError(
                .invalidConfiguration,
                message: "the \(name) is \(range.lowerBound) to \(range.upperBound), not \(value)")
        }
    }
}
