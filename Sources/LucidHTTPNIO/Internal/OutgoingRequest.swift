// SPDX-License-Identifier: Apache-2.0
#if NIOTransport
    import AsyncHTTPClient
    import HTTPTypes
    import LucidConcurrency
    import LucidHTTP
    import NIOCore
    import NIOHTTP1

    /// A request that passed every check, in the form async-http-client wants it.
    struct OutgoingRequest: Sendable {
        let origin: HTTPOrigin
        let method: String
        let request: HTTPClientRequest
        private let failure = Failure()

        /// Why a streamed body broke off, if it did.
        var bodyFailure: (any Error)? { failure.lock.withLock { $0 } }

        private final class Failure: Sendable {
            let lock = Lock<(any Error)?>(nil)
        }

        init(_ request: HTTPRequest, body: HTTPBody?, configuration: NIOTransport.Configuration) throws {
            let length = body.map(\.length) ?? 0
            origin = try RequestRules.origin(of: request)
            method = try RequestRules.method(of: request, bodyLength: length)
            var result = HTTPClientRequest(
                url: "\(origin.scheme)://\(origin.endpoint)" + (try RequestTarget(of: request)).text)
            result.method = HTTPMethod(rawValue: method)
            // Where the port is that of the scheme, it is not part of the name (RFC 9110, section 7.2).
            result.headers.add(name: "Host", value: request.authority ?? origin.endpoint)
            for field in request.headerFields
            where try RequestRules.sends(field, of: request, bodyLength: length) {
                let value = field.withUnsafeBytesOfValue { Array($0) }
                guard RequestRules.isWritable(name: field.name.rawName, value: value) else {
                    throw RequestRules.unwritable
                }
                result.headers.add(name: field.name.rawName, value: String(decoding: value, as: UTF8.self))
            }
            if let userAgent = configuration.userAgent, request.headerFields[.userAgent] == nil {
                result.headers.add(name: "User-Agent", value: userAgent)
            }
            if let bytes = body?.bytes {
                result.body = .bytes(ByteBuffer(bytes: bytes))
            } else if let body {
                let failure = failure
                let watched = WatchedBody(body: body) { error in failure.lock.withLock { $0 = error } }
                result.body = .stream(watched, length: body.length.map { .known($0) } ?? .unknown)
            }
            self.request = result
        }
    }

    /// A body whose failure is remembered, because the client reports another one.
    private struct WatchedBody: AsyncSequence, Sendable {
        typealias Element = ByteBuffer

        let body: HTTPBody
        let failed: @Sendable (any Error) -> Void

        func makeAsyncIterator() -> Iterator { Iterator(chunks: body.makeAsyncIterator(), failed: failed) }

        struct Iterator: AsyncIteratorProtocol {
            var chunks: HTTPBody.AsyncIterator
            let failed: @Sendable (any Error) -> Void

            mutating func next() async throws -> ByteBuffer? {
                do {
                    return try await chunks.next().map { ByteBuffer(bytes: $0) }
                } catch {
                    failed(error)
                    throw error
                }
            }
        }
    }
#endif
