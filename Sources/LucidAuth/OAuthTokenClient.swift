// SPDX-License-Identifier: Apache-2.0

public import LucidAPI
import LucidCrypto
public import LucidHTTP

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The calls that obtain and renew tokens of a machine client (RFC 6749 sections 4.4 and 6), with their failures sorted
/// by what to do about them.
///
/// The authority may be ours or any other of that form. Every call has a connection of its own, follows no redirect and
/// reads at most 64 KiB.
public struct OAuthTokenClient: Sendable {
    /// Where an authority takes these calls: absolute paths at its origin.
    public struct Endpoints: Hashable, Sendable {
        /// The path of the token endpoint.
        public var token: String
        /// The path of the revocation endpoint (RFC 7009); nil if there is none.
        public var revocation: String?

        /// Creates endpoints.
        public init(token: String, revocation: String? = nil) {
            self.token = token
            self.revocation = revocation
        }
    }

    /// How the client shows its secret (RFC 6749 section 2.3.1).
    public enum Authentication: String, Sendable, CaseIterable {
        /// In the `Authorization` header, as HTTP Basic.
        case basic = "client_secret_basic"
        /// In the form, as `client_id` and `client_secret`.
        case post = "client_secret_post"
    }

    /// Seconds that an access token is taken to live if the authority does not say.
    public static let assumedLifetime = 300

    /// Where the authority listens.
    public let serverURL: ServerURL
    /// Who the client is.
    public let clientID: String
    /// Where the calls go.
    public let endpoints: Endpoints
    /// How the secret is shown.
    public let authentication: Authentication
    private let secret: ClientSecret
    private let caller: AuthCaller

    /// Creates a client.
    ///
    /// - Parameter endpoints: Nil for those of our authority, below the path of `serverURL`.
    /// - Throws: ``AuthError`` with ``AuthError/Code/configuration``.
    public init(
        serverURL: ServerURL, clientID: String, secret: ClientSecret, authentication: Authentication = .basic,
        endpoints: Endpoints? = nil, transport: any HTTPTransport, clock: any AgentClock = SystemClock()
    ) throws(AuthError) {
        let prefix = serverURL.description.dropFirst(serverURL.origin.utf8.count)
        let endpoints =
            endpoints ?? Endpoints(token: prefix + "/oauth2/token", revocation: prefix + "/oauth2/revoke")
        guard (1...1024).contains(clientID.utf8.count), clientID.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
            throw AuthError(.configuration, message: "a client ID must be 1 to 1024 printable ASCII characters")
        }
        guard Self.isPath(endpoints.token), endpoints.revocation.map(Self.isPath) ?? true else {
            throw AuthError(
                .configuration, message: "an endpoint must be a path that starts with one slash and has no fragment")
        }
        self.serverURL = serverURL
        self.clientID = clientID
        self.secret = secret
        self.authentication = authentication
        self.endpoints = endpoints
        caller = AuthCaller(serverURL: serverURL, transport: transport, clock: clock)
    }

    /// Shows the secret.
    ///
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func token(scopes: [String], context: AttemptContext? = nil) async throws -> TokenGrant {
        let scope = scopes.isEmpty ? nil : scopes.joined(separator: " ")
        return try await grant(.clientToken, context) {
            form(.init(grantType: "client_credentials", scope: scope))
        }
    }

    /// Spends a refresh token.
    ///
    /// - Throws: ``AuthError``, whose ``AuthError/outcome`` says whether the token can have been spent, or
    ///   `CancellationError`.
    public func refresh(_ token: RefreshToken, context: AttemptContext? = nil) async throws -> TokenGrant {
        try await grant(.clientRefresh, context) {
            form(.init(grantType: "refresh_token", refreshToken: token.value))
        }
    }

    /// Tells the authority that a refresh token and its session are no longer needed, if it has an endpoint for that.
    ///
    /// - Throws: ``AuthError`` or `CancellationError`.
    public func revoke(_ token: RefreshToken) async throws {
        guard let path = endpoints.revocation else { return }
        _ = try await caller.call(.revoke, for: clientID, nil, through: [request(to: path)]) { client in
            var form = Components.Schemas.RevokeTokenRequest(token: token.value, tokenTypeHint: .refreshToken)
            if authentication == .post {
                form.clientId = clientID
                form.clientSecret = secret.text
            }
            return try await client.revokeToken(body: .urlEncodedForm(form)).ok
        }
    }

    /// Tells holders of different secrets apart; see ``SharingIdentity/holder``.
    var holder: String {
        secret.fingerprint(for: "lucid client secret holder 1\n\(serverURL.origin)\(endpoints.token)\n\(clientID)")
    }

    private func grant(
        _ operation: AuthOperation, _ context: AttemptContext?,
        _ form: () -> Components.Schemas.OAuthTokenRequest
    ) async throws -> TokenGrant {
        let (body, recorder) = try await caller.call(
            operation, for: clientID, context, through: [request(to: endpoints.token)]
        ) { client, deadline in
            try await client.requestToken(
                headers: .init(requestDeadline: operation == .clientRefresh ? deadline : nil),
                body: .urlEncodedForm(form())
            ).ok.body.json
        }
        return try Self.grant(body, recorder.timing)
    }

    private func form(_ request: Components.Schemas.OAuthTokenRequest) -> Components.Schemas.OAuthTokenRequest {
        guard authentication == .post else { return request }
        var request = request
        request.clientId = clientID
        request.clientSecret = secret.text
        return request
    }

    private func request(to path: String) -> OAuthRequest {
        guard authentication == .basic else { return OAuthRequest(path: path) { nil } }
        return OAuthRequest(path: path) { [clientID, secret] in
            let pair = PercentEncoding.encode(clientID) + ":" + PercentEncoding.encode(secret.text)
            return "Basic " + Base64.encode(Array(pair.utf8))
        }
    }

    private static func grant(
        _ body: Components.Schemas.OAuthTokenResponse, _ timing: ExchangeTiming
    ) throws(AuthError) -> TokenGrant {
        guard body.tokenType.lowercased() == "bearer" else {
            throw AuthError(
                .configuration, message: "the authority gave a token that is not a bearer token", outcome: .unknown)
        }
        let refresh: RefreshToken?
        do {
            refresh = try body.refreshToken.flatMap { text throws(AuthError) in
                text.isEmpty ? nil : try RefreshToken(text)
            }
        } catch {
            throw AuthError(.unavailable, message: "the authority gave an unusable refresh token", outcome: .unknown)
        }
        // The life is told as a duration, so nobody's clock matters: it counts from sending, and the authority's date
        // is left out of it.
        var timing = timing
        timing.serverDate = nil
        let lifetime = Double(body.expiresIn ?? assumedLifetime)
        var grant = try TokenGrant(
            accessToken: body.accessToken, refreshToken: refresh,
            expiresAt: timing.sentWall.addingTimeInterval(lifetime), timing: timing)
        grant.scopes = body.scope.map { $0.split(separator: " ").map(String.init) }
        return grant
    }

    private static func isPath(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.hasPrefix("//")
            && text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "#") }
    }
}
