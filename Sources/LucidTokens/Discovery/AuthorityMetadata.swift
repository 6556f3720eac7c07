// SPDX-License-Identifier: Apache-2.0
public import LucidHTTP
public import LucidJSON

/// What an authority says of itself at `/.well-known/oauth-authorization-server` (RFC 8414).
public struct AuthorityMetadata: Hashable, Sendable {
    /// The issuer, as tokens name it.
    public let issuer: String
    /// The key set (`jwks_uri`).
    public let keySetURL: String
    /// The token endpoint.
    public let tokenEndpoint: String?
    /// The introspection endpoint (RFC 7662).
    public let introspectionEndpoint: String?
    /// The signed list of revocations (`lucid_revocations_uri`), which only our authorities have.
    public let revocationListURL: String?
    /// The whole document.
    public let json: JSONObject

    /// Where the document of `issuer` is: the well-known part goes before the issuer's path.
    /// - Throws: ``TokenError`` with ``TokenError/Code/wrongIssuer`` if `issuer` is no issuer.
    public static func url(of issuer: String) throws(TokenError) -> String {
        guard let url = WellKnown.url("oauth-authorization-server", of: issuer) else {
            throw TokenError(.wrongIssuer, message: "an issuer is an https URL without query, not \(issuer)")
        }
        return url
    }

    /// Fetches and checks the document of `issuer`.
    /// - Throws: ``TokenError`` if there is none or it is another issuer's; `CancellationError`.
    public static func discover(issuer: String, transport: any HTTPTransport) async throws -> Self {
        let request = try AuthorityDocument.request(for: url(of: issuer))
        let bytes: [UInt8]
        do {
            (bytes, _) = try await AuthorityDocument.fetch(request, by: transport, limit: 64 << 10)
        } catch let error as CancellationError {
            throw error
        } catch {
            throw TokenError(.unavailable, message: "the metadata of \(issuer) cannot be had", underlying: error)
        }
        return try Self(parsing: bytes, issuer: issuer)
    }

    /// Reads a document that must be that of `issuer`, byte for byte (RFC 8414 section 3.3): else one issuer could speak
    /// for another.
    /// - Throws: ``TokenError``.
    public init(parsing bytes: [UInt8], issuer: String) throws(TokenError) {
        let object: JSONObject?
        do {
            object = try JSONValue(parsing: bytes).objectValue
        } catch {
            throw TokenError(.malformed, message: "the metadata is not strict JSON", underlying: error)
        }
        guard let object else { throw TokenError(.malformed, message: "the metadata is not a JSON object") }
        guard let named = object["issuer"]?.stringValue, named.utf8.elementsEqual(issuer.utf8) else {
            throw TokenError(.wrongIssuer, message: "the metadata of \(issuer) names another issuer")
        }
        guard let keySetURL = object["jwks_uri"]?.stringValue else {
            throw TokenError(.malformed, message: "the metadata of \(issuer) names no jwks_uri")
        }
        self.issuer = issuer
        self.keySetURL = keySetURL
        tokenEndpoint = object["token_endpoint"]?.stringValue
        introspectionEndpoint = object["introspection_endpoint"]?.stringValue
        revocationListURL = object["lucid_revocations_uri"]?.stringValue
        json = object
    }
}

extension TokenVerifier {
    /// A verifier of the tokens of `issuer`, whose metadata says where its keys and revocations are.
    ///
    /// With an authority that publishes no list of revocations, a revoked token holds until it expires.
    /// - Parameters:
    ///   - issuer: The authority, as tokens name it.
    ///   - audience: The `aud` that tokens for this service have.
    ///   - interval: Seconds after which the list of revocations is fetched again.
    /// - Throws: ``TokenError``; `CancellationError`.
    public static func discovering(
        issuer: String, audience: String, transport: any HTTPTransport, proofs: ProofRequirements? = nil,
        interval: Double = 10, tolerance: Int64 = 30, clock: any AgentClock = SystemClock()
    ) async throws -> TokenVerifier {
        let metadata = try await AuthorityMetadata.discover(issuer: issuer, transport: transport)
        let keys = try JWKSClient(url: metadata.keySetURL, transport: transport, clock: clock)
        let feed = try metadata.revocationListURL.map {
            try RevocationFeed(
                url: $0, issuer: issuer, keys: keys, transport: transport, interval: interval, clock: clock)
        }
        return TokenVerifier(
            issuer: issuer, audience: audience, keys: keys, revocations: feed, proofs: proofs, tolerance: tolerance,
            clock: clock)
    }
}
