// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidAuthoritySQLite
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
                    store: try storeOptions.openStore(), tenant: try storeOptions.tenantID())
                let made = try await administration.makeOperatorToken()
                if outputOptions.json {
                    Answer.line(["operatorId": .string(made.id), "token": .string(made.token)])
                } else {
                    Answer.text(made.token)
                }
            }
        }
    }

    /// Shows the authority's keys.
    struct KeysCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "keys", abstract: "Shows the authority's keys.", subcommands: [List.self])

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Lists the keys by name, purpose and age; never the keys themselves.",
                discussion: "lucid-authority keys list --database authority.db")

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var outputOptions: OutputOptions

            func run() async throws {
                for key in try await storeOptions.openStore().keys() {
                    if outputOptions.json {
                        Answer.line([
                            "keyId": .string(key.id), "purpose": .string(key.purpose.rawValue),
                            "createdAt": .string(RFC3339.format(key.createdAt)),
                        ])
                    } else {
                        Answer.text("\(key.id)  \(key.purpose.rawValue)  \(RFC3339.format(key.createdAt))")
                    }
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
            _ = try storeOptions.openStore()
            if outputOptions.json {
                Answer.line(["migrated": true])
            } else {
                Answer.text("The database \(storeOptions.database) is up to date")
            }
        }
    }
#endif
