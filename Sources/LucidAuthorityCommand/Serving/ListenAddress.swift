// SPDX-License-Identifier: Apache-2.0
#if Authority
    import LucidHTTP

    /// Where the server listens: an address of loopback, for it speaks plain HTTP.
    struct ListenAddress: Sendable {
        let host: String
        let port: Int

        init(_ text: String) throws {
            let colon = text.lastIndex(of: ":")
            let name = colon.map { String(text[..<$0]) } ?? ""
            let digits = colon.map { String(text[text.index(after: $0)...]) } ?? ""
            // The port is read here, because an origin has no port 0.
            guard let port = UInt16(digits), digits == String(port), let origin = HTTPOrigin("http://\(name):1") else {
                throw CommandFailure.configuration(
                    "--listen is an address and a port, for instance 127.0.0.1:8090 or [::1]:0, not \(text)")
            }
            guard origin.isLoopback else {
                throw CommandFailure.configuration(
                    "--listen \(text) is beyond loopback, and this server speaks plain HTTP. Listen on 127.0.0.1, put a "
                        + "proxy with TLS in front, and name its origin with --issuer https://…")
            }
            host = origin.host == "localhost" ? "127.0.0.1" : origin.host
            self.port = Int(port)
        }

        func origin(port: Int) -> String { host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)" }
    }
#endif
