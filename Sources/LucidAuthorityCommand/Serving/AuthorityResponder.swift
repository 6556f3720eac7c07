// SPDX-License-Identifier: Apache-2.0
#if Authority
    import HTTPTypes
    import HummingbirdCore
    import LucidAuthority
    import LucidConcurrency
    import LucidHTTP
    import LucidJSON
    import NIOCore

    /// Hands requests to the authority's handler, once it is there, and says whether it can answer.
    final class AuthorityResponder: Sendable {
        private struct State: Sendable {
            var handler: AuthorityRequestHandler?
            var failure: (any Error)?
            var isDraining = false
            var checked: (at: BootInstant, isReady: Bool)?
        }

        private static let bodyLimit = 64 << 10
        /// For how long an answer about the store holds, so that nobody wears it out by asking.
        private static let checkSeconds = 1.0
        /// Whether a proxy in front says in `X-Forwarded-For` where the caller is.
        private let trustsForwardedFor: Bool
        private let record: RequestRecorder
        private let clock: any AgentClock
        private let state = Lock(State())

        init(trustsForwardedFor: Bool, record: RequestRecorder, clock: any AgentClock = SystemClock()) {
            self.trustsForwardedFor = trustsForwardedFor
            self.record = record
            self.clock = clock
        }

        var handler: AuthorityRequestHandler? { state.withLock { $0.handler } }
        var failure: (any Error)? { state.withLock { $0.failure } }

        func start(_ handler: AuthorityRequestHandler) { state.withLock { $0.handler = handler } }
        func fail(_ error: any Error) { state.withLock { $0.failure = error } }
        func drain() { state.withLock { $0.isDraining = true } }

        /// Answers one request.
        ///
        /// The head is ours to the last field: the date, for one, is that of the answer.
        @concurrent
        func respond(to request: Request, _ writer: consuming ResponseWriter) async throws {
            switch request.head.path {
            case "/livez": return try await Self.write(.ok, ["live": true], writer)
            case "/readyz":
                let obstacle = await obstacle()
                let json: JSONValue = obstacle.map { ["ready": false, "reason": .string($0)] } ?? ["ready": true]
                return try await Self.write(obstacle == nil ? .ok : .serviceUnavailable, json, writer)
            default: break
            }
            guard let handler else {
                return try await Self.write(.serviceUnavailable, ["error": "temporarily_unavailable"], writer)
            }
            let start = clock.bootNow()
            var body: [UInt8] = []
            // One byte more than allowed is read, so that the handler refuses what is too large.
            for try await chunk in request.body {
                body.append(contentsOf: chunk.readableBytesView.prefix(Self.bodyLimit + 1 - body.count))
                if body.count > Self.bodyLimit { break }
            }
            let answer = await handler.handled(request.head, body: body, from: address(of: request.head))
            record(request.head, answer, seconds: clock.bootNow().seconds(since: start), at: clock.wallNow())
            try await writer.write(
                response: answer.response, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
        }

        /// Answers what asks for the metrics.
        @concurrent
        static func respond(
            metrics: PrometheusMetrics, to request: Request, _ writer: consuming ResponseWriter
        ) async throws {
            guard request.head.method == .get, request.head.path == "/metrics" else {
                return try await write(.notFound, ["error": "not_found"], writer)
            }
            try await write(.ok, Array(metrics.text().utf8), "text/plain; version=0.0.4; charset=utf-8", writer)
        }

        /// Why requests should not be sent here; nil if they may be.
        private func obstacle() async -> String? {
            let now = clock.bootNow()
            let (handler, isDraining, checked) = state.withLock { ($0.handler, $0.isDraining, $0.checked) }
            if isDraining { return "this process is about to end" }
            guard let handler else { return "this process is about to begin" }
            let isReady: Bool
            if let checked, now.seconds(since: checked.at) < Self.checkSeconds {
                isReady = checked.isReady
            } else {
                isReady = (try? await handler.check()) != nil
                state.withLock { $0.checked = (now, isReady) }
            }
            return isReady ? nil : "the store does not answer"
        }

        @concurrent
        private static func write(
            _ status: HTTPResponse.Status, _ json: JSONValue, _ writer: consuming ResponseWriter
        ) async throws {
            try await write(status, json.serialized(), "application/json", writer)
        }

        @concurrent
        private static func write(
            _ status: HTTPResponse.Status, _ body: [UInt8], _ type: String, _ writer: consuming ResponseWriter
        ) async throws {
            var fields: HTTPFields = [
                .contentType: type, .contentLength: String(body.count), .cacheControl: "no-store",
            ]
            if status == .serviceUnavailable { fields[.retryAfter] = "1" }
            try await writer.write(
                response: HTTPResponse(status: status, headerFields: fields),
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
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
