// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidJSON
    import LucidTokens

    /// Registers, lists and revokes agents.
    struct AgentCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "agent", abstract: "Registers, lists and revokes agents.",
            subcommands: [Create.self, List.self, Revoke.self])

        struct Create: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Registers an agent that holds the key of an address.",
                discussion: """
                    lucid-authority agent create --database authority.db --ref scout --address 0x7E5F…5Bdf --json
                    lucid-authority agent create --database authority.db --ref scout --address 0x7E5F…5Bdf \\
                        --scopes wallet.sign,orders.read --custody-passphrase-file passphrase.txt

                    With a custody passphrase the authority also makes a wallet that it keeps for the agent; serve needs
                    the same passphrase to sign with it.
                    """)

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var custodyOptions: CustodyOptions
            @OptionGroup var outputOptions: OutputOptions

            @Option(help: ArgumentHelp("The reference that paths and tokens use.", valueName: "ref"))
            var ref: String

            @Option(help: ArgumentHelp("The address of the agent's own key.", valueName: "0x…"))
            var address: String

            @OptionGroup var scopeOptions: ScopeOptions

            func run() async throws {
                let administration = AuthorityAdministration(
                    store: try await storeOptions.openStore(), tenant: try storeOptions.tenantID(),
                    vault: try custodyOptions.vault())
                let registration = try await administration.register(
                    agentRef: ref, address: address,
                    scopes: try scopeOptions.parsed() ?? AuthorityAdministration.defaultScopes)
                if outputOptions.json {
                    Answer.line([
                        "agentRef": .string(registration.agentRef), "credentialId": .string(registration.credentialID),
                        "address": .string(registration.address),
                        "custodyAddress": registration.custodyAddress.map(JSONValue.string) ?? .null,
                    ])
                } else {
                    Answer.text("Registered \(registration.agentRef)")
                    Answer.text("  credential       \(registration.credentialID)")
                    Answer.text("  address          \(registration.address)")
                    if let custody = registration.custodyAddress { Answer.text("  custody address  \(custody)") }
                }
            }
        }

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Lists the agents, oldest first, with their credentials.",
                discussion: "lucid-authority agent list --database authority.db --json")

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var outputOptions: OutputOptions

            func run() async throws {
                let administration = AuthorityAdministration(
                    store: try await storeOptions.openStore(), tenant: try storeOptions.tenantID())
                for agent in try await administration.agents() {
                    let credentials = try await administration.credentials(of: agent.ref)
                    if outputOptions.json {
                        Answer.line([
                            "agentRef": .string(agent.ref), "id": .string(agent.id), "name": .string(agent.name),
                            "createdAt": .string(RFC3339.format(agent.createdAt)),
                            "credentials": .array(credentials.map(Self.json)),
                        ])
                    } else {
                        Answer.text("\(agent.ref)  \(RFC3339.format(agent.createdAt))")
                        for credential in credentials {
                            let state = credential.revokedAt == nil ? "" : "  revoked"
                            Answer.text(
                                "  \(credential.id)  \(credential.kind.rawValue)  \(credential.address)  "
                                    + "\(credential.scopes)\(state)")
                        }
                    }
                }
            }

            private static func json(_ credential: CredentialRecord) -> JSONValue {
                [
                    "credentialId": .string(credential.id), "kind": .string(credential.kind.rawValue),
                    "address": .string(credential.address),
                    "scopes": .array(credential.scopes.values.map(JSONValue.string)),
                    "isPrimary": .bool(credential.isPrimary),
                    "revokedAt": credential.revokedAt.map { .string(RFC3339.format($0)) } ?? .null,
                ]
            }
        }

        struct Revoke: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Revokes every credential of an agent: it cannot log in again.",
                discussion: """
                    lucid-authority agent revoke --database authority.db --ref scout

                    To end its sessions only, use: lucid-authority revoke --agent REF
                    """)

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var outputOptions: OutputOptions

            @Option(help: ArgumentHelp("The agent's reference.", valueName: "ref"))
            var ref: String

            func run() async throws {
                let administration = AuthorityAdministration(
                    store: try await storeOptions.openStore(), tenant: try storeOptions.tenantID())
                let revoked = try await administration.revokeCredentials(ofAgent: ref)
                if outputOptions.json {
                    Answer.line([
                        "revokedCredentials": .integer(revoked.credentials),
                        "revokedFamilies": .integer(revoked.families),
                    ])
                } else {
                    Answer.text("Revoked \(revoked.credentials) credentials and \(revoked.families) sessions of \(ref)")
                }
            }
        }
    }

    /// Answers go to standard output, a line at a time.
    enum Answer {
        static func line(_ json: JSONValue) { StandardStream.output.write(json.text + "\n") }
        static func text(_ text: String) { StandardStream.output.write(text + "\n") }
    }
#endif
