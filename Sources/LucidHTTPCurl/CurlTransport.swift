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
    private let settings: ConnectionSettings
    private let loop: CurlLoop

    /// Creates a transport and starts its thread.
    ///
    /// If the thread or libcurl cannot start, every request fails with ``TransportError/Code/setUpFailed``.
    public init(configuration: Configuration = .init()) {
        settings = ConnectionSettings(configuration)
        loop = CurlLoop(
            maximumTransfers: configuration.maxConnections, perOrigin: configuration.maxConnectionsPerOrigin)
    }

    deinit { loop.shutDown() }

    /// Sends `request` and gathers the answer, or gives its head and streams its body if the options say so.
    ///
    /// The request must carry scheme, authority and path. `Host` and `Content-Length` are derived; if given they must
    /// agree. `Accept-Encoding` is left out. A body that arrives over time is sent as it comes, in chunks if its length
    /// is not known. Cancelling the task ends the transfer at once; so does dropping a streamed body before its end.
    ///
    /// - Throws: ``TransportError`` or `CancellationError`.
    public func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        try Task.checkCancellation()
        let id = loop.reserve()
        let prepared: PreparedRequest
        do {
            prepared = try PreparedRequest(
                request, body: outgoing(body, of: id), options: options,
                download: options.streamsResponse ? download(id) : nil, settings: settings)
        } catch {
            loop.forget(id)
            throw error
        }
        if case .stream(let upload, _) = prepared.body, let body { upload.start(body) }
        let answer: CurlAnswer
        do {
            answer = try await withTaskCancellationHandler {
                try await withUnsafeThrowingContinuation { loop.submit(prepared, as: id, waiter: $0) }
            } onCancel: {
                loop.cancel(id)
            }
        } catch {
            prepared.endBodies(error)
            throw error
        }
        let response = answer.response
        guard let download = prepared.download else { return (response, HTTPBody(answer.body)) }
        let owner = DownloadOwner(download, of: self)
        let length = response.headerFields[.contentLength].flatMap { Int64($0) }
        return (response, HTTPBody(length: length) { try await owner.download.next() })
    }

    /// The transport's thread, for tasks that do little but send.
    ///
    /// A task that prefers it (`withTaskExecutorPreference`, SE-0417) hands over a request and takes its answer
    /// without a change of threads. Nothing is sent or received while such a task computes, and a task that blocks
    /// stops the transport: it is not for work that takes long. After ``shutdown()`` its tasks run on the global executor.
    public var taskExecutor: any TaskExecutor { loop }

    /// Ends what is in flight with ``TransportError/Code/shutDown``, closes all connections and stops the thread.
    ///
    /// Takes some milliseconds. A second call does nothing.
    public func shutdown() { loop.shutDown() }

    private func outgoing(_ body: HTTPBody?, of id: UInt64) -> PreparedRequest.Body {
        guard let body else { return .none }
        if let bytes = body.bytes { return .bytes(bytes) }
        return .stream(Upload(length: body.length) { [loop] in loop.unpause(id) }, length: body.length)
    }

    private func download(_ id: UInt64) -> Download {
        Download(unpause: { [loop] in loop.unpause(id) }, abandon: { [loop] in loop.cancel(id) })
    }
}
