// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidConcurrency
import LucidHTTP

/// A request as the transport saw it.
struct SentRequest: Sendable {
    let request: HTTPRequest
    let body: [UInt8]?
    let options: HTTPTransferOptions

    var text: String? { body.map { String(decoding: $0, as: UTF8.self) } }
    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { request.headerFields[$0] } }
}

/// Answers each request by a closure and keeps what was sent.
final class FakeTransport: HTTPTransport {
    typealias Answer = @Sendable (SentRequest) async throws -> (HTTPResponse, [UInt8])

    private let sent = Lock<[SentRequest]>([])
    private let answer: Answer

    init(_ answer: @escaping Answer) { self.answer = answer }

    convenience init(_ status: Int, _ text: String = "", _ fields: HTTPFields = [.contentType: "application/json"]) {
        self.init { _ in
            (HTTPResponse(status: .init(code: status), headerFields: fields), Array(text.utf8))
        }
    }

    var requests: [SentRequest] { sent.withLock { $0 } }

    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        let call = SentRequest(request: request, body: body?.bytes, options: options)
        sent.withLock { $0.append(call) }
        let (response, bytes) = try await answer(call)
        return (response, HTTPBody(bytes))
    }
}

extension Client {
    /// A client of `https://authority.test` over `transport`.
    static func test(_ transport: any HTTPTransport, middlewares: [any HTTPMiddleware] = []) throws -> Client {
        Client(serverURL: try ServerURL("https://authority.test"), transport: transport, middlewares: middlewares)
    }
}

extension HTTPField.Name {
    static let requestID = HTTPField.Name("X-Request-Id") ?? .accept
}
