// SPDX-License-Identifier: Apache-2.0

/// What a resource server tells the caller of a refused token: the status and challenge of RFC 6750 and RFC 9449.
///
/// It tells what kind of thing is wrong and never which: not whether the token was expired, revoked or forged.
extension TokenError {
    /// The HTTP status: 401, 403 or 503.
    public var status: Int {
        switch code {
        case .insufficientScope: 403
        case .unavailable, .signingFailed: 503
        default: 401
        }
    }

    /// The `error` of the challenge, nil if the request showed no token at all (RFC 6750 section 3.1).
    public var oauthError: String? {
        switch code {
        case .missing, .unavailable, .signingFailed: nil
        case .insufficientScope: "insufficient_scope"
        case .invalidProof: "invalid_dpop_proof"
        case .nonceRequired: "use_dpop_nonce"
        default: "invalid_token"
        }
    }

    /// The value of `WWW-Authenticate`, nil with a status that has none.
    /// - Parameters:
    ///   - scheme: `Bearer` or `DPoP`.
    ///   - scopes: What the operation needs, told if the token lacks it or there is none.
    ///   - resourceMetadata: The URL of the metadata of the protected resource (RFC 9728 section 5.1).
    public func challenge(
        scheme: String = "Bearer", scopes: ScopeSet = .none, resourceMetadata: String? = nil
    ) -> String? {
        guard status != 503 else { return nil }
        var parameters: [String] = []
        if let oauthError { parameters.append("error=\"\(oauthError)\"") }
        if !scopes.isEmpty, code == .insufficientScope || code == .missing {
            parameters.append("scope=\"\(scopes)\"")
        }
        if let resourceMetadata,
            resourceMetadata.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C })
        {
            parameters.append("resource_metadata=\"\(resourceMetadata)\"")
        }
        if scheme == "DPoP" {
            parameters.append("algs=\"\(JWSAlgorithm.allCases.map(\.name).joined(separator: " "))\"")
        }
        return parameters.isEmpty ? scheme : scheme + " " + parameters.joined(separator: ", ")
    }
}
