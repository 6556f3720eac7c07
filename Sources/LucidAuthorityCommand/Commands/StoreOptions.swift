// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidAuthoritySQLite
    import LucidCrypto
    import LucidTokens

    /// The options that say on which data a command works.
    struct StoreOptions: ParsableArguments {
        @Option(name: .long, help: ArgumentHelp("The SQLite file; it is made if needed.", valueName: "file"))
        var database: String

        @Option(name: .long, help: ArgumentHelp("The tenant.", valueName: "name"))
        var tenant: String = "default"

        func openStore() throws -> SQLiteAuthorityStore { try SQLiteAuthorityStore(path: database) }

        func tenantID() throws -> TenantID { try TenantID(tenant) }
    }

    /// Whether the answer is JSON.
    struct OutputOptions: ParsableArguments {
        @Flag(name: .long, help: "Answer with one JSON object a line.")
        var json = false
    }

    /// What tokens may permit.
    struct ScopeOptions: ParsableArguments {
        @Option(help: ArgumentHelp("The most that its tokens may permit, parted by commas.", valueName: "a,b"))
        var scopes: String?

        /// Nil if the option was not given.
        func parsed() throws -> ScopeSet? {
            do {
                return try scopes.map { text throws(TokenError) in
                    try ScopeSet(text.split { $0 == "," || $0 == " " }.map(String.init))
                }
            } catch {
                throw ValidationError("--scopes: \(error.message)")
            }
        }
    }

    /// The file from which the key comes that seals the authority's own keys.
    struct SealingOptions: ParsableArguments {
        @Option(
            name: .long,
            help: ArgumentHelp(
                "The file with the key that encrypts the authority's keys in the database: 64 hexadecimal digits, mode "
                    + "0600. Make one with: openssl rand -hex 32", valueName: "file"))
        var sealingKeyFile: String?

        func key() throws -> SecretBytes? {
            guard let sealingKeyFile else { return nil }
            let digits = try SecretFile.read(sealingKeyFile).withBytes { String(decoding: $0, as: UTF8.self) }
            guard digits.utf8.count == 64, let bytes = Hex.decode(digits) else {
                throw CommandFailure.configuration(
                    "the sealing key file \(sealingKeyFile) must hold 64 hexadecimal digits: openssl rand -hex 32")
            }
            return SecretBytes(copying: bytes)
        }
    }

    /// The file from which the custody passphrase comes.
    struct CustodyOptions: ParsableArguments {
        @Option(
            name: .long,
            help: ArgumentHelp(
                "The file that holds the passphrase of wallets in custody; mode 0600.", valueName: "file"))
        var custodyPassphraseFile: String?

        func passphrase() throws -> SecretBytes? { try custodyPassphraseFile.map(SecretFile.read) }

        func vault() throws -> CustodyVault? { try passphrase().map { CustodyVault(passphrase: $0) } }
    }
#endif
