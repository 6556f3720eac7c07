// SPDX-License-Identifier: Apache-2.0
#if Authority
    import Logging
    import LucidAuthority
    import NIOCore
    import ServiceLifecycle
    import UnixSignals

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// The handler behind a socket: a purge once a minute, metrics beside it, and an orderly end.
    struct AuthorityHTTPServer: Sendable {
        let address: ListenAddress
        let tls: TLSFiles?
        let metricsAddress: ListenAddress?
        let metrics: PrometheusMetrics
        let drainSeconds: Int64
        /// Tells when another process has changed the keys; nil if the store cannot.
        let keyHints: AsyncStream<Void>?
        let logger: Logger
        let responder: AuthorityResponder
        /// Makes the handler when the port is known, because the issuer may depend on it.
        let makeHandler: @Sendable (_ origin: String) throws -> AuthorityRequestHandler

        /// Serves until SIGTERM or SIGINT.
        ///
        /// The end: `/readyz` refuses at once, connections are taken for ``drainSeconds`` more, so that whoever balances
        /// load hears of it, and requests in flight are answered.
        func run(announce: @escaping @Sendable (_ origin: String) -> Void) async throws {
            let (responder, makeHandler, metrics) = (responder, makeHandler, metrics)
            let port = ServedPort(
                address: address, tls: tls, logger: logger,
                responder: { request, writer, _ in try await responder.respond(to: request, writer) },
                onRunning: { origin, channel in
                    do {
                        responder.start(try makeHandler(origin))
                        announce(origin)
                    } catch {
                        responder.fail(error)
                        channel.close(promise: nil)
                    }
                })
            var services: [any Service] = [PurgeService(responder: responder, logger: logger)]
            if let keyHints { services.append(KeyHintService(hints: keyHints, responder: responder)) }
            if let metricsAddress {
                services.append(
                    try ServedPort(
                        address: metricsAddress, tls: nil, logger: logger,
                        responder: { request, writer, _ in
                            try await AuthorityResponder.respond(metrics: metrics, to: request, writer)
                        },
                        onRunning: { [logger] origin, _ in
                            logger.notice("metrics", metadata: ["place": "\(origin)/metrics"])
                        }
                    ).service())
            }
            services.append(try port.service())
            // Ended in the opposite order.
            services.append(DrainService(responder: responder, seconds: drainSeconds))
            var group = ServiceGroupConfiguration(
                services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger)
            group.maximumGracefulShutdownDuration = .seconds(10 + drainSeconds)
            do {
                try await ServiceGroup(configuration: group).run()
            } catch {
                throw responder.failure ?? port.translated(error)
            }
            for address in [address, metricsAddress] {
                if case .socket(let path) = address?.place { unlink(path) }
            }
            if let failure = responder.failure { throw failure }
        }
    }
#endif
