// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP

/// Sends a call to the path that the authority has for it, with the client's proof in the header if that is where it
/// goes.
struct OAuthRequest: HTTPMiddleware {
    let path: String
    /// The value of `Authorization`, made when it is sent.
    let authorization: @Sendable () -> String?

    func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        var request = request
        request.path = path
        if let authorization = authorization() {
            var field = HTTPField(name: .authorization, value: authorization)
            field.indexingStrategy = .disallow
            request.headerFields[fields: .authorization] = [field]
        }
        return try await next(request, body, options)
    }
}
