// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes

/// Attaches a bearer (RFC 6750) to requests for one origin, and to no others.
///
/// A request for another origin is refused before a bearer is asked for. A request that has an `Authorization` field
/// of its own goes on unchanged. After a 401 the bearer is invalidated; if the source then has another one and the
/// body can be sent again, the request is resent once, and whatever comes back is the answer.
public struct BearerMiddleware: HTTPMiddleware {
    private let source: any BearerSource
    private let origin: HTTPOrigin?

    /// Creates the middleware.
    ///
    /// - Parameters:
    ///   - source: Gives the bearers.
    ///   - origin: The only origin that may see them: `https://host` or `https://host:port`, no path. If it is not
    ///     an origin, every request is refused.
    public init(source: any BearerSource, origin: String) {
        self.source = source
        self.origin = HTTPOrigin(origin)
    }

    /// Sends `request` with a bearer.
    ///
    /// - Throws: ``TransportError`` with ``TransportError/Code/invalidRequest`` for another origin or a malformed
    ///   token, else what the source or the rest of the chain throws.
    public func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        let target = try HTTPOrigin(of: request)
        guard let origin, target == origin else {
            throw TransportError(
                .invalidRequest, outcome: .unsent,
                message: "the access token of \(origin?.description ?? "no origin") is not sent to \(target)")
        }
        guard request.headerFields[.authorization] == nil else { return try await next(request, body, options) }

        let bearer = try await source.bearer()
        let answer = try await next(request.bearing(bearer), body, options)
        guard answer.0.status.code == 401 else { return answer }

        await source.invalidate(bearer)
        guard body == nil || body?.bytes != nil else { return answer }
        let successor = try await source.bearer()
        guard successor.token != bearer.token else { return answer }
        return try await next(request.bearing(successor), body, options)
    }
}

extension HTTPRequest {
    fileprivate func bearing(_ bearer: Bearer) throws(TransportError) -> HTTPRequest {
        guard bearer.isWellFormed else {
            throw TransportError(
                .invalidRequest, outcome: .unsent,
                message: "the access token cannot go into a header: it must be 1 to 16384 visible ASCII characters")
        }
        var request = self
        var field = HTTPField(name: .authorization, value: "Bearer " + bearer.token)
        field.indexingStrategy = .disallow
        request.headerFields[fields: .authorization] = [field]
        return request
    }
}
