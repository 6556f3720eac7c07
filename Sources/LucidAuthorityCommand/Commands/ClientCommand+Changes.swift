// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidJSON
    import LucidTokens

    extension ClientCommand {
        struct Update: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Changes a machine client, or disables it and enables it again.",
                discussion: """
                    lucid-authority client update --database authority.db --client clt_5d1c… --tier pro
                    lucid-authority client update --database authority.db --client clt_5d1c… --no-enabled

                    Scopes and tier count from the next refresh on. Disabling ends its sessions at once.
                    """)

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var outputOptions: OutputOptions

            @Option(help: ArgumentHelp("The client's identifier.", valueName: "id"))
            var client: String

            @Option(help: ArgumentHelp("A name for people, 1 to 64 characters.", valueName: "text"))
            var name: String?

            @Option(help: ArgumentHelp("free, pro or enterprise.", valueName: "tier"))
            var tier: String?

            @Flag(inversion: .prefixedNo, help: "Whether it gets tokens.")
            var enabled: Bool?

            @OptionGroup var scopeOptions: ScopeOptions

            func run() async throws {
                var change = ClientChange()
                change.name = name
                change.scopes = try scopeOptions.parsed()
                change.isEnabled = enabled
                if let tier {
                    guard let known = ClientTier(rawValue: tier) else {
                        throw ValidationError("--tier: free, pro or enterprise, not \(tier)")
                    }
                    change.tier = known
                }
                let administration = AuthorityAdministration(
                    store: try await storeOptions.openStore(), tenant: try storeOptions.tenantID())
                let changed = try await administration.updateClient(client, change)
                if outputOptions.json {
                    Answer.line(List.json(changed))
                } else {
                    Answer.text("Changed \(client)")
                }
            }
        }

        struct Secret: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Gives a machine client a new secret and shows it once.",
                discussion: """
                    lucid-authority client secret --database authority.db --client clt_5d1c… --json
                    lucid-authority client secret --database authority.db --client clt_5d1c… --overlap 0

                    The old secret is taken for --overlap seconds more, so that running programs can be changed over; 0
                    after a leak.
                    """)

            @OptionGroup var storeOptions: StoreOptions
            @OptionGroup var outputOptions: OutputOptions

            @Option(help: ArgumentHelp("The client's identifier.", valueName: "id"))
            var client: String

            @Option(help: ArgumentHelp("Seconds for which the old secret is still taken.", valueName: "seconds"))
            var overlap: Int64 = AuthorityAdministration.defaultSecretOverlap

            func run() async throws {
                let administration = AuthorityAdministration(
                    store: try await storeOptions.openStore(), tenant: try storeOptions.tenantID())
                let rotated = try await administration.rotateSecret(ofClient: client, overlap: overlap)
                if outputOptions.json {
                    Answer.line([
                        "clientId": .string(client), "clientSecret": .string(rotated.secretText),
                        "previousValidUntil": rotated.previousUntil.map { .string(RFC3339.format($0)) } ?? .null,
                    ])
                } else {
                    Answer.text(rotated.secretText)
                }
            }
        }
    }
#endif
