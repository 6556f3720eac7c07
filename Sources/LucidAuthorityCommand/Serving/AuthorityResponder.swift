// SPDX-License-Identifier: Apache-2.0
#if Authority
    import HTTPTypes
    import HummingbirdCore
    import LucidAuthority
    import LucidConcurrency
    import NIOCore

    /// Hands requests to the authority's handler, once it is there.
    final class AuthorityResponder: Sendable {
        private struct State: Sendable {
            var handler: AuthorityRequestHandler?
            var failure: (any Error)?
        }

        private static let bodyLimit = 64 << 10
        private let state = Lock(State())

        var handler: AuthorityRequestHandler? { state.withLock { $0.handler } }
        var failure: (any Error)? { state.withLock { $0.failure } }

        func start(_ handler: AuthorityRequestHandler) { state.withLock { $0.handler = handler } }

        func fail(_ error: any Error) { state.withLock { $0.failure = error } }

        /// Answers one request.
        ///
        /// The head is ours to the last field: the date, for one, is that of the answer.
        @concurrent
        func respond(to request: Request, _ writer: consuming ResponseWriter) async throws {
            guard let handler else {
                let head = HTTPResponse(
                    status: .serviceUnavailable, headerFields: [.retryAfter: "1", .contentLength: "0"])
                return try await writer.writeResponse(head)
            }
            var body: [UInt8] = []
            // One byte more than allowed is read, so that the handler refuses what is too large.
            for try await chunk in request.body {
                body.append(contentsOf: chunk.readableBytesView.prefix(Self.bodyLimit + 1 - body.count))
                if body.count > Self.bodyLimit { break }
            }
            let (head, bytes) = await handler.handle(request.head, body: body)
            try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }
#endif
