// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidAuthoritySQLite
    import LucidJSON
    import LucidTokens

    /// Shows and changes the authority's signing keys.
    struct KeysCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "keys", abstract: "Shows the signing keys, starts the next one, or drops one.",
            discussion: """
                A key is next (published, does not sign yet), current, or retired (its tokens still hold).
                A running server notices a change within five seconds.

                lucid-authority keys list --database authority.db
                lucid-authority keys rotate --database authority.db
                lucid-authority keys drop --database authority.db KEY
                """,
            subcommands: [List.self, Rotate.self, Drop.self])

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Lists the signing keys in the order in which they sign; never the keys themselves.",
                discussion: "lucid-authority keys list --database authority.db")

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var outputOptions: OutputOptions

            func run() async throws {
                let administration = AuthorityAdministration(store: try await storeOptions.openStore())
                for key in try await administration.signingKeys() {
                    let from = RFC3339.format(key.activatesAt)
                    if outputOptions.json {
                        Answer.line([
                            "keyId": .string(key.id), "algorithm": .string(key.algorithm.name),
                            "status": .string(key.status.rawValue),
                            "createdAt": .string(RFC3339.format(key.createdAt)), "signsFrom": .string(from),
                            "sealed": .bool(key.isSealed),
                        ])
                    } else {
                        let sealed = key.isSealed ? "  sealed" : ""
                        Answer.text("\(key.id)  \(key.algorithm)  \(key.status.rawValue)  from \(from)\(sealed)")
                    }
                }
            }
        }

        struct Rotate: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Makes the next signing key; the current one is published until its tokens have expired.",
                discussion: """
                    lucid-authority keys rotate --database authority.db

                    The key is published at once and signs after --lead, so that every verifier knows it in time.
                    """)

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var sealingOptions: SealingOptions
            @OptionGroup var outputOptions: OutputOptions

            @Option(help: ArgumentHelp("ES256, EdDSA or RS256.", valueName: "name"))
            var algorithm: String = JWSAlgorithm.es256.name

            @Option(help: ArgumentHelp("Seconds for which it is only published.", valueName: "seconds"))
            var lead: Int64 = AuthorityAdministration.publicationLead

            func run() async throws {
                guard lead >= 0 else { throw ValidationError("--lead: seconds from 0") }
                let algorithm = try KeyAlgorithm.parsed(algorithm)
                let administration = AuthorityAdministration(store: try await storeOptions.openStore())
                let id = try await administration.rotateSigningKey(
                    algorithm: algorithm, lead: lead, sealingKey: try sealingOptions.key())
                if outputOptions.json {
                    Answer.line(["keyId": .string(id), "status": .string(lead == 0 ? "current" : "next")])
                } else {
                    Answer.text(lead == 0 ? "Key \(id) signs from now on" : "Key \(id) signs in \(lead) seconds")
                }
            }
        }

        struct Drop: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Removes a signing key at once, because it may be in the wrong hands.",
                discussion: """
                    lucid-authority keys drop --database authority.db KEY

                    No access token that it signed holds any more; refresh tokens go on. If it was the current one, a
                    new key signs from now on. Verifiers that follow the list of revocations know within its interval.
                    """)

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var sealingOptions: SealingOptions
            @OptionGroup var outputOptions: OutputOptions

            @Argument(help: ArgumentHelp("The name of the key, as keys list shows it.", valueName: "key"))
            var id: String

            @Option(help: ArgumentHelp("The algorithm of a successor: ES256, EdDSA or RS256.", valueName: "name"))
            var algorithm: String = JWSAlgorithm.es256.name

            func run() async throws {
                let algorithm = try KeyAlgorithm.parsed(algorithm)
                let administration = AuthorityAdministration(store: try await storeOptions.openStore())
                let successor = try await administration.dropSigningKey(
                    id, algorithm: algorithm, sealingKey: try sealingOptions.key())
                if outputOptions.json {
                    Answer.line(["dropped": .string(id), "keyId": successor.map { .string($0) } ?? .null])
                } else {
                    Answer.text("Dropped key \(id)" + (successor.map { "; key \($0) signs from now on" } ?? ""))
                }
            }
        }
    }

    /// The name of an algorithm on the command line.
    enum KeyAlgorithm {
        static func parsed(_ name: String, _ option: String = "--algorithm") throws -> JWSAlgorithm {
            guard let algorithm = JWSAlgorithm(name: name) else {
                throw ValidationError("\(option): ES256, EdDSA or RS256, not \(name)")
            }
            return algorithm
        }
    }
#endif
