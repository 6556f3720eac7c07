// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidConcurrency
import LucidHTTP

/// Answers from a list, one entry a request, the last one for ever; keeps what it was sent.
struct FakeTransport: HTTPTransport {
    typealias Reply = @Sendable (HTTPRequest) throws -> HTTPResponse

    private struct State {
        var replies: [Reply]
        var sent: [(request: HTTPRequest, body: [UInt8]?, options: HTTPTransferOptions)] = []
    }

    private final class Shared: Sendable {
        let lock: Lock<State>
        init(_ state: State) { lock = Lock(state) }
    }

    private let shared: Shared

    init(_ replies: [Reply]) { shared = Shared(State(replies: replies)) }

    init(statuses: [Int]) { self.init(statuses.map { status in { _ in HTTPResponse(status: .init(code: status)) } }) }

    var sent: [(request: HTTPRequest, body: [UInt8]?, options: HTTPTransferOptions)] {
        shared.lock.withLock { $0.sent }
    }

    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        let bytes = try await body?.collect(upTo: 1 << 20)
        let reply: Reply? = shared.lock.withLock { state in
            state.sent.append((request, bytes, options))
            return state.replies.count > 1 ? state.replies.removeFirst() : state.replies.first
        }
        guard let reply else { throw TransportError(.setUpFailed, outcome: .unsent, message: "no reply planned") }
        return (try reply(request), HTTPBody("answer"))
    }
}

extension TransportError {
    static func sample(_ code: Code, _ outcome: Outcome) -> Self { Self(code, outcome: outcome, message: "planned") }
}

extension HTTPRequest {
    static func sample(
        _ method: Method = .get, at authority: String = "api.example", scheme: String = "https", path: String = "/v1/x"
    ) -> Self {
        Self(method: method, scheme: scheme, authority: authority, path: path)
    }
}
