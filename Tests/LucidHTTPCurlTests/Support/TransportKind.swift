// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import LucidHTTP
import LucidHTTPCurl
import LucidHTTPNIO
import Testing

/// The transports that keep the contract.
enum TransportKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case curl
    #if NIOTransport
        case nio
    #endif

    var testDescription: String { rawValue }

    /// A transport, and how it is shut down.
    ///
    /// - Parameters:
    ///   - connectTimeout: Seconds; for transports that have it as a whole.
    ///   - resolve: Names that mean this machine.
    func make(
        trusting identity: TLSIdentity? = nil, connectTimeout: Double = 300, resolve: [String] = [], port: Int = 0
    ) -> TestTransport {
        switch self {
        case .curl:
            var configuration = CurlTransport.Configuration()
            configuration.caFile = identity?.caFile
            configuration.resolve = resolve.map { "\($0):\(port):127.0.0.1" }
            let transport = CurlTransport(configuration: configuration)
            return TestTransport(transport) { transport.shutdown() }
        #if NIOTransport
            case .nio:
                var configuration = NIOTransport.Configuration()
                configuration.caFile = identity?.caFile
                configuration.connectTimeout = connectTimeout
                configuration.idleTimeout = 300
                configuration.resolve = Dictionary(uniqueKeysWithValues: resolve.map { ($0, "127.0.0.1") })
                let transport = NIOTransport(configuration: configuration)
                return TestTransport(transport) { await transport.shutdown() }
        #endif
        }
    }
}

/// A transport of any kind.
struct TestTransport: HTTPTransport {
    private let transport: any HTTPTransport
    let shutdown: @Sendable () async -> Void

    init(_ transport: any HTTPTransport, shutdown: @escaping @Sendable () async -> Void) {
        (self.transport, self.shutdown) = (transport, shutdown)
    }

    func send(
        _ request: HTTPRequest, body: HTTPBody?, options: HTTPTransferOptions
    ) async throws -> (HTTPResponse, HTTPBody) {
        try await transport.send(request, body: body, options: options)
    }
}
