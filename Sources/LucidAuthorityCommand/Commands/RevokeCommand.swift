// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidJSON
    import LucidTokens

    /// Ends sessions and grants.
    struct RevokeCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Revokes everything of before that meets all of the terms.",
            discussion: """
                lucid-authority revoke --database authority.db --agent scout --json
                lucid-authority revoke --database authority.db --client clt_5d1c…
                lucid-authority revoke --database authority.db --agent scout --subject alice
                lucid-authority revoke --database authority.db --family fam_0f3a…

                Refresh and access tokens die at once. What is issued afterwards holds: the agent can prove its key again
                and go on; to prevent that, use:
                lucid-authority agent revoke --ref REF
                lucid-authority client revoke --client ID
                """)

        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        @Option(help: ArgumentHelp("What this agent holds.", valueName: "ref"))
        var agent: String?

        @Option(help: ArgumentHelp("What this machine client holds.", valueName: "id"))
        var client: String?

        @Option(help: ArgumentHelp("What agents hold for this subject.", valueName: "name"))
        var subject: String?

        @Option(help: ArgumentHelp("This grant.", valueName: "id"))
        var grant: String?

        @Option(help: ArgumentHelp("This session: the part of a refresh token before its first dot.", valueName: "id"))
        var family: String?

        @Option(help: ArgumentHelp("This access token, by its jti.", valueName: "id"))
        var tokenId: String?

        func validate() throws {
            guard criterion != nil else {
                throw ValidationError(
                    "Name what to revoke: --agent REF, --client ID, --subject NAME, --grant ID or several of them, or "
                        + "--family ID, or --token-id ID.")
            }
        }

        private var criterion: RevocationCriterion? {
            var terms: [RevocationCriterion.Kind: String] = [:]
            terms[.agent] = agent
            terms[.credential] = client
            terms[.subject] = subject
            terms[.grant] = grant
            terms[.family] = family
            terms[.token] = tokenId
            return RevocationCriterion(terms)
        }

        func run() async throws {
            let administration = AuthorityAdministration(
                store: try await storeOptions.openStore(), tenant: try storeOptions.tenantID())
            guard let criterion else { return }
            let count = try await administration.revoke(criterion)
            if outputOptions.json {
                Answer.line(["revokedFamilies": .integer(count)])
            } else {
                Answer.text(count == 1 ? "Revoked 1 session" : "Revoked \(count) sessions")
            }
        }
    }
#endif
