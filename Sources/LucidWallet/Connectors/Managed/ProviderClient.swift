// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidAPI
import LucidHTTP
import LucidJSON

/// Calls of the JSON API of a signer elsewhere: authenticated anew for each attempt, repeated where that is harmless.
struct ProviderClient: Sendable {
    /// Who answers, for messages: "the remote signer".
    let name: String
    let server: ServerURL
    private let transport: any HTTPTransport
    private let failure: @Sendable (Int, JSONValue?) -> WalletError

    /// - Parameters:
    ///   - authenticate: Adds what proves the caller to each attempt, over the very bytes that are sent.
    ///   - failure: What an answer other than success means.
    init(
        name: String, server: ServerURL, transport: any HTTPTransport, clock: any AgentClock,
        authenticate: (@Sendable (inout HTTPRequest, [UInt8]) throws -> Void)? = nil,
        failure: @escaping @Sendable (Int, JSONValue?) -> WalletError
    ) {
        self.name = name
        self.server = server
        self.failure = failure
        var middlewares: [any HTTPMiddleware] = [RetryMiddleware(clock: clock)]
        if let authenticate { middlewares.append(ProviderAuthentication(authenticate: authenticate)) }
        self.transport = HTTPPipeline(transport, middlewares: middlewares)
    }

    /// Sends `body` as it is and reads the answer.
    ///
    /// Every request is one that the provider knows again: by its idempotency key, or because it changes nothing.
    /// - Throws: ``WalletError`` or `CancellationError`.
    func call(
        _ method: HTTPRequest.Method, _ path: String, body: [UInt8]? = nil, fields: HTTPFields = [:]
    ) async throws -> JSONValue {
        var request = HTTPRequest(
            method: method, scheme: server.scheme, authority: server.authority, path: server.pathPrefix + path,
            headerFields: fields)
        request.headerFields[.accept] = "application/json"
        if body != nil { request.headerFields[.contentType] = "application/json" }
        var options = HTTPTransferOptions()
        options.attemptTimeout = 60
        options.maximumResponseBytes = SignerProtocol.maximumBytes
        options.isRepeatable = true
        options.operationID = "signer"
        do {
            let (head, content) = try await transport.send(
                request, body: body.map { HTTPBody($0) }, options: options)
            let bytes = try await content.collect(upTo: SignerProtocol.maximumBytes)
            let answer = try? JSONValue(parsing: bytes)
            guard (200..<300).contains(head.status.code) else { throw failure(head.status.code, answer) }
            guard let answer else { throw RemoteSignatureCheck.bad(name, "it is not JSON") }
            return answer
        } catch let error as TransportError {
            throw WalletError(
                .remoteFailed, message: "There was no answer of \(name): \(error.message)", underlying: error)
        }
    }

    /// The given base URL, else the provider's own.
    static func server(_ url: ServerURL?, or service: String) throws(APIError) -> ServerURL {
        if let url { return url }
        return try ServerURL(service)
    }

    /// A provider's words in a message: one line, cut, without controls.
    static func words(_ text: String?) -> String { text.map { ": " + PolicyText.shown($0, limit: 200) } ?? "" }
}

/// Proves the caller, for each attempt anew: what proves it is dated, and used once.
private struct ProviderAuthentication: HTTPMiddleware {
    let authenticate: @Sendable (inout HTTPRequest, [UInt8]) throws -> Void

    func intercept(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions, next: HTTPNext
    ) async throws -> (HTTPResponse, HTTPBody) {
        var request = request
        do {
            try authenticate(&request, body?.bytes ?? [])
        } catch {
            throw WalletError(.keyUnavailable, message: "The request could not be signed.", underlying: error)
        }
        return try await next(request, body, options)
    }
}

extension JSONValue {
    /// The same with every number that some reader would round as text.
    var withExactNumbers: JSONValue {
        switch self {
        case .number(let number):
            guard let value = number.int64, abs(value) <= 1 << 53 else { return .string(number.text) }
            return self
        case .array(let items): return .array(items.map(\.withExactNumbers))
        case .object(let object):
            var result = JSONObject()
            for (key, value) in object { result.append(key: key, value: value.withExactNumbers) }
            return .object(result)
        default: return self
        }
    }
}
