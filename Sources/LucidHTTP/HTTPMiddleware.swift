// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes

/// A step around a transport: may look at, change, answer, or resend a request.
public protocol HTTPMiddleware: Sendable {
    /// Handles `request`, calling `next` zero or more times.
    ///
    /// - Throws: ``TransportError``, `CancellationError`, or an error of its own.
    func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody)
}

/// The rest of the chain behind a middleware.
public typealias HTTPNext =
    @Sendable (HTTPRequest, HTTPBody?, HTTPTransferOptions) async throws -> (HTTPResponse, HTTPBody)

/// A transport with middlewares in front; the first one sees a request first.
public struct HTTPPipeline: HTTPTransport {
    private let transport: any HTTPTransport
    private let middlewares: [any HTTPMiddleware]

    /// Wraps `transport`.
    public init(_ transport: any HTTPTransport, middlewares: [any HTTPMiddleware]) {
        self.transport = transport
        self.middlewares = middlewares
    }

    /// Sends `request` through the middlewares and the transport.
    public func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        var next: HTTPNext = { [transport] in try await transport.send($0, body: $1, options: $2) }
        for middleware in middlewares.reversed() {
            let inner = next
            next = { try await middleware.intercept($0, body: $1, options: $2, next: inner) }
        }
        return try await next(request, body, options)
    }
}
