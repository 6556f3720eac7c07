// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidJSON
    import LucidTokens

    /// Registers, lists and revokes machine clients.
    struct ClientCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "client", abstract: "Registers, changes and revokes machine clients, which prove a secret.",
            subcommands: [Create.self, List.self, Update.self, Secret.self, Revoke.self])

        struct Create: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Registers a machine client and shows its secret once; the database keeps a hash.",
                discussion: """
                    lucid-authority client create --database authority.db --name "build host" --scopes orders.read --json
                    lucid-authority client create --database authority.db --name worker --agent scout \\
                        --scopes wallet.sign

                    With --agent the client's tokens are that agent's, as if it had proved its key. Without it the client
                    has a subject of its own. Without --scopes its tokens permit nothing.
                    """)

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var outputOptions: OutputOptions

            @Option(help: ArgumentHelp("A name for people, 1 to 64 characters.", valueName: "text"))
            var name: String

            @Option(help: ArgumentHelp("The agent for which it acts.", valueName: "ref"))
            var agent: String?

            @OptionGroup var scopeOptions: ScopeOptions

            func run() async throws {
                let administration = AuthorityAdministration(
                    store: try await storeOptions.openStore(), tenant: try storeOptions.tenantID())
                let made = try await administration.registerClient(
                    name: name, scopes: try scopeOptions.parsed() ?? .none, agentRef: agent)
                if outputOptions.json {
                    Answer.line([
                        "clientId": .string(made.clientID), "clientSecret": .string(made.secretText),
                        "agentRef": .string(made.agentRef),
                    ])
                } else {
                    Answer.text("Registered \(name)")
                    Answer.text("  client   \(made.clientID)")
                    Answer.text("  secret   \(made.secretText)")
                    Answer.text("  subject  \(made.agentRef)")
                }
            }
        }

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Lists the machine clients, oldest first; never their secrets.",
                discussion: "lucid-authority client list --database authority.db --json")

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var outputOptions: OutputOptions

            func run() async throws {
                let administration = AuthorityAdministration(
                    store: try await storeOptions.openStore(), tenant: try storeOptions.tenantID())
                for client in try await administration.clients() {
                    if outputOptions.json {
                        Answer.line(Self.json(client))
                    } else {
                        let state = client.revokedAt != nil ? "  revoked" : client.disabledAt != nil ? "  disabled" : ""
                        Answer.text(
                            "\(client.id)  \(client.name)  \(client.agentRef)  \(client.scopes)  "
                                + "\(RFC3339.format(client.createdAt))\(state)")
                    }
                }
            }

            static func json(_ client: ClientRecord) -> JSONValue {
                [
                    "clientId": .string(client.id), "name": .string(client.name), "agentRef": .string(client.agentRef),
                    "scopes": .array(client.scopes.values.map(JSONValue.string)),
                    "tier": .string(client.tier.rawValue), "enabled": .bool(client.isLive),
                    "createdAt": .string(RFC3339.format(client.createdAt)),
                    "lastUsedAt": client.lastUsedAt.map { .string(RFC3339.format($0)) } ?? .null,
                    "revokedAt": client.revokedAt.map { .string(RFC3339.format($0)) } ?? .null,
                ]
            }
        }

        struct Revoke: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Revokes a machine client with its sessions: its secret is worth nothing any more.",
                discussion: """
                    lucid-authority client revoke --database authority.db --client clt_5d1c…

                    To end its sessions only, use: lucid-authority revoke --client ID
                    """)

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var outputOptions: OutputOptions

            @Option(help: ArgumentHelp("The client's identifier.", valueName: "id"))
            var client: String

            func run() async throws {
                let administration = AuthorityAdministration(
                    store: try await storeOptions.openStore(), tenant: try storeOptions.tenantID())
                let families = try await administration.revokeSessions(ofClient: client)
                try await administration.revokeClient(client)
                if outputOptions.json {
                    Answer.line(["revokedClient": .string(client), "revokedFamilies": .integer(families)])
                } else {
                    Answer.text("Revoked \(client) and \(families) of its sessions")
                }
            }
        }
    }
#endif
