// SPDX-License-Identifier: Apache-2.0
#if Authority
    import HummingbirdCore
    import HummingbirdTLS
    import Logging
    import LucidHTTP
    import NIOCore
    import NIOPosix
    import NIOSSL
    import ServiceLifecycle

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// A listening port or socket, and what answers there.
    struct ServedPort: Sendable {
        let address: ListenAddress
        let tls: TLSFiles?
        let logger: Logger
        let responder: HTTPChannelHandler.Responder
        /// Is told the origin once connections are taken.
        let onRunning: @Sendable (_ origin: String, any Channel) -> Void

        /// The service that serves it.
        func service() throws -> any Service {
            let http = HTTP1Channel(responder: responder, configuration: Self.limits)
            let configuration = ServerConfiguration(address: address.bindAddress)
            let (address, onRunning) = (address, onRunning)
            let announce: @Sendable (any Channel) async -> Void = { channel in
                // Whoever may open the socket's folder may call; the calls prove themselves.
                if case .socket(let path) = address.place { chmod(path, 0o660) }
                onRunning(address.origin(port: channel.localAddress?.port), channel)
            }
            if case .socket(let path) = address.place {
                do {
                    try SocketFile.clear(path)
                } catch {
                    throw error.isServed
                        ? CommandFailure.network(error.message) : CommandFailure.configuration(error.message)
                }
            }
            guard let tls else {
                return http.server(
                    configuration: configuration, onServerRunning: announce,
                    eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
            }
            return try TLSChannel(http, tlsConfiguration: try tls.configuration()).server(
                configuration: configuration, onServerRunning: announce,
                eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
        }

        private static var limits: HTTP1Channel.Configuration {
            .init(
                idleTimeout: .seconds(60),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
        }

        /// What a failure to listen means.
        func translated(_ error: any Error) -> any Error {
            guard let error = error as? IOError else {
                return error is CommandFailure
                    ? error : CommandFailure(exitCode: 1, message: "the server ended: \(error)")
            }
            let place = address.origin(port: nil)
            switch error.errnoCode {
            case EADDRINUSE:
                return CommandFailure.network(
                    "\(place) is in use by another program; choose another port with --listen, or 0 for a free one")
            case EACCES, EPERM:
                return CommandFailure.network("no permission to listen on \(place); choose a port above 1023")
            case EADDRNOTAVAIL:
                return CommandFailure.network("this machine does not have the address of \(place)")
            default:
                return CommandFailure.network("cannot listen on \(place): \(error)")
            }
        }
    }

    /// A certificate with its chain, and its key.
    struct TLSFiles: Sendable {
        let certificate: String
        let key: String

        /// TLS 1.2 or newer.
        func configuration() throws -> TLSConfiguration {
            var status = stat()
            guard stat(key, &status) == 0, status.st_mode & 0o077 == 0 else {
                throw CommandFailure.configuration(
                    "the key \(key) is not there or can be read by others; run: chmod 600 '\(key)'")
            }
            do {
                let chain = try NIOSSLCertificate.fromPEMFile(certificate).map {
                    NIOSSLCertificateSource.certificate($0)
                }
                var configuration = TLSConfiguration.makeServerConfiguration(
                    certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
                configuration.minimumTLSVersion = .tlsv12
                return configuration
            } catch {
                throw CommandFailure.configuration(
                    "the certificate \(certificate) or its key cannot be read: both are files of PEM")
            }
        }
    }
#endif
