// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidJSON

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// Looks at everything that a server needs, and says what to do.
    struct DoctorCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "doctor", abstract: "Checks the database, the keys, their seal and the TLS files.",
            discussion: """
                lucid-authority doctor --database authority.db --sealing-key-file sealing.hex
                lucid-authority doctor --database authority.db --json

                Each line says what is right or what to do. Nothing is made and nothing is changed, except that tables of an
                older version are brought up to date. The exit code is 1 if something is wrong.
                """)

        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var sealingOptions: SealingOptions
        @OptionGroup var outputOptions: OutputOptions

        @Option(help: ArgumentHelp("The certificate with which the server shall run, PEM.", valueName: "file"))
        var tlsCertificate: String?

        @Option(help: ArgumentHelp("Its key, PEM, mode 0600.", valueName: "file"))
        var tlsKey: String?

        func run() async throws {
            var findings: [(name: String, isRight: Bool, detail: String)] = []
            do {
                if !storeOptions.isPostgres, access(storeOptions.database, F_OK) != 0 {
                    throw CommandFailure.configuration(
                        "\(storeOptions.database) is not there; lucid-authority serve makes it")
                }
                let administration = AuthorityAdministration(
                    store: try await storeOptions.openStore(), tenant: try storeOptions.tenantID())
                let sealingKey = try sealingOptions.key()
                findings += await administration.examine(sealingKey: sealingKey).map {
                    ($0.name, $0.isRight, $0.detail)
                }
            } catch {
                findings.append(("store", false, Self.words(error)))
            }
            if let tlsCertificate, let tlsKey {
                do {
                    _ = try TLSFiles(certificate: tlsCertificate, key: tlsKey).configuration()
                    findings.append(("tls", true, "certificate and key can be read"))
                } catch {
                    findings.append(("tls", false, Self.words(error)))
                }
            }
            for finding in findings {
                if outputOptions.json {
                    Answer.line([
                        "name": .string(finding.name), "ok": .bool(finding.isRight), "detail": .string(finding.detail),
                    ])
                } else {
                    let padding = String(repeating: " ", count: max(0, 9 - finding.name.count))
                    Answer.text("\(finding.isRight ? "ok  " : "FAIL")  \(finding.name)\(padding)\(finding.detail)")
                }
            }
            guard findings.allSatisfy(\.isRight) else { throw ExitCode(1) }
        }

        private static func words(_ error: any Error) -> String {
            (error as? CommandFailure)?.message ?? (error as? AuthorityError)?.message ?? "it failed: \(error)"
        }
    }
#endif
