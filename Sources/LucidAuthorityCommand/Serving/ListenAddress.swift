// SPDX-License-Identifier: Apache-2.0
#if Authority
    import LucidHTTP

    /// Where the server listens: an address of loopback, for it speaks plain HTTP.
    struct ListenAddress: Sendable {
        let host: String
        let port: Int

        init(_ text: String) throws {
            guard let origin = HTTPOrigin("http://\(text)"), text.contains(":") else {
                throw CommandFailure.configuration(
                    "--listen is an address and a port, for instance 127.0.0.1:8090 or [::1]:0, not \(text)")
            }
            guard origin.isLoopback else {
                throw CommandFailure.configuration(
                    "--listen \(text) is beyond loopback, and this server speaks plain HTTP. Listen on 127.0.0.1, put a "
                        + "proxy with TLS in front, and name its origin with --issuer https://…")
            }
            host = origin.host == "localhost" ? "127.0.0.1" : origin.host
            port = origin.port
        }

        func origin(port: Int) -> String { host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)" }
    }
#endif
