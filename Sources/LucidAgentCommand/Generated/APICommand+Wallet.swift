// SPDX-License-Identifier: Apache-2.0
// Generated from the OpenAPI document by LucidOpenAPIGenerator. Do not edit.
import ArgumentParser
import LucidAPI

extension APICommand {
    struct WalletNamespace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "wallet", abstract: "Signing with a wallet that the authority keeps.",
            subcommands: [SignMessage.self, SignTypedData.self, SignTransaction.self, SendTransaction.self])

        struct SignMessage: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "sign-message", abstract: "Signs a message with the agent's managed wallet (EIP-191).",
                usage: "lucid-agent api wallet sign-message --body <json> [<options>]",
                discussion: """
                    POST /v1/agents/{agentRef}/wallet/sign-message
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.SignMessageRequest = try request.required()
                try await options.call(needsAgent: true) { client, context in
                    .answer(try await client.signMessage(path: .init(agentRef: context.agentRef), body: .json(body)))
                }
            }
        }

        struct SignTypedData: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "sign-typed-data", abstract: "Signs typed data with the agent's managed wallet (EIP-712).",
                usage: "lucid-agent api wallet sign-typed-data --body <json> [<options>]",
                discussion: """
                    POST /v1/agents/{agentRef}/wallet/sign-typed-data
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.SignTypedDataRequest = try request.required()
                try await options.call(needsAgent: true) { client, context in
                    .answer(try await client.signTypedData(path: .init(agentRef: context.agentRef), body: .json(body)))
                }
            }
        }

        struct SignTransaction: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "sign-transaction",
                abstract: "Signs a transaction with the agent's managed wallet and gives it back.",
                usage: "lucid-agent api wallet sign-transaction --body <json> [<options>]",
                discussion: """
                    POST /v1/agents/{agentRef}/wallet/sign-transaction
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.TransactionRequest = try request.required()
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.signTransaction(path: .init(agentRef: context.agentRef), body: .json(body)))
                }
            }
        }

        struct SendTransaction: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "send-transaction",
                abstract: "Signs a transaction with the agent's managed wallet and sends it to its chain.",
                usage: "lucid-agent api wallet send-transaction --body <json> [<options>]",
                discussion: """
                    POST /v1/agents/{agentRef}/wallet/send-transaction
                    """)

            @OptionGroup var request: APIBodyOptions

            @OptionGroup var options: APIOptions

            func run() async throws {
                let body: Components.Schemas.TransactionRequest = try request.required()
                try await options.call(needsAgent: true) { client, context in
                    .answer(
                        try await client.sendTransaction(path: .init(agentRef: context.agentRef), body: .json(body)))
                }
            }
        }
    }
}
