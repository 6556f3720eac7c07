// SPDX-License-Identifier: Apache-2.0
#if Authority
    import HTTPTypes
    import HummingbirdCore
    import HummingbirdTLS
    import Logging
    import LucidHTTP
    import LucidWallet
    import NIOCore
    import NIOPosix
    import NIOSSL
    import ServiceLifecycle
    import UnixSignals

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// The signer behind a socket that knows who asks: by the user of a Unix domain socket's peer, or by a client
    /// certificate.
    struct SignerServer: Sendable {
        enum Place: Sendable {
            /// A Unix domain socket, for processes of these users.
            case socket(path: String, users: Set<UInt32>)
            /// A port, for those whose certificate one of the authorities in `clientCA` vouches for.
            case port(host: String, port: Int, certificate: String, key: String, clientCA: String)
        }

        let place: Place
        let handler: SignerRequestHandler
        let logger: Logger

        /// Serves until SIGTERM or SIGINT; requests in flight are answered first.
        func run(announce: @escaping @Sendable (String) -> Void) async throws {
            let handler = handler
            let http = HTTP1Channel(
                responder: { request, writer, _ in try await Self.respond(handler, request, writer) },
                configuration: Self.limits)
            let server: any Service
            switch place {
            case .socket(let path, let users):
                do {
                    try SocketFile.clear(path)
                } catch {
                    throw CommandError(error.isServed ? .network : .configuration, error.message)
                }
                server = PeerCheckedChannel(http, users: users, logger: logger).server(
                    configuration: .init(address: .unixDomainSocket(path: path)),
                    onServerRunning: { _ in
                        // Who may connect is decided by the peer's user; the mode keeps others from trying.
                        chmod(path, users == [geteuid()] ? 0o600 : 0o666)
                        announce("unix:\(path)")
                    }, eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
            case .port(let host, let port, _, _, _):
                server = try TLSChannel(http, tlsConfiguration: try tls()).server(
                    configuration: .init(address: .hostname(host, port: port)),
                    onServerRunning: { channel in
                        let name = host.contains(":") ? "[\(host)]" : host
                        announce("https://\(name):\(channel.localAddress?.port ?? port)")
                    }, eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
            }
            var group = ServiceGroupConfiguration(
                services: [.init(service: server)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
            group.maximumGracefulShutdownDuration = .seconds(10)
            do {
                try await ServiceGroup(configuration: group).run()
            } catch let error as IOError {
                throw CommandError(.network, "cannot listen: \(Descriptor.reason(error.errnoCode))", underlying: error)
            }
            if case .socket(let path, _) = place { unlink(path) }
        }

        @concurrent
        private static func respond(
            _ handler: SignerRequestHandler, _ request: Request, _ writer: consuming ResponseWriter
        ) async throws {
            var body: [UInt8] = []
            // One byte more than allowed is read, so that the handler refuses what is too large.
            let limit = SignerProtocol.maximumBytes + 1
            for try await chunk in request.body {
                body.append(contentsOf: chunk.readableBytesView.prefix(limit - body.count))
                if body.count >= limit { break }
            }
            let (head, bytes) = await handler.handle(request.head, body: body)
            try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }

        private static var limits: HTTP1Channel.Configuration {
            .init(
                idleTimeout: .seconds(60),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
        }

        /// A client without a certificate of the right authority gets no further than the handshake.
        private func tls() throws -> TLSConfiguration {
            guard case .port(_, _, let certificate, let key, let clientCA) = place else {
                throw CommandError(.usage, "there is no port")
            }
            do {
                let chain = try NIOSSLCertificate.fromPEMFile(certificate).map {
                    NIOSSLCertificateSource.certificate($0)
                }
                var configuration = TLSConfiguration.makeServerConfiguration(
                    certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
                configuration.minimumTLSVersion = .tlsv12
                configuration.certificateVerification = .noHostnameVerification
                configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(clientCA))
                return configuration
            } catch {
                throw CommandError(
                    .configuration,
                    "the certificate, its key or the clients' authority cannot be read: they are files of PEM",
                    underlying: error)
            }
        }
    }
#endif
