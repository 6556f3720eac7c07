// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP

/// How a verifier gets what an authority publishes: one small document by GET, from where nobody can put another in its
/// place.
enum AuthorityDocument {
    /// - Throws: ``TokenError`` with ``TokenError/Code/invalidKey`` unless the URL is `https`, or `http` on loopback.
    static func request(for url: String) throws(TokenError) -> HTTPRequest {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let origin = HTTPOrigin(parts[0...2].joined(separator: "/")),
            !url.contains("#"), url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else {
            throw TokenError(.invalidKey, message: "an authority's document has an absolute URL, not \(url)")
        }
        guard origin.scheme == "https" || origin.isLoopback else {
            throw TokenError(.invalidKey, message: "what is believed comes over https, not from \(url)")
        }
        return HTTPRequest(
            method: .get, scheme: origin.scheme, authority: String(parts[2]), path: "/" + parts[3],
            headerFields: [.accept: "application/json"])
    }

    /// The document, with the `max-age` of its answer.
    static func fetch(
        _ request: HTTPRequest, by transport: any HTTPTransport, limit: Int
    ) async throws -> ([UInt8], maxAge: Double?) {
        var options = HTTPTransferOptions()
        options.maximumResponseBytes = limit
        let (response, body) = try await transport.send(request, body: nil, options: options)
        guard response.status == .ok else {
            throw TokenError(.unavailable, message: "the authority answered \(response.status.code)")
        }
        let directives = response.headerFields[.cacheControl]?.split(separator: ",") ?? []
        let maxAge = directives.lazy
            .compactMap { directive -> Double? in
                let pair = directive.split(separator: "=", maxSplits: 1)
                guard pair.count == 2, pair[0].drop(while: \.isWhitespace).lowercased() == "max-age" else { return nil }
                return Double(pair[1])
            }.first
        return (try await body.collect(upTo: limit), maxAge.flatMap { $0.isFinite ? $0 : nil })
    }
}
