// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    import Foundation
    import LucidAgentPostgres
    import LucidAuth
    import LucidPostgres
    import LucidSigning
    import LucidTesting
    import LucidWallet
    import Testing

    private let server = ProcessInfo.processInfo.environment["LUCID_TEST_POSTGRES"]

    /// Several hosts over one database.
    private final class Hosts: FleetStorage {
        let configuration: PostgresConfiguration
        let pool: PostgresPool
        let keys: StorageKeys?
        let adapter: PostgresStorageAdapter

        init(keys: StorageKeys? = nil) async throws {
            let server = try #require(server, "no PostgreSQL: Tests/run.sh starts one")
            let schema = "t_" + UUID().uuidString.lowercased().filter { $0 != "-" }
            configuration = try PostgresConfiguration(server, schema: schema, maximumConnections: 2)
            pool = PostgresPool(configuration)
            self.keys = keys
            adapter = try await PostgresStorageAdapter(pool: pool, keys: keys)
        }

        /// Leases are released through the adapter that gave them, so all are of one; the connections differ anyway.
        func process() async throws -> any StorageAdapter { adapter }

        func advance(by seconds: Double) async throws {
            _ = try await pool.statement { session in
                try session.run(
                    "UPDATE agent_entries SET lease_until = lease_until - $1 * interval '1 second'",
                    [.integer(Int64(seconds.rounded(.up)))])
            }
        }

        func settle() async throws { await adapter.settle() }
    }

    @Suite(
        .timeLimit(.minutes(5)),
        .enabled(if: server != nil, "no PostgreSQL is installed, or this was not run by Tests/run.sh"))
    struct PostgresAgentStoreTests {
        @Test(arguments: FleetStorageContract.checks)
        func `it keeps the promises of a fleet`(check: ContractCheck<any FleetStorage>) async throws {
            try await check.run(on: Hosts())
        }

        @Test(arguments: StorageContract.checks)
        func `and those of any storage, sealed or not`(check: ContractCheck<any StorageAdapter>) async throws {
            try await check.run(on: Hosts().adapter)
            try await check.run(on: Hosts(keys: StorageKeys(.generate())).adapter)
        }

        @Test func `hosts that charge one book at once lose nothing`() async throws {
            let hosts = try await Hosts()
            let account = PrivateKey.generate().address
            let chain = ChainID.eip155(1)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for nonce in 0..<24 {
                    group.addTask {
                        let ledger = try await PostgresSpendLedger(
                            pool: PostgresPool(hosts.configuration), address: account)
                        try await ledger.update { book in
                            _ = book.charge(
                                .transaction(chain: chain, account: account, nonce: UInt64(nonce)),
                                digest: "d\(nonce)", amounts: [.native(chain): 3], usableUntil: nil, now: 100)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let ledger = try await PostgresSpendLedger(pool: hosts.pool, address: account)
            #expect(try await ledger.update { $0.total(of: .native(chain), inLast: 60, now: 100) } == 72)
            struct Refused: Error {}
            await #expect(throws: Refused.self) {
                try await ledger.update { book in
                    book = SpendBook()
                    throw Refused()
                }
            }
            #expect(try await ledger.update { $0.total(of: .native(chain), inLast: 60, now: 100) } == 72)
            _ = try await hosts.pool.statement { try $0.run("UPDATE spending SET book = '{}'") }
            await #expect(throws: WalletError.self) { try await ledger.update { _ in } }
        }
    }
#endif
