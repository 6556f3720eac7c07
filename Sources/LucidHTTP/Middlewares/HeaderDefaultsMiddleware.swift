// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes

/// Adds header fields to requests that do not have them.
public struct HeaderDefaultsMiddleware: HTTPMiddleware {
    private let fields: HTTPFields

    /// Creates the middleware.
    ///
    /// A field is added only if the request has none of that name.
    public init(_ fields: HTTPFields) { self.fields = fields }

    /// Names the program in `User-Agent`, such as `my-agent/1.2`.
    public static func userAgent(_ product: String) -> Self { Self([.userAgent: product]) }

    /// Adds the missing fields and sends the request on.
    ///
    /// - Throws: What the rest of the chain throws.
    public func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        var request = request
        for field in fields where request.headerFields[field.name] == nil {
            request.headerFields.append(field)
        }
        return try await next(request, body, options)
    }
}
