// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes
import LucidConcurrency
public import LucidHTTP

/// A transport that answers from a closure and remembers what it was asked.
public final class FakeTransport: HTTPTransport {
    /// One request as it left.
    public struct Exchange: Sendable {
        /// The head of the request.
        public let request: HTTPRequest
        /// The whole body.
        public let body: [UInt8]
        /// What the caller asked of the transfer.
        public let options: HTTPTransferOptions

        /// A request, for handlers that are called by hand.
        public init(request: HTTPRequest, body: [UInt8], options: HTTPTransferOptions) {
            self.request = request
            self.body = body
            self.options = options
        }
    }

    private let handler: @Sendable (Exchange) async throws -> (HTTPResponse, [UInt8])
    private let recorded = Lock<[Exchange]>([])

    /// Creates a transport that answers with what `handler` returns or throws.
    public init(_ handler: @escaping @Sendable (Exchange) async throws -> (HTTPResponse, [UInt8])) {
        self.handler = handler
    }

    /// All requests so far, in order.
    public var exchanges: [Exchange] { recorded.withLock { $0 } }

    /// Records the request and answers it.
    public func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        let bytes = try await body?.collect(upTo: 8 << 20) ?? []
        let exchange = Exchange(request: request, body: bytes, options: options)
        recorded.withLock { $0.append(exchange) }
        let (response, answer) = try await handler(exchange)
        guard answer.count <= options.maximumResponseBytes else {
            throw TransportError(.responseTooLarge, outcome: .unknown, message: "the answer is too large")
        }
        return (response, HTTPBody(answer))
    }
}

extension HTTPResponse {
    /// An answer with a JSON body of this status.
    public static func json(status: Int) -> HTTPResponse {
        HTTPResponse(status: .init(code: status), headerFields: [.contentType: "application/json"])
    }
}
