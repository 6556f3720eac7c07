// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import Logging
    import LucidAuthority
    import LucidAuthorityPostgres
    import LucidAuthoritySQLite
    import LucidJSON
    import LucidTokens
    import Metrics

    /// Runs the authority as a server.
    struct ServeCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "serve", abstract: "Serves the authority over HTTP until SIGTERM or SIGINT.",
            discussion: """
                lucid-authority serve --listen 127.0.0.1:8090 --database authority.db
                lucid-authority serve --listen 127.0.0.1:0 --database authority.db --access-ttl 8 --grace 60
                lucid-authority serve --listen 127.0.0.1:8090 --database authority.db \\
                    --issuer https://auth.example.com --audience https://api.example.com \\
                    --custody-passphrase-file passphrase.txt --sealing-key-file sealing.hex

                When it accepts connections it prints one line: {"listening":"http://127.0.0.1:PORT"}
                Beyond loopback it wants --tls-certificate and --tls-key; or put a proxy with TLS in front, listen on
                loopback or on unix:PATH, and name the proxy's origin as --issuer.
                GET /livez says that the process lives, GET /readyz whether requests should be sent to it.
                """)

        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var custodyOptions: CustodyOptions
        @OptionGroup var sealingOptions: SealingOptions

        @Option(
            help: ArgumentHelp("The address and port, where 0 picks a free one, or unix:PATH.", valueName: "host:port"))
        var listen: String = "127.0.0.1:8090"

        @Option(
            help: ArgumentHelp(
                "The certificate with its chain, PEM; with --tls-key the server speaks TLS and may listen anywhere.",
                valueName: "file"))
        var tlsCertificate: String?

        @Option(help: ArgumentHelp("The key of the certificate, PEM, mode 0600.", valueName: "file"))
        var tlsKey: String?

        @Option(
            help: ArgumentHelp(
                "A second address, on loopback or unix:PATH, for GET /metrics in the format of Prometheus.",
                valueName: "host:port"))
        var metricsListen: String?

        @Flag(help: "Write one JSON object for each request to standard output.")
        var accessLog = false

        @Option(
            help: ArgumentHelp(
                "Seconds between the refusal of /readyz and the end, for whoever balances load.", valueName: "seconds"))
        var drain: Int64 = 0

        @Option(
            help: ArgumentHelp("The origin in tokens and challenges; the listening one by default.", valueName: "url"))
        var issuer: String?

        @Option(
            help: ArgumentHelp(
                "A service for which access tokens are meant, too, as their aud; can be given several times.",
                valueName: "url"))
        var audience: [String] = []

        @Option(help: ArgumentHelp("The most seconds that a grant's token may live.", valueName: "seconds"))
        var grantTtl: Int64 = 3600

        @Option(help: ArgumentHelp("ES256, EdDSA or RS256, for the first signing key.", valueName: "name"))
        var signingAlgorithm: String = JWSAlgorithm.es256.name

        @Flag(inversion: .prefixedNo, help: "Whether DPoP proofs must carry a nonce of the authority.")
        var proofNonce = true

        @Option(help: ArgumentHelp("Seconds that an access token lives.", valueName: "seconds"))
        var accessTtl: Int64 = 900

        @Option(help: ArgumentHelp("Seconds that an unused refresh token lives.", valueName: "seconds"))
        var refreshTtl: Int64 = 30 * 86_400

        @Option(help: ArgumentHelp("Seconds after which a session ends for good.", valueName: "seconds"))
        var sessionTtl: Int64 = 365 * 86_400

        @Option(
            help: ArgumentHelp(
                "Seconds for which the predecessor of a refresh token gets the same answer.", valueName: "seconds"))
        var grace: Int64 = 60

        @Option(
            help: ArgumentHelp(
                "Calls a second of one address, of one client and of one session, each after a burst of four times as "
                    + "many; 0 for no limit.", valueName: "number"))
        var rateLimit: Double = 50

        @Flag(help: "A proxy in front says in X-Forwarded-For where the caller is; without it no address is counted.")
        var trustForwardedFor = false

        @Option(help: ArgumentHelp("trace, debug, info, notice, warning, error or critical.", valueName: "level"))
        var logLevel: String = "notice"

        func run() async throws {
            guard let level = Logger.Level(rawValue: logLevel) else {
                throw ValidationError("--log-level: \(logLevel) is no level.")
            }
            let logger = Self.logger(level)
            guard (tlsCertificate == nil) == (tlsKey == nil), (0...300).contains(drain) else {
                throw ValidationError("--tls-certificate and --tls-key belong together, and --drain is 0 to 300.")
            }
            let tls = tlsCertificate.flatMap { certificate in
                tlsKey.map { TLSFiles(certificate: certificate, key: $0) }
            }
            let address = try ListenAddress(listen, isEncrypted: tls != nil)
            // Everything that can be wrong is found before a port is taken.
            _ = try tls?.configuration()
            if case .socket = address.place, issuer == nil {
                throw CommandFailure.configuration(
                    "on a socket the origin is not known: name it with --issuer https://…")
            }
            _ = try configuration(issuer: issuer ?? address.origin(port: address.port(ifFree: 1)))
            let metricsAddress = try metricsListen.map { try ListenAddress($0) }
            let passphrase = try custodyOptions.passphrase()
            let sealingKey = try sealingOptions.key()
            let store = try await storeOptions.openStore()
            let metrics = PrometheusMetrics()
            MetricsSystem.bootstrap(metrics)
            let server = AuthorityHTTPServer(
                address: address, tls: tls, metricsAddress: metricsAddress, metrics: metrics, drainSeconds: drain,
                keyHints: Self.keyHints(of: store), logger: logger,
                responder: AuthorityResponder(
                    trustsForwardedFor: trustForwardedFor, record: RequestRecorder(isLogging: accessLog))
            ) { origin in
                try AuthorityRequestHandler(
                    configuration: try configuration(issuer: issuer ?? origin), store: store,
                    custodyPassphrase: passphrase, sealingKey: sealingKey, logger: logger,
                    observer: RequestRecorder.note)
            }
            try await server.run { origin in Answer.line(["listening": .string(origin)]) }
            store.close()
        }

        private static func keyHints(of store: any AuthorityStore) -> AsyncStream<Void>? {
            #if PostgreSQL
                return (store as? PostgresAuthorityStore)?.keyChanges()
            #else
                return nil
            #endif
        }

        private static func logger(_ level: Logger.Level) -> Logger {
            var logger = Logger(label: "lucid-authority") { StreamLogHandler.standardError(label: $0) }
            logger.logLevel = level
            return logger
        }

        private func configuration(issuer: String) throws -> AuthorityConfiguration {
            var configuration = try AuthorityConfiguration(issuer: issuer)
            configuration.tenant = try storeOptions.tenantID()
            configuration.audiences = audience
            configuration.maximumGrantLifetime = grantTtl
            configuration.signingAlgorithm = try KeyAlgorithm.parsed(signingAlgorithm, "--signing-algorithm")
            configuration.requiresProofNonce = proofNonce
            let rate = RequestRate(burst: Int(max(1, min(rateLimit * 4, 1e6))), perSecond: rateLimit)
            configuration.addressRate = rateLimit == 0 ? nil : rate
            configuration.clientRate = rateLimit == 0 ? nil : rate
            configuration.accessLifetime = accessTtl
            configuration.refreshLifetime = refreshTtl
            configuration.familyLifetime = sessionTtl
            configuration.grace = grace
            try configuration.validate()
            return configuration
        }
    }
#endif
