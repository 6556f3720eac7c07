// SPDX-License-Identifier: Apache-2.0
package import HTTPTypes

/// The token that a request shows, and how (RFC 6750 section 2.1, RFC 9449 section 7.1).
package struct ShownToken: Sendable {
    package enum Scheme: Sendable {
        case bearer, dpop
    }

    package let scheme: Scheme
    package let token: String
    /// The value of the one `DPoP` field.
    package let proof: String?

    /// - Throws: ``TokenError`` with ``TokenError/Code/missing`` if there is none, if there are two, or if it stands in
    ///   the URL, where logs and referrers would carry it on (RFC 9700 section 4.3.2).
    package init(_ request: HTTPRequest) throws(TokenError) {
        if let path = request.path, let query = path.firstIndex(of: "?"),
            path[query...].dropFirst().split(separator: "&").contains(where: { $0.hasPrefix("access_token=") })
        {
            throw TokenError(.missing, message: "a token in a URL is not taken; send it in Authorization")
        }
        let values = request.headerFields[values: .authorization]
        guard let value = values.first, values.count == 1 else {
            throw TokenError(
                .missing,
                message: values.isEmpty
                    ? "the request has no Authorization" : "the request has two Authorization fields")
        }
        let parts = value.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else {
            throw TokenError(.missing, message: "Authorization is a scheme, one space and a token")
        }
        switch parts[0].lowercased() {
        case "bearer": scheme = .bearer
        case "dpop": scheme = .dpop
        default: throw TokenError(.missing, message: "Authorization has another scheme than Bearer and DPoP")
        }
        token = String(parts[1])
        let proofs = request.headerFields[values: .dpop]
        guard proofs.count <= 1 else { throw TokenError(.invalidProof, message: "the request has two DPoP fields") }
        proof = proofs.first
    }
}

extension HTTPField.Name {
    package static var dpop: Self { Self("DPoP") ?? .authorization }
    package static var dpopNonce: Self { Self("DPoP-Nonce") ?? .authorization }
}
