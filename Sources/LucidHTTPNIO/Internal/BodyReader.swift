// SPDX-License-Identifier: Apache-2.0
#if NIOTransport
    import AsyncHTTPClient
    import LucidConcurrency
    import LucidHTTP
    import NIOCore

    /// Reads the body of an answer chunk by chunk, up to a limit; for one reader at a time.
    actor BodyReader {
        private var chunks: HTTPClientResponse.Body.AsyncIterator
        private let limit: Int
        private let failures: FailureMapping
        private var received = 0

        init(_ body: HTTPClientResponse.Body, limit: Int, failures: FailureMapping) {
            chunks = body.makeAsyncIterator()
            self.limit = limit
            self.failures = failures
        }

        func next() async throws -> [UInt8]? {
            var chunks = chunks
            defer { self.chunks = chunks }
            do {
                guard let chunk = try await chunks.next(isolation: self) else { return nil }
                received += chunk.readableBytes
                guard received <= limit else { throw failures.tooLarge(limit) }
                return Array(chunk.readableBytesView)
            } catch {
                throw failures.public(error, bodyFailure: nil)
            }
        }
    }

    /// Reads a body that can be read once.
    actor OneReader {
        private var chunks: HTTPBody.AsyncIterator

        init(_ body: HTTPBody) { chunks = body.makeAsyncIterator() }

        func next() async throws -> [UInt8]? {
            var chunks = chunks
            defer { self.chunks = chunks }
            return try await chunks.next()
        }
    }

    /// Closes the client of a single exchange when its body has been read, or is dropped.
    final class ClientOwner: Sendable {
        private let client: HTTPClient
        private let isClosed = Lock(false)

        init(_ client: HTTPClient) { self.client = client }

        deinit { close() }

        func close() {
            let isFirst = isClosed.withLock { isClosed in
                defer { isClosed = true }
                return !isClosed
            }
            if isFirst { client.shutdown { _ in } }
        }
    }
#endif
