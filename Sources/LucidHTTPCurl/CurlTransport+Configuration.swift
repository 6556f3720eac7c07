// SPDX-License-Identifier: Apache-2.0
public import LucidCrypto

extension CurlTransport {
    /// How a transport connects.
    ///
    /// A setting that cannot be used (a pin that is none, a file that is missing) fails each request that needs it,
    /// before anything is sent.
    public struct Configuration: Sendable {
        /// A file of PEM certificates that replaces the system's roots; nil for the system's.
        public var caFile: String?
        /// Public keys of which the server's must be one: base 64 of the SHA-256, 32 bytes, of the key's DER form
        /// (SubjectPublicKeyInfo, as in RFC 7469); empty for any key.
        ///
        /// A pin comes on top of the check of the certificate. A second one for the server's next key keeps a
        /// change of keys from locking everybody out.
        public var pinnedPublicKeys: [String] = []
        /// What the transport shows to a server that asks who it is; nil for nothing.
        public var clientCertificate: ClientCertificate?
        /// The path of a Unix domain socket that all requests go to, whatever their host; nil for TCP.
        ///
        /// At most 100 bytes. The proxy does not count then.
        public var unixSocket: String?
        /// The proxy for everything but loopback, such as `http://proxy.example:3128`; nil for none.
        ///
        /// It may hold a user name and a password.
        public var proxy: SecretBytes?
        /// Whether `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` count when ``proxy`` is nil.
        public var readsProxyFromEnvironment = false
        /// The most requests in flight, and the most connections kept open.
        ///
        /// Further requests wait their turn; the wait counts against their time limit.
        public var maxConnections = 256
        /// The most requests in flight to one origin, so that one that hangs does not take every place; nil for
        /// ``maxConnections``.
        public var maxConnectionsPerOrigin: Int?
        /// The `User-Agent` of requests that have none; nil to send none.
        public var userAgent: String?
        /// Addresses for names, in libcurl's form `host:port:address`, instead of a lookup; for tests.
        package var resolve: [String] = []

        /// The system's roots, no proxy, no user agent.
        public init() {}
    }

    /// The certificate and the key that prove a client in TLS (RFC 8446, section 4.4.2).
    public struct ClientCertificate: Sendable {
        /// A file of PEM: the certificate, then those that vouch for it.
        public var certificateFile: String
        /// A file of PEM with the private key; nil if ``certificateFile`` holds it.
        public var keyFile: String?
        /// Opens the key, if it is encrypted.
        public var passphrase: SecretBytes?

        /// Creates a reference to files; they are read for each connection.
        public init(certificateFile: String, keyFile: String? = nil, passphrase: SecretBytes? = nil) {
            self.certificateFile = certificateFile
            self.keyFile = keyFile
            self.passphrase = passphrase
        }
    }
}
