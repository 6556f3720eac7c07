// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidCrypto
    import LucidJSON
    import LucidTokens

    /// Says what a token is and whether it holds.
    struct IntrospectCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "introspect", abstract: "Says what a token is, whether it holds, and if not, why.",
            discussion: """
                lucid-agent token | lucid-authority introspect --database authority.db
                lucid-authority introspect --database authority.db --token-file token.txt --json

                The token comes from standard input or a file with mode 0600, never from an argument. Nothing is spent.
                The exit code is 1 if it does not hold.
                """)

        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var sealingOptions: SealingOptions
        @OptionGroup var outputOptions: OutputOptions

        @Option(help: ArgumentHelp("The file with the token; standard input by default.", valueName: "file"))
        var tokenFile: String = "/dev/stdin"

        func run() async throws {
            let token = try SecretFile.read(tokenFile).withBytes { String(decoding: $0, as: UTF8.self) }
            let administration = AuthorityAdministration(
                store: try await storeOptions.openStore(), tenant: try storeOptions.tenantID())
            let report = try await administration.examine(token: token, sealingKey: sealingOptions.key())
            if outputOptions.json { Answer.line(Self.json(report)) } else { Self.print(report) }
            guard report.refusal == nil else { throw ExitCode(1) }
        }

        private static func json(_ report: AuthorityAdministration.TokenReport) -> JSONValue {
            guard report.refusal == nil else {
                return ["active": false, "reason": .string(report.refusal ?? "")]
            }
            var object: JSONObject = [
                "active": true, "tokenType": report.isRefreshToken ? "refresh_token" : "access_token",
            ]
            let texts = [
                ("agentRef", report.agentRef), ("subject", report.subject), ("credentialId", report.credentialID),
                ("familyId", report.familyID), ("scope", report.scopes?.description),
                ("expiresAt", report.expiresAt.map { RFC3339.format($0) }),
            ]
            for (name, text) in texts { if let text { object[name] = .string(text) } }
            object["audience"] = .array(report.audience.map { .string($0) })
            return .object(object)
        }

        private static func print(_ report: AuthorityAdministration.TokenReport) {
            if let refusal = report.refusal { return Answer.text("does not hold: \(refusal)") }
            Answer.text(report.isRefreshToken ? "a refresh token that holds" : "an access token that holds")
            let lines = [
                ("agent", report.agentRef), ("subject", report.subject), ("obtained by", report.credentialID),
                ("session", report.familyID), ("scopes", report.scopes?.description),
                ("for", report.audience.isEmpty ? nil : report.audience.joined(separator: " ")),
                ("until", report.expiresAt.map { RFC3339.format($0) }),
            ]
            for (name, value) in lines { if let value { Answer.text("  \(name): \(value)") } }
        }
    }
#endif
