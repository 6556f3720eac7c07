// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct UsersNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "users", abstract: "People, their sessions and their money.",
            subcommands: [
                SignInWithPrivy.self, SignInWithCoinbase.self, SignOut.self, GetCurrentUser.self, CreateUserWallet.self,
                GetBalances.self,
            ])

        struct SignInWithPrivy: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "sign-in-with-privy", abstract: "Begins a session of a person with a token of Privy.",
                usage: "lucid-agent api users sign-in-with-privy --body <json> [<options>]",
                discussion: """
                    POST /v1/auth/privy

                    Only the hosted product has it; an authority answers 404.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.PrivySignIn = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(try await client.signInWithPrivy(body: .json(body)))
                }
            }
        }

        struct SignInWithCoinbase: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "sign-in-with-coinbase",
                abstract: "Begins a session of a person with a token of Coinbase.",
                usage: "lucid-agent api users sign-in-with-coinbase --body <json> [<options>]",
                discussion: """
                    POST /v1/auth/coinbase

                    Only the hosted product has it; an authority answers 404.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.CoinbaseSignIn = try request.required()
                try await options.call(isAuthenticated: false, needsAgent: false) { client, _ in
                    .answer(try await client.signInWithCoinbase(body: .json(body)))
                }
            }
        }

        struct SignOut: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "sign-out", abstract: "Ends the session of a person.",
                usage: "lucid-agent api users sign-out [<options>]",
                discussion: """
                    POST /v1/auth/logout

                    Only the hosted product has it; an authority answers 404.
                    """)

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.signOut())
                }
            }
        }

        struct GetCurrentUser: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "get-current-user", abstract: "Gives the person whose session this is.",
                usage: "lucid-agent api users get-current-user [<options>]",
                discussion: """
                    GET /v1/users/me

                    Only the hosted product has it; an authority answers 404.
                    """)

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.getCurrentUser())
                }
            }
        }

        struct CreateUserWallet: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "create-user-wallet", abstract: "Makes a wallet for the person whose session this is.",
                usage: "lucid-agent api users create-user-wallet --body <json> [<options>]",
                discussion: """
                    POST /v1/users/me/wallets

                    Only the hosted product has it; an authority answers 404.
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.CreateUserWalletRequest = try request.required()
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.createUserWallet(body: .json(body)))
                }
            }
        }

        struct GetBalances: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "get-balances", abstract: "Gives what the wallets of an account hold.",
                usage: "lucid-agent api users get-balances [<options>]",
                discussion: """
                    GET /v1/onchain/balances

                    Only the hosted product has it; an authority answers 404.
                    """)

            @Option(name: .customLong("networks"), help: "Networks, with commas between them.")
            var networks: String?

            @Option(name: .customLong("tokens"), help: "Tokens, with commas between them.")
            var tokens: String?

            @OptionGroup var options: APIOptions

            func run() async throws {
                try await options.call(needsAgent: false) { client, _ in
                    .answer(try await client.getBalances(query: .init(networks: networks, tokens: tokens)))
                }
            }
        }
    }
}
