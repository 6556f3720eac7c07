// SPDX-License-Identifier: Apache-2.0
#if NIOTransport
    import AsyncHTTPClient
    import LucidHTTP
    import NIOCore
    import NIOSSL

    extension NIOTransport {
        /// How a transport connects.
        public struct Configuration: Sendable {
            /// A file of PEM certificates that replaces the system's roots; nil for the system's.
            public var caFile: String?
            /// Seconds to establish a connection; ``HTTPTransferOptions/connectTimeout`` does not count here.
            public var connectTimeout = 3.0
            /// Seconds that a connection may stand still during an exchange; ``HTTPTransferOptions/idleTimeout`` does
            /// not count here.
            public var idleTimeout = 60.0
            /// The most connections to one host that are kept open at once.
            ///
            /// Further requests wait their turn; the wait counts against their time limit.
            public var maxConnectionsPerHost = 64
            /// The `User-Agent` of requests that have none; nil to send none.
            public var userAgent: String?
            /// Addresses for names, instead of a lookup; for tests.
            package var resolve: [String: String] = [:]

            /// The system's roots, no user agent.
            public init() {}

            var client: HTTPClient.Configuration {
                var configuration = HTTPClient.Configuration()
                var tls = TLSConfiguration.makeClientConfiguration()
                tls.minimumTLSVersion = .tlsv12
                if let caFile { tls.trustRoots = .file(caFile) }
                configuration.tlsConfiguration = tls
                configuration.redirectConfiguration = .disallow
                // Requests carry what they were given; ``TracePropagationMiddleware`` adds the fields of a trace.
                configuration.tracing.tracer = nil
                configuration.timeout.connect = .nanoseconds(Int64(RequestRules.limit(connectTimeout) * 1e9))
                configuration.timeout.read = .nanoseconds(Int64(RequestRules.limit(idleTimeout) * 1e9))
                configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(1, maxConnectionsPerHost)
                // A failure to connect is told at once; whoever wants to try again knows how long.
                configuration.connectionPool.retryConnectionEstablishment = false
                // The name is pinned, whatever the machine's hosts file and resolver say.
                configuration.dnsOverride = resolve.merging(["localhost": "127.0.0.1"]) { given, _ in given }
                return configuration
            }
        }
    }
#endif
