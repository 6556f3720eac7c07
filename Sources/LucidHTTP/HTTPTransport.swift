// SPDX-License-Identifier: Apache-2.0
public import HTTPTypes

/// Sends one request and gives back one response.
///
/// This is the only way bytes leave the package.
/// The request carries its scheme, authority and path. Implementations never follow redirects, never send the same
/// request twice, and say in the error whether the request can have reached the server
/// (``TransportError/outcome``), because token rotation depends on it.
public protocol HTTPTransport: Sendable {
    /// Sends `request`.
    ///
    /// - Throws: ``TransportError`` or `CancellationError`.
    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody)
}

/// What a caller asks of one transfer.
public struct HTTPTransferOptions: Hashable, Sendable {
    /// Seconds to establish a connection, name resolution and TLS included.
    public var connectTimeout: Double = 3
    /// Seconds for the whole exchange, from the start to the last byte of the answer, or to its head if the body is
    /// streamed.
    public var attemptTimeout: Double = 10
    /// Bytes of answer body after which the transfer fails with ``TransportError/Code/responseTooLarge``.
    public var maximumResponseBytes: Int = 8 << 20
    /// Whether the answer is given as soon as its head is there, with a body that arrives while it is read.
    ///
    /// For answers that are long or never end. The reader sets the pace. Otherwise the body is gathered first.
    public var streamsResponse = false
    /// Seconds that a streamed body may stand still while its reader waits.
    public var idleTimeout: Double = 60
    /// Whether a connection of its own is used: no reuse before, none after.
    ///
    /// Set for calls that spend a single-use token.
    public var freshConnection = false
    /// Whether the server knows a repetition when it sees one, by an idempotency key in the request for instance.
    ///
    /// Such a request may be sent again though its method alone would not allow it.
    public var isRepeatable = false
    /// When the caller stops waiting, repetitions and the waits between them included; nil for never.
    ///
    /// ``DeadlineMiddleware`` sets and keeps it.
    public var deadline: BootInstant?
    /// The operation that this transfer serves, for logs, spans and metrics.
    public var operationID: String?

    /// Default limits.
    public init() {}

    /// Limits for calls to an authority: a fresh connection and an answer of at most 64 KiB.
    public static var auth: Self {
        var options = Self()
        options.maximumResponseBytes = 64 << 10
        options.freshConnection = true
        return options
    }
}
