// SPDX-License-Identifier: Apache-2.0
#if Authority
    import HTTPTypes
    import Hummingbird
    import LucidAuthority
    import LucidConcurrency
    import NIOCore

    /// Hands requests to the authority's handler, once it is there.
    final class AuthorityResponder: HTTPResponder {
        typealias Context = BasicRequestContext

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

        func respond(to request: Request, context: Context) async throws -> Response {
            guard let handler else { return Response(status: .serviceUnavailable, headers: [.retryAfter: "1"]) }
            var body: [UInt8] = []
            // One byte more than allowed is read, so that the handler refuses what is too large.
            for try await chunk in request.body {
                body.append(contentsOf: chunk.readableBytesView.prefix(Self.bodyLimit + 1 - body.count))
                if body.count > Self.bodyLimit { break }
            }
            let (head, bytes) = await handler.handle(request.head, body: body)
            return Response(
                status: head.status, headers: head.headerFields,
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }
#endif
