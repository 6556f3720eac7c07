// SPDX-License-Identifier: Apache-2.0
#if Authority
    import HTTPTypes
    import HummingbirdCore
    import LucidAuthority
    import LucidConcurrency
    import NIOCore

    /// Hands requests to the authority's handler, once it is there.
    final class AuthorityResponder: Sendable {
        /// Whether a proxy in front says in `X-Forwarded-For` where the caller is.
        private let trustsForwardedFor: Bool
        private struct State: Sendable {
            var handler: AuthorityRequestHandler?
            var failure: (any Error)?
        }

        private static let bodyLimit = 64 << 10
        private let state = Lock(State())

        init(trustsForwardedFor: Bool) { self.trustsForwardedFor = trustsForwardedFor }

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
            let (head, bytes) = await handler.handle(request.head, body: body, from: address(of: request.head))
            try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }

        /// The last entry is the one that our own proxy wrote; those before it are anybody's words.
        ///
        /// Without a proxy every caller is on this machine, and none is counted by its address.
        private func address(of head: HTTPRequest) -> String? {
            guard trustsForwardedFor, let name = HTTPField.Name("X-Forwarded-For"),
                let last = head.headerFields[values: name].last?.split(separator: ",").last
            else { return nil }
            let address = last.filter { $0 != " " }
            return address.isEmpty ? nil : String(address)
        }
    }
#endif
