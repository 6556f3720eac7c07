// SPDX-License-Identifier: Apache-2.0
#if Authority
    import HummingbirdCore
    import LucidHTTP

    /// Where a server listens: a port, or a Unix domain socket.
    struct ListenAddress: Sendable {
        enum Place: Sendable, Hashable {
            case port(host: String, port: Int)
            case socket(path: String)
        }

        let place: Place
        let isEncrypted: Bool

        /// Reads `HOST:PORT` or `unix:PATH`.
        /// - Parameter isEncrypted: Whether the server speaks TLS; beyond loopback it has to.
        init(_ text: String, isEncrypted: Bool = false) throws {
            self.isEncrypted = isEncrypted
            if text.hasPrefix("unix:") {
                let path = String(text.dropFirst("unix:".count))
                guard path.hasPrefix("/"), path.utf8.count < 104, !isEncrypted else {
                    throw CommandFailure.configuration(
                        "--listen \(text): a socket has an absolute path of less than 104 bytes, and no TLS")
                }
                place = .socket(path: path)
                return
            }
            let colon = text.lastIndex(of: ":")
            let name = colon.map { String(text[..<$0]) } ?? ""
            let digits = colon.map { String(text[text.index(after: $0)...]) } ?? ""
            // The port is read here, because an origin has no port 0.
            guard let port = UInt16(digits), digits == String(port), let origin = HTTPOrigin("http://\(name):1") else {
                throw CommandFailure.configuration(
                    "--listen is an address and a port, for instance 127.0.0.1:8090 or [::1]:0, or unix:/path, not "
                        + text)
            }
            guard origin.isLoopback || isEncrypted else {
                throw CommandFailure.configuration(
                    "--listen \(text) is beyond loopback, and this server speaks plain HTTP. Give it --tls-certificate "
                        + "and --tls-key, or listen on 127.0.0.1, put a proxy with TLS in front, and name its origin with "
                        + "--issuer https://…")
            }
            place = .port(host: origin.host == "localhost" ? "127.0.0.1" : origin.host, port: Int(port))
        }

        /// How others name it, once the port is known.
        func origin(port: Int?) -> String {
            switch place {
            case .socket(let path): return "unix:\(path)"
            case .port(let host, let wanted):
                let name = host.contains(":") ? "[\(host)]" : host
                return "\(isEncrypted ? "https" : "http")://\(name):\(port ?? wanted)"
            }
        }

        /// The port, or `number` if any free one will do.
        func port(ifFree number: Int) -> Int? {
            guard case .port(_, let port) = place else { return nil }
            return port == 0 ? number : port
        }

        /// The address for the server.
        var bindAddress: BindAddress {
            switch place {
            case .socket(let path): .unixDomainSocket(path: path)
            case .port(let host, let port): .hostname(host, port: port)
            }
        }
    }
#endif
