// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidJSON

    /// Ends sessions.
    struct RevokeCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Ends the sessions of an agent or a machine client, or one session.",
            discussion: """
                lucid-authority revoke --database authority.db --agent scout --json
                lucid-authority revoke --database authority.db --client clt_5d1c…
                lucid-authority revoke --database authority.db --family fam_0f3a…

                Refresh and access tokens die at once. The agent can prove its key again and go on; to prevent that, use:
                lucid-authority agent revoke --ref REF
                lucid-authority client revoke --client ID
                """)

        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        @Option(help: ArgumentHelp("Every session of this agent.", valueName: "ref"))
        var agent: String?

        @Option(help: ArgumentHelp("Every session of this machine client.", valueName: "id"))
        var client: String?

        @Option(help: ArgumentHelp("This session: the part of a refresh token before its first dot.", valueName: "id"))
        var family: String?

        func validate() throws {
            guard [agent, client, family].count(where: { $0 != nil }) == 1 else {
                throw ValidationError("Name one of --agent REF, --client ID and --family ID.")
            }
        }

        func run() async throws {
            let administration = AuthorityAdministration(
                store: try storeOptions.openStore(), tenant: try storeOptions.tenantID())
            var count = 0
            if let agent { count = try await administration.revokeSessions(ofAgent: agent) }
            if let client { count = try await administration.revokeSessions(ofClient: client) }
            if let family { count = try await administration.revokeFamily(family) }
            if outputOptions.json {
                Answer.line(["revokedFamilies": .integer(count)])
            } else {
                Answer.text(count == 1 ? "Revoked 1 session" : "Revoked \(count) sessions")
            }
        }
    }
#endif
