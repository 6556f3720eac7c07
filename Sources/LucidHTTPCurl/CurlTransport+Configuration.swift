// SPDX-License-Identifier: Apache-2.0

extension CurlTransport {
    /// How a transport connects.
    public struct Configuration: Sendable {
        /// A file of PEM certificates that replaces the system's roots; nil for the system's.
        public var caFile: String?
        /// The proxy for everything but loopback, such as `http://proxy.example:3128`; nil for none.
        public var proxy: String?
        /// Whether `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` count when ``proxy`` is nil.
        public var readsProxyFromEnvironment = false
        /// The most requests in flight, and the most connections kept open.
        ///
        /// Further requests wait their turn; the wait counts against their time limit.
        public var maxConnections = 256
        /// The `User-Agent` of requests that have none; nil to send none.
        public var userAgent: String?
        /// Addresses for names, in libcurl's form `host:port:address`, instead of a lookup; for tests.
        package var resolve: [String] = []

        /// The system's roots, no proxy, no user agent.
        public init() {}
    }
}
