// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Logging
import LucidAgent
import LucidJSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

struct SignerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signer",
        abstract: "Keep a key in a process of its own, and sign for others.",
        subcommands: [Serve.self])

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "serve",
            abstract: "Serve signatures until SIGTERM or SIGINT, within a policy.",
            usage: """
                lucid-agent signer serve --socket <path> --policy <file> <key>
                lucid-agent signer serve --listen <host:port> --tls-certificate <file> --tls-key <file> \
                --client-ca <file> --policy <file> <key>
                """,
            discussion: """
                On a Unix domain socket it answers processes of its own user, and of those
                given by --allow-uid; on a port only who shows a certificate of --client-ca.
                It does not start without a policy. Others use it as wallet.type remote:

                  lucid-agent signer serve --socket /run/user/1000/signer.sock \\
                    --policy policy.json --keystore agent.json --passphrase-file pass.txt
                  LUCID_AGENT_WALLET_TYPE=remote \\
                  LUCID_AGENT_WALLET_SERVER_URL=unix:/run/user/1000/signer.sock lucid-agent login

                When it accepts connections it prints one line: {"listening", "address"}.
                """)

        @Option(help: ArgumentHelp("The path of a Unix domain socket to serve on.", valueName: "path"))
        var socket: String?

        @Option(
            name: .customLong("allow-uid"),
            help: ArgumentHelp("The number of another user who may ask; repeat it for more.", valueName: "uid"))
        var users: [UInt32] = []

        @Option(
            help: ArgumentHelp("The address and port to serve on; port 0 picks a free one.", valueName: "host:port"))
        var listen: String?

        @Option(help: ArgumentHelp("A file of PEM with the server's certificate.", valueName: "file"))
        var tlsCertificate: String?

        @Option(help: ArgumentHelp("A file of PEM with that certificate's key.", valueName: "file"))
        var tlsKey: String?

        @Option(
            name: .customLong("client-ca"),
            help: ArgumentHelp("A file of PEM with the authorities of clients' certificates.", valueName: "file"))
        var clientCA: String?

        @Option(
            name: .customLong("policy"),
            help: ArgumentHelp("The signing policy; without it wallet.policy of the configuration.", valueName: "file"))
        var policy: String?

        @Option(help: ArgumentHelp("A name for people who ask.", valueName: "text"))
        var label: String?

        @OptionGroup(title: "Key") var key: KeyOptions

        func validate() throws {
            guard (socket == nil) != (listen == nil) else {
                throw ValidationError("Give --socket PATH, or --listen HOST:PORT.")
            }
            let tls = [tlsCertificate, tlsKey, clientCA]
            if listen != nil && tls.contains(nil) {
                throw ValidationError(
                    "On a port clients prove themselves by certificates: --listen needs --tls-certificate, --tls-key "
                        + "and --client-ca.")
            }
            if socket != nil && tls.contains(where: { $0 != nil }) {
                throw ValidationError("--tls-certificate, --tls-key and --client-ca belong to --listen.")
            }
            if listen != nil && !users.isEmpty { throw ValidationError("--allow-uid belongs to --socket.") }
        }

        func run() async throws {
            #if Authority
                try await serve()
            #else
                throw CommandError(
                    .configuration,
                    "lucid-agent was built without its server. Build it with the package trait Authority: "
                        + "swift build --traits Authority --product lucid-agent")
            #endif
        }

        #if Authority
            private func serve() async throws {
                let wallet = try guardedWallet()
                guard let address = try await wallet.address() else {
                    throw CommandError(.configuration, "the key has no address")
                }
                let logger = Logger(label: "lucid-signer") { StreamLogHandler.standardError(label: $0) }
                let server = SignerServer(
                    place: try place(), handler: SignerRequestHandler(wallet: wallet, label: label), logger: logger)
                try await server.run { place in
                    let line: JSONValue = ["listening": .string(place), "address": .string(address.description)]
                    try? CommandContext.current.answer(line.text)
                }
            }

            /// The key is opened now, so that a wrong passphrase is told before anybody asks.
            private func guardedWallet() throws -> GuardedWallet {
                var overrides = ConfigOverrides()
                overrides[.walletPolicy] = policy.map(PathText.absolute)
                guard let signing = try ConfigOptions.loader.load(overrides: overrides).signing() else {
                    throw CommandError(
                        .configuration,
                        "a signer does not start without a policy: give --policy FILE, or set wallet.policy")
                }
                let key = try key.signingKey().key()
                let ledger = signing.ledger.map { FileSpendLedger(directory: $0, address: key.address) }
                if ledger == nil && signing.policy.hasWindows {
                    throw CommandError(
                        .configuration,
                        "there is no place for the record of what was spent: set HOME, XDG_STATE_HOME or wallet.ledger")
                }
                let context = CommandContext.current
                return GuardedWallet(
                    LocalKeyConnector(key: key), policy: signing.policy, ledger: ledger,
                    onDenial: { verdict, intent in context.say("refused a \(intent.kind): \(verdict.reason)") })
            }

            private func place() throws -> SignerServer.Place {
                if let socket {
                    let path = PathText.absolute(socket)
                    guard path.utf8.count <= 100 else {
                        throw CommandError(.usage, "the path of a socket has at most 100 bytes")
                    }
                    return .socket(path: path, users: Set(users + [geteuid()]))
                }
                guard let listen, let colon = listen.lastIndex(of: ":"),
                    let port = UInt16(listen[listen.index(after: colon)...]), let tlsCertificate, let tlsKey,
                    let clientCA
                else { throw CommandError(.usage, "--listen is an address and a port, for instance 127.0.0.1:8095") }
                let host = listen[..<colon].trimmingPrefix("[").prefix { $0 != "]" }
                return .port(
                    host: String(host), port: Int(port), certificate: tlsCertificate, key: tlsKey, clientCA: clientCA)
            }
        #endif
    }
}
