// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
public import LucidHTTP

/// The operations of the API over a transport.
///
/// An operation that is open to anybody goes past every ``BearerMiddleware``, so that no token reaches the calls that
/// obtain tokens.
public struct Client: APIProtocol {
    /// Where the server listens.
    public let serverURL: ServerURL
    private let authenticated: any HTTPTransport
    private let anonymous: any HTTPTransport
    private let options: HTTPTransferOptions

    /// Creates a client.
    ///
    /// - Parameters:
    ///   - serverURL: Where the server listens.
    ///   - transport: Sends the requests.
    ///   - middlewares: Steps around the transport; the first one sees a request first.
    ///   - options: The limits of each transfer. The operation's name is set for each call.
    public init(
        serverURL: ServerURL, transport: any HTTPTransport, middlewares: [any HTTPMiddleware] = [],
        options: HTTPTransferOptions = HTTPTransferOptions()
    ) {
        self.serverURL = serverURL
        self.options = options
        let open = middlewares.filter { !($0 is BearerMiddleware) }
        authenticated = HTTPPipeline(transport, middlewares: middlewares)
        anonymous = open.count == middlewares.count ? authenticated : HTTPPipeline(transport, middlewares: open)
    }

    func send(_ call: APICall) async throws -> APIAnswer {
        var options = options
        options.operationID = call.operationID
        options.isRepeatable = call.isRepeatable
        if call.isStream {
            options.streamsResponse = true
            options.maximumResponseBytes = .max
        }
        let request = try call.request(to: serverURL)
        let transport = call.isAuthenticated ? authenticated : anonymous
        let (response, body) = try await transport.send(request, body: call.body.map { HTTPBody($0) }, options: options)
        let streams = call.isStream && response.status.kind == .successful
        var answer = APIAnswer(
            operationID: call.operationID, status: response.status.code, headerFields: response.headerFields,
            body: streams ? [] : try await body.collect(upTo: self.options.maximumResponseBytes))
        if streams { answer.stream = body }
        return answer
    }
}
