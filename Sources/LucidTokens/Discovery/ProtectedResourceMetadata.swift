// SPDX-License-Identifier: Apache-2.0
import LucidHTTP
public import LucidJSON

/// What a service says of itself, so that a client finds out whose tokens it takes (RFC 9728).
///
/// Serve ``json`` at ``path``, and name ``url`` in every challenge
/// (``TokenError/challenge(scheme:scopes:resourceMetadata:)``).
public struct ProtectedResourceMetadata: Hashable, Sendable {
    /// The identifier of the service: the URL by which clients call it, and the audience of its tokens.
    public let resource: String
    /// The issuers whose tokens it takes.
    public let authorizationServers: [String]
    /// The scopes that it knows.
    public let scopes: ScopeSet
    /// Whether every token needs a DPoP proof.
    public let requiresProof: Bool
    /// A name for people.
    public let name: String?

    /// Where the document is: the well-known part goes before the path of the resource.
    public let path: String
    /// The absolute URL of the document.
    public let url: String

    /// Creates metadata.
    /// - Throws: ``TokenError`` with ``TokenError/Code/wrongAudience`` if `resource` is no `https` URL (or `http` on
    ///   loopback) without query and fragment.
    public init(
        resource: String, authorizationServers: [String], scopes: ScopeSet = .none, requiresProof: Bool = false,
        name: String? = nil
    ) throws(TokenError) {
        guard let parts = WellKnown.split(resource), parts.origin.scheme == "https" || parts.origin.isLoopback,
            let path = WellKnown.path("oauth-protected-resource", of: resource),
            let url = WellKnown.url("oauth-protected-resource", of: resource)
        else {
            throw TokenError(.wrongAudience, message: "a resource is an https URL without query, not \(resource)")
        }
        self.resource = resource
        self.authorizationServers = authorizationServers
        self.scopes = scopes
        self.requiresProof = requiresProof
        self.name = name
        self.path = path
        self.url = url
    }

    /// The document.
    public var json: JSONValue {
        var object: JSONObject = [
            "resource": .string(resource),
            "authorization_servers": .array(authorizationServers.map(JSONValue.string)),
            "bearer_methods_supported": ["header"],
            "dpop_signing_alg_values_supported": .array(JWSAlgorithm.allCases.map { .string($0.name) }),
            "dpop_bound_access_tokens_required": .bool(requiresProof),
        ]
        if !scopes.isEmpty { object["scopes_supported"] = .array(scopes.values.map(JSONValue.string)) }
        object["resource_name"] = name.map(JSONValue.string)
        return .object(object)
    }
}
