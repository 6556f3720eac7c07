// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP
import LucidHTTPCurl
import Testing

/// An answer with its body at hand.
struct Answer: Sendable {
    let response: HTTPResponse
    let body: [UInt8]

    var status: Int { response.status.code }
    var text: String { String(decoding: body, as: UTF8.self) }
}

extension HTTPTransport {
    func call(
        _ method: HTTPRequest.Method = .get, _ path: String = "/", at authority: String, scheme: String = "http",
        fields: HTTPFields = [:], body: HTTPBody? = nil, options: HTTPTransferOptions = .limits()
    ) async throws -> Answer {
        let request = HTTPRequest(
            method: method, scheme: scheme, authority: authority, path: path, headerFields: fields)
        let (response, body) = try await send(request, body: body, options: options)
        return Answer(response: response, body: try await body.collect(upTo: .max))
    }
}

extension HTTPTransferOptions {
    /// Times that only a test of them sets: the others have to hold on a machine that is busy with much else.
    static func limits(connect: Double = 300, attempt: Double = 300, bytes: Int = 8 << 20) -> Self {
        var options = Self()
        (options.connectTimeout, options.attemptTimeout, options.maximumResponseBytes) = (connect, attempt, bytes)
        return options
    }

    static var fresh: Self {
        var options = Self.limits()
        options.freshConnection = true
        return options
    }
}

/// The transport error that `work` ends with; records an issue and gives nil if it ends otherwise.
func transportError(
    sourceLocation: SourceLocation = #_sourceLocation, _ work: () async throws -> some Sendable
) async -> TransportError? {
    do {
        let value = try await work()
        Issue.record("answered: \(value)", sourceLocation: sourceLocation)
    } catch let error as TransportError {
        return error
    } catch {
        Issue.record("not a transport error: \(error)", sourceLocation: sourceLocation)
    }
    return nil
}
