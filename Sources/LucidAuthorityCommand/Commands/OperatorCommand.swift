// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidJSON

    /// Makes operators' bearers.
    struct OperatorCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "operator", abstract: "Makes bearers for those who run a tenant over HTTP.",
            subcommands: [Token.self])

        struct Token: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Makes an operator's bearer and shows it once; the database keeps its hash.",
                discussion: "lucid-authority operator token --database authority.db --json")

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var outputOptions: OutputOptions

            func run() async throws {
                let administration = AuthorityAdministration(
                    store: try await storeOptions.openStore(), tenant: try storeOptions.tenantID())
                let made = try await administration.makeOperatorToken()
                if outputOptions.json {
                    Answer.line(["operatorId": .string(made.id), "token": .string(made.token)])
                } else {
                    Answer.text(made.token)
                }
            }
        }
    }

    /// Brings a database up to date.
    struct MigrateCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "migrate", abstract: "Makes the database, or brings its tables up to date.",
            discussion: """
                lucid-authority migrate --database authority.db

                Every other command does the same when it opens the database.
                """)

        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            _ = try await storeOptions.openStore()
            if outputOptions.json {
                Answer.line(["migrated": true])
            } else {
                Answer.text("The database \(storeOptions.database) is up to date")
            }
        }
    }
#endif
