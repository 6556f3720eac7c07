// SPDX-License-Identifier: Apache-2.0
#if NIOTransport
    import AsyncHTTPClient
    public import HTTPTypes
    import LucidConcurrency
    public import LucidHTTP
    import NIOCore
    import NIOHTTP1

    /// The transport for programs that run on SwiftNIO anyway: async-http-client on the shared event loops.
    ///
    /// It keeps the rules of every ``HTTPTransport``: redirects are answers, no cookies, nothing is decompressed, plain
    /// HTTP is for loopback only, and no request is sent twice. Connections are kept and reused, HTTP/2 is spoken where
    /// the server offers it over TLS. Two limits are those of the transport and not of a transfer, because
    /// async-http-client has them so: see ``Configuration``. Whether a request was sent is known only for failures to
    /// connect; everything later counts as ``TransportError/Outcome/unknown``.
    ///
    /// Call ``shutdown()`` when it is no longer needed.
    public final class NIOTransport: HTTPTransport {
        private let configuration: Configuration
        private let client: HTTPClient
        private let isShutDown = Lock(false)

        /// Creates a transport; it opens no connection.
        public init(configuration: Configuration = .init()) {
            self.configuration = configuration
            client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration.client)
        }

        deinit { if !isShutDown.withLock({ $0 }) { client.shutdown { _ in } } }

        /// Ends what is in flight and closes all connections.
        ///
        /// A second call does nothing.
        public func shutdown() async {
            let isFirst = isShutDown.withLock { isShutDown in
                defer { isShutDown = true }
                return !isShutDown
            }
            if isFirst { try? await client.shutdown() }
        }

        /// Sends `request` and gathers the answer, or gives its head and streams its body if the options say so.
        ///
        /// - Throws: ``TransportError`` or `CancellationError`.
        public func send(
            _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
        ) async throws -> (HTTPResponse, HTTPBody) {
            try Task.checkCancellation()
            let outgoing = try OutgoingRequest(request, body: body, configuration: configuration)
            guard options.freshConnection else { return try await exchange(outgoing, options, over: client) }
            // A client of its own is the only way to a connection of its own.
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration.client)
            do {
                let (response, body) = try await exchange(outgoing, options, over: client)
                if body.bytes != nil {
                    try? await client.shutdown()
                    return (response, body)
                }
                let owner = ClientOwner(client)
                let chunks = OneReader(body)
                return (
                    response,
                    HTTPBody(length: body.length) {
                        let chunk = try await chunks.next()
                        if chunk == nil { owner.close() }
                        return chunk
                    }
                )
            } catch {
                try? await client.shutdown()
                throw error
            }
        }

        private func exchange(
            _ outgoing: OutgoingRequest, _ options: HTTPTransferOptions, over client: HTTPClient
        ) async throws -> (HTTPResponse, HTTPBody) {
            let failures = FailureMapping(origin: outgoing.origin, limit: options.attemptTimeout)
            let seconds = RequestRules.limit(options.attemptTimeout)
            do {
                return try await Deadline.run(seconds: seconds) {
                    let answer = try await client.execute(outgoing.request, deadline: .distantFuture)
                    let response = HTTPResponse(
                        status: .init(code: Int(answer.status.code)), headerFields: Self.fields(answer.headers))
                    let length = response.headerFields[.contentLength].flatMap { Int64($0) }
                    let limit = max(0, options.maximumResponseBytes)
                    if let length, length > Int64(limit), outgoing.method != "HEAD" { throw failures.tooLarge(limit) }
                    let reader = BodyReader(answer.body, limit: limit, failures: failures)
                    if options.streamsResponse {
                        return (response, HTTPBody(length: length) { try await reader.next() })
                    }
                    var bytes: [UInt8] = []
                    while let chunk = try await reader.next() { bytes += chunk }
                    return (response, HTTPBody(bytes))
                }
            } catch {
                throw failures.public(error, bodyFailure: outgoing.bodyFailure)
            }
        }

        private static func fields(_ headers: HTTPHeaders) -> HTTPFields {
            var fields = HTTPFields()
            fields.reserveCapacity(headers.count)
            for (name, value) in headers {
                guard let name = HTTPField.Name(name) else { continue }
                fields.append(HTTPField(name: name, value: value))
            }
            return fields
        }
    }
#endif
