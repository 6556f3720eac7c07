// SPDX-License-Identifier: Apache-2.0
#if Authority
    import GRDB

    /// The tables.
    ///
    /// Times are milliseconds since 1970, scopes text parted by spaces.
    enum Schema {
        static var migrator: DatabaseMigrator {
            var migrator = DatabaseMigrator()
            migrator.registerMigration("1") { try $0.execute(sql: version1) }
            migrator.registerMigration("2") { try $0.execute(sql: version2) }
            migrator.registerMigration("3") { try $0.execute(sql: version3) }
            migrator.registerMigration("4") { try $0.execute(sql: version4) }
            return migrator
        }

        private static let version1 = """
            CREATE TABLE agents (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                tenant TEXT NOT NULL, ref TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, summary TEXT,
                base_url TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
                UNIQUE (tenant, ref)
            ) STRICT;
            CREATE TABLE wallets (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                tenant TEXT NOT NULL, id TEXT NOT NULL, agent_ref TEXT NOT NULL, address TEXT NOT NULL,
                keystore TEXT NOT NULL, created_at INTEGER NOT NULL,
                UNIQUE (tenant, id),
                FOREIGN KEY (tenant, agent_ref) REFERENCES agents (tenant, ref)
            ) STRICT;
            CREATE INDEX wallets_of_agent ON wallets (tenant, agent_ref);
            CREATE TABLE credentials (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                tenant TEXT NOT NULL, id TEXT NOT NULL, agent_ref TEXT NOT NULL, kind TEXT NOT NULL,
                address TEXT NOT NULL, wallet_id TEXT, summary TEXT, scopes TEXT NOT NULL, metadata TEXT,
                is_primary INTEGER NOT NULL, revocation_nonce TEXT NOT NULL, created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL, revoked_at INTEGER, last_used_at INTEGER,
                UNIQUE (tenant, id),
                FOREIGN KEY (tenant, agent_ref) REFERENCES agents (tenant, ref)
            ) STRICT;
            CREATE INDEX credentials_of_agent ON credentials (tenant, agent_ref);
            CREATE TABLE challenges (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                tenant TEXT NOT NULL, id TEXT NOT NULL, agent_ref TEXT NOT NULL, credential_id TEXT NOT NULL,
                nonce TEXT NOT NULL, payload TEXT NOT NULL, payload_hash TEXT NOT NULL, scopes TEXT NOT NULL,
                issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
                UNIQUE (tenant, id)
            ) STRICT;
            CREATE INDEX challenges_of_agent ON challenges (tenant, agent_ref, seq);
            CREATE INDEX challenges_by_expiry ON challenges (expires_at);
            CREATE TABLE families (
                tenant TEXT NOT NULL, id TEXT NOT NULL, agent_ref TEXT NOT NULL, credential_id TEXT NOT NULL,
                scopes TEXT NOT NULL, auth_seq INTEGER NOT NULL, generation INTEGER NOT NULL,
                current_hash BLOB NOT NULL, previous_hash BLOB, sealed_answer BLOB, grace_until INTEGER,
                current_expires_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, created_at INTEGER NOT NULL,
                revoked_at INTEGER,
                PRIMARY KEY (tenant, id)
            ) STRICT;
            CREATE INDEX families_of_agent ON families (tenant, agent_ref);
            CREATE INDEX families_of_credential ON families (tenant, credential_id);
            CREATE INDEX families_by_expiry ON families (expires_at);
            CREATE INDEX families_in_grace ON families (grace_until) WHERE sealed_answer IS NOT NULL;
            CREATE TABLE revocations (
                tenant TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, auth_seq INTEGER NOT NULL,
                kept_until INTEGER,
                PRIMARY KEY (tenant, kind, value)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX revocations_by_end ON revocations (kept_until) WHERE kept_until IS NOT NULL;
            CREATE TABLE operators (
                tenant TEXT NOT NULL, id TEXT NOT NULL, token_hash BLOB NOT NULL, created_at INTEGER NOT NULL,
                revoked_at INTEGER,
                PRIMARY KEY (tenant, id), UNIQUE (tenant, token_hash)
            ) STRICT;
            CREATE TABLE keys (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                id TEXT NOT NULL UNIQUE, purpose TEXT NOT NULL, secret BLOB NOT NULL, created_at INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE counter (
                only_row INTEGER PRIMARY KEY CHECK (only_row = 1), value INTEGER NOT NULL
            ) STRICT;
            INSERT INTO counter VALUES (1, 0);
            """

        /// Machine clients.
        private static let version2 = """
            CREATE TABLE clients (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                tenant TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, agent_ref TEXT NOT NULL,
                secret_hash BLOB NOT NULL, scopes TEXT NOT NULL, created_at INTEGER NOT NULL, revoked_at INTEGER,
                last_used_at INTEGER,
                UNIQUE (tenant, id)
            ) STRICT;
            CREATE INDEX clients_of_agent ON clients (tenant, agent_ref);
            """

        /// Agents that were removed; their references stay taken.
        private static let version3 = "ALTER TABLE agents ADD COLUMN removed_at INTEGER"

        /// Subjects, grants and proof keys of families; revocations by several terms; keys that take turns; used proofs;
        /// more about clients.
        ///
        /// What was revoked before has no digest; it stays effective for who asks here, and tokens of before the change
        /// that verifiers elsewhere hold expire within a day.
        private static let version4 = """
            ALTER TABLE families ADD COLUMN subject TEXT;
            ALTER TABLE families ADD COLUMN grant_id TEXT;
            ALTER TABLE families ADD COLUMN audience TEXT;
            ALTER TABLE families ADD COLUMN proof_key TEXT;
            UPDATE families SET subject = agent_ref;
            CREATE INDEX families_of_subject ON families (tenant, subject);
            CREATE INDEX families_of_grant ON families (tenant, grant_id) WHERE grant_id IS NOT NULL;
            ALTER TABLE revocations RENAME TO revocations_3;
            DROP INDEX revocations_by_end;
            CREATE TABLE revocations (
                tenant TEXT NOT NULL, criterion TEXT NOT NULL, shape TEXT NOT NULL, digest BLOB NOT NULL,
                auth_seq INTEGER NOT NULL, kept_until INTEGER NOT NULL,
                PRIMARY KEY (tenant, criterion)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX revocations_by_end ON revocations (kept_until);
            CREATE INDEX revocations_by_sequence ON revocations (auth_seq);
            INSERT INTO revocations
                SELECT tenant, kind || ':' || length(CAST(value AS BLOB)) || ':' || value, kind, x'', auth_seq,
                    ifnull(kept_until, 1000 * unixepoch() + 90000000)
                FROM revocations_3;
            DROP TABLE revocations_3;
            ALTER TABLE keys ADD COLUMN algorithm TEXT NOT NULL DEFAULT 'ES256';
            ALTER TABLE keys ADD COLUMN is_sealed INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE keys ADD COLUMN activates_at INTEGER NOT NULL DEFAULT 0;
            UPDATE keys SET activates_at = created_at;
            CREATE TABLE proofs (
                fingerprint BLOB NOT NULL PRIMARY KEY, expires_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX proofs_by_expiry ON proofs (expires_at);
            ALTER TABLE clients ADD COLUMN tier TEXT NOT NULL DEFAULT 'free';
            ALTER TABLE clients ADD COLUMN previous_secret_hash BLOB;
            ALTER TABLE clients ADD COLUMN previous_secret_until INTEGER;
            ALTER TABLE clients ADD COLUMN public_keys TEXT;
            ALTER TABLE clients ADD COLUMN disabled_at INTEGER;
            """
    }
#endif
