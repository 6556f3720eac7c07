// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    public import LucidAuth
    import LucidConcurrency
    public import LucidPostgres

    /// Keeps the credentials of agents in PostgreSQL, for agents that run on several hosts.
    ///
    /// One row an identity. Who may renew it has a lease by the database's clock, with a fence that grows with each lease;
    /// a save under any lease but the last one changes nothing. With keys, what is written is sealed as
    /// ``FileStorageAdapter`` seals it, and the database sees no token.
    public final class PostgresStorageAdapter: StorageAdapter {
        /// Seconds that a lease lasts if it is not renewed.
        static let lifetime = 90.0

        private let pool: PostgresPool
        private let coder: EntryCoder
        private let releases = Lock([Task<Void, Never>]())

        /// Connects, and makes the tables if needed.
        /// - Parameter keys: The keys that open what is stored, the first of which seals it; nil to store in the clear.
        /// - Throws: ``AuthError`` with ``AuthError/Code/configuration`` or ``AuthError/Code/storage``.
        public init(pool: PostgresPool, keys: StorageKeys?) async throws {
            self.pool = pool
            coder = EntryCoder(keys: keys)
            do {
                try await pool.migrate("agents", Schema.versions)
            } catch {
                throw Self.translated(error)
            }
        }

        /// Several hosts.
        public var reach: StorageReach { .fleet }

        /// Reads the row; nil if there is none.
        public func load(_ identity: SharingIdentity) async throws -> StoredEntry? {
            let (key, coder) = (identity.key, coder)
            return try await translating {
                try await pool.read { session in
                    let row = try session.first("SELECT entry FROM agent_entries WHERE key = $1", [.text(key)])
                    return try row?.optionalBytes("entry").map { try coder.decode($0, key: key).entry }
                }
            }
        }

        /// Replaces the entry if it has the expected revision.
        public func save(
            _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
        ) async throws -> Bool {
            try await save(entry, identity.key, replacing: revision, fence: nil) == .saved
        }

        /// The same, and only under the last lease.
        public func save(
            _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?,
            holding lease: StorageLease
        ) async throws -> Bool {
            let outcome = try await save(entry, identity.key, replacing: revision, fence: Int64(clamping: lease.fence))
            if outcome == .leaseLost { lease.markLost() }
            return outcome == .saved
        }

        private enum Outcome: Sendable { case saved, otherRevision, leaseLost }

        private func save(
            _ entry: StoredEntry, _ key: String, replacing revision: EntryRevision?, fence: Int64?
        ) async throws -> Outcome {
            let coder = coder
            return try await translating {
                try await pool.transaction { session in
                    try session.run(
                        "INSERT INTO agent_entries (key, generation, fence) VALUES ($1, 0, 0) ON CONFLICT DO NOTHING",
                        [.text(key)])
                    let row = try session.first(
                        "SELECT entry, fence FROM agent_entries WHERE key = $1 FOR UPDATE", [.text(key)])
                    if let fence, try row?.integer("fence") != fence { return .leaseLost }
                    let stored: EntryCoder.Content?
                    do {
                        stored = try row?.optionalBytes("entry").map { try coder.decode($0, key: key) }
                    } catch is StorageDamage {
                        guard revision == nil else { return .otherRevision }
                        stored = nil
                    }
                    guard stored?.entry.revision == revision else { return .otherRevision }
                    try session.run(
                        "UPDATE agent_entries SET entry = $2, generation = GREATEST(generation, $3) WHERE key = $1",
                        [
                            .text(key), .bytes(try coder.encode(entry, replacing: stored?.seal)),
                            .integer(Int64(clamping: entry.generationCounter)),
                        ])
                    return .saved
                }
            }
        }

        /// Takes the lease if nobody has it, or if it has ended by the database's clock.
        public func tryLock(_ identity: SharingIdentity) async throws -> StorageLock {
            let key = identity.key
            // What was given back here is free for whoever asks here.
            await settle()
            let row = try await translating {
                try await pool.statement { session in
                    try session.first(
                        """
                        INSERT INTO agent_entries AS e (key, generation, fence, lease_until)
                        VALUES ($1, 0, 1, now() + $2 * interval '1 second')
                        ON CONFLICT (key) DO UPDATE SET fence = e.fence + 1, lease_until = excluded.lease_until
                            WHERE e.lease_until IS NULL OR e.lease_until <= now()
                        RETURNING fence, generation
                        """, [.text(key), .integer(Int64(Self.lifetime))])
                }
            }
            guard let row else { return .held(by: nil) }
            let (fence, generation) = (try row.integer("fence"), try row.integer("generation"))
            return .got(
                StorageLease(
                    lastGeneration: UInt64(clamping: generation), fence: UInt64(clamping: fence),
                    lifetime: Self.lifetime,
                    onRenew: { [self] in try await renew(key, fence) }, onRelease: { [self] in release(key, fence) }))
        }

        private func renew(_ key: String, _ fence: Int64) async throws -> Bool {
            try await translating {
                try await pool.statement { session in
                    try session.run(
                        """
                        UPDATE agent_entries SET lease_until = now() + $3 * interval '1 second'
                        WHERE key = $1 AND fence = $2 AND lease_until IS NOT NULL
                        """, [.text(key), .integer(fence), .integer(Int64(Self.lifetime))]
                    ).count == 1
                }
            }
        }

        /// If the database does not answer, the lease ends by itself.
        private func release(_ key: String, _ fence: Int64) {
            let pool = pool
            let task = Task.detached {
                _ = try? await pool.statement { session in
                    try session.run(
                        "UPDATE agent_entries SET lease_until = NULL WHERE key = $1 AND fence = $2",
                        [.text(key), .integer(fence)])
                }
            }
            releases.withLock { releases in
                if releases.count > 64 { releases.removeFirst(32) }
                releases.append(task)
            }
        }

        /// Waits until leases that were released are so in the database.
        public func settle() async {
            let tasks = releases.withLock { releases in
                defer { releases = [] }
                return releases
            }
            for task in tasks { await task.value }
        }

        /// Moves an entry that cannot be read into a table where a person can look at it.
        public func setAside(_ identity: SharingIdentity) async throws -> String? {
            let key = identity.key
            return try await translating {
                try await pool.transaction { session in
                    let moved = try session.first(
                        """
                        INSERT INTO agent_entries_set_aside (id, key, entry, set_aside_at)
                        SELECT md5(random()::TEXT || clock_timestamp()::TEXT || key), key, entry, now()
                        FROM agent_entries WHERE key = $1 AND entry IS NOT NULL
                        RETURNING id
                        """, [.text(key)])
                    guard let moved else { return nil }
                    try session.run("UPDATE agent_entries SET entry = NULL WHERE key = $1", [.text(key)])
                    return "the row \(try moved.text("id")) of agent_entries_set_aside"
                }
            }
        }

        private func translating<Value>(_ work: () async throws -> Value) async throws -> Value {
            do {
                return try await work()
            } catch {
                throw Self.translated(error)
            }
        }

        private static func translated(_ error: any Error) -> any Error {
            guard let error = error as? PostgresError else { return error }
            return AuthError(
                error.code == .invalidConfiguration ? .configuration : .storage,
                message: "credentials cannot be stored: \(error.message)", underlying: error)
        }
    }
#endif
