// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser
    import LucidAuthority
    import LucidAuthorityPostgres
    import LucidAuthoritySQLite
    import LucidCrypto
    import LucidPostgres
    import LucidTokens

    /// The options that say on which data a command works.
    struct StoreOptions: ParsableArguments {
        @Option(
            name: .long,
            help: ArgumentHelp(
                "An SQLite file, which is made if needed, or postgresql://user@host/database?sslmode=verify-full. A "
                    + "password comes from PGPASSFILE or ~/.pgpass.", valueName: "file|url"))
        var database: String

        @Option(
            name: .long,
            help: ArgumentHelp("The schema of PostgreSQL in which the tables are, made if needed.", valueName: "name"))
        var schema: String = "lucid"

        @Option(
            name: .long, help: ArgumentHelp("The most connections to PostgreSQL, 1 to 64.", valueName: "number"))
        var connections: Int = 8

        @Option(name: .long, help: ArgumentHelp("The tenant.", valueName: "name"))
        var tenant: String = "default"

        /// Whether ``database`` is one of PostgreSQL.
        var isPostgres: Bool { PostgresConfiguration.isConnectionString(database) }

        func openStore() async throws -> any AuthorityStore {
            guard isPostgres else { return try SQLiteAuthorityStore(path: database) }
            #if PostgreSQL
                return try await openPostgres()
            #else
                throw Self.isWithoutPostgres
            #endif
        }

        static let isWithoutPostgres = CommandFailure.configuration(
            "this lucid-authority was built without PostgreSQL: swift build --traits Authority,PostgreSQL "
                + "--product lucid-authority")

        #if PostgreSQL
            func openPostgres() async throws -> PostgresAuthorityStore {
                do {
                    let configuration = try PostgresConfiguration(
                        database, schema: schema, maximumConnections: connections)
                    guard !configuration.holdsPassword else {
                        throw CommandFailure.configuration(
                            "--database has a password in it, which everybody on this machine can see; put it into "
                                + "~/.pgpass (mode 0600) or the file that PGPASSFILE names")
                    }
                    return try await PostgresAuthorityStore(pool: PostgresPool(configuration))
                } catch let error as PostgresError {
                    throw CommandFailure.configuration(error.message)
                }
            }
        #endif

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
