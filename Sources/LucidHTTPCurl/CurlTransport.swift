// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes
public import LucidHTTP

/// The transport of the package: libcurl on one thread of its own.
///
/// Connections are kept and reused, HTTP/2 is spoken where the server offers it over TLS. Redirects are answers like
/// any other, the environment is not read (no proxy, no `.netrc`), cookies are not kept, compressed answers are not
/// asked for. Plain HTTP is for loopback only. libcurl would send a request a second time when a reused connection
/// dies before the first byte of the answer; here that ends as ``TransportError/Code/connectionLost`` with
/// ``TransportError/Outcome/unknown``.
///
/// One transport serves any number of tasks. It holds a thread until ``shutdown()`` or until it is dropped.
public final class CurlTransport: HTTPTransport {
    private let configuration: Configuration
    private let loop: CurlLoop

    /// Creates a transport and starts its thread.
    ///
    /// If the thread or libcurl cannot start, every request fails with ``TransportError/Code/setUpFailed``.
    public init(configuration: Configuration = .init()) {
        self.configuration = configuration
        self.loop = CurlLoop(maximumTransfers: configuration.maxConnections)
    }

    deinit { loop.shutDown() }

    /// Sends `request` and gathers the answer.
    ///
    /// The request must carry scheme, authority and path. `Host` and `Content-Length` are derived; if given they must
    /// agree. `Accept-Encoding` is left out. Cancelling the task ends the transfer at once.
    ///
    /// - Throws: ``TransportError`` or `CancellationError`.
    public func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        try Task.checkCancellation()
        let prepared = try PreparedRequest(
            request, body: try await Self.gather(body), options: options, configuration: configuration)
        let id = loop.reserve()
        let answer = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { loop.submit(prepared, as: id, waiter: $0) }
        } onCancel: {
            loop.cancel(id)
        }
        return (answer.response, HTTPBody(answer.body))
    }

    /// Ends what is in flight with ``TransportError/Code/shutDown``, closes all connections and stops the thread.
    ///
    /// Takes some milliseconds. A second call does nothing.
    public func shutdown() { loop.shutDown() }

    private static func gather(_ body: HTTPBody?) async throws -> [UInt8]? {
        guard let body, body.bytes == nil else { return body?.bytes }
        do {
            return try await body.collect(upTo: PreparedRequest.maximumBodyBytes)
        } catch let error as TransportError where error.code == .responseTooLarge {
            throw PreparedRequest.bodyTooLarge
        }
    }
}
