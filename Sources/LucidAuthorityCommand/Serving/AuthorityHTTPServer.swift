// SPDX-License-Identifier: Apache-2.0
#if Authority
    import HummingbirdCore
    import Logging
    import LucidAuthority
    import NIOCore
    import NIOPosix
    import ServiceLifecycle
    import UnixSignals

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// The handler behind a socket: HTTP/1.1 on loopback, a purge once a minute, and an orderly end.
    struct AuthorityHTTPServer: Sendable {
        let address: ListenAddress
        let logger: Logger
        let trustsForwardedFor: Bool
        /// Makes the handler when the port is known, because the issuer may depend on it.
        let makeHandler: @Sendable (_ origin: String) throws -> AuthorityRequestHandler

        /// Serves until SIGTERM or SIGINT; requests in flight are answered first.
        func run(announce: @escaping @Sendable (_ origin: String) -> Void) async throws {
            let responder = AuthorityResponder(trustsForwardedFor: trustsForwardedFor)
            let (address, makeHandler) = (address, makeHandler)
            let server = try HTTPServerBuilder.http1(configuration: Self.limits).buildServer(
                configuration: .init(address: .hostname(address.host, port: address.port)),
                eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger,
                responder: { request, writer, _ in try await responder.respond(to: request, writer) },
                onServerRunning: { channel in
                    do {
                        let origin = address.origin(port: channel.localAddress?.port ?? address.port)
                        responder.start(try makeHandler(origin))
                        announce(origin)
                    } catch {
                        responder.fail(error)
                        channel.close(promise: nil)
                    }
                })
            let purge = PurgeService(responder: responder, logger: logger)
            var group = ServiceGroupConfiguration(
                services: [.init(service: purge), .init(service: server)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
            group.maximumGracefulShutdownDuration = .seconds(10)
            do {
                try await ServiceGroup(configuration: group).run()
            } catch {
                throw responder.failure ?? Self.translated(error, address)
            }
            if let failure = responder.failure { throw failure }
        }

        private static var limits: HTTP1Channel.Configuration {
            .init(
                idleTimeout: .seconds(60),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
        }

        private static func translated(_ error: any Error, _ address: ListenAddress) -> any Error {
            let place = address.origin(port: address.port).dropFirst("http://".count)
            guard let error = error as? IOError else {
                return CommandFailure(exitCode: 1, message: "the server ended: \(error)")
            }
            switch error.errnoCode {
            case EADDRINUSE:
                return CommandFailure.network(
                    "\(place) is in use by another program; choose another port with --listen, or 0 for a free one")
            case EACCES, EPERM:
                return CommandFailure.network("no permission to listen on \(place); choose a port above 1023")
            case EADDRNOTAVAIL:
                return CommandFailure.network("this machine does not have the address \(place)")
            default:
                return CommandFailure.network("cannot listen on \(place): \(error)")
            }
        }
    }
#endif
