// SPDX-License-Identifier: Apache-2.0

/// The tables.
///
/// Times are milliseconds since 1970, scopes text parted by spaces. Text compares by its bytes, whatever the database's
/// language.
enum Schema {
    /// What leads from each version to the next.
    static let versions = [version1]

    private static let version1 = """
        CREATE TABLE agents (
            seq BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
            tenant TEXT NOT NULL, ref TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, summary TEXT,
            base_url TEXT, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, removed_at BIGINT,
            PRIMARY KEY (tenant, ref)
        );
        CREATE TABLE wallets (
            seq BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
            tenant TEXT NOT NULL, id TEXT NOT NULL, agent_ref TEXT NOT NULL, address TEXT NOT NULL,
            keystore TEXT NOT NULL, created_at BIGINT NOT NULL,
            PRIMARY KEY (tenant, id),
            FOREIGN KEY (tenant, agent_ref) REFERENCES agents (tenant, ref)
        );
        CREATE INDEX wallets_of_agent ON wallets (tenant, agent_ref);
        CREATE TABLE credentials (
            seq BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
            tenant TEXT NOT NULL, id TEXT NOT NULL, agent_ref TEXT NOT NULL, kind TEXT NOT NULL,
            address TEXT NOT NULL, wallet_id TEXT, summary TEXT, scopes TEXT NOT NULL, metadata TEXT,
            is_primary BOOLEAN NOT NULL, revocation_nonce TEXT NOT NULL, created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL, revoked_at BIGINT, last_used_at BIGINT,
            PRIMARY KEY (tenant, id),
            FOREIGN KEY (tenant, agent_ref) REFERENCES agents (tenant, ref)
        );
        CREATE INDEX credentials_of_agent ON credentials (tenant, agent_ref);
        CREATE TABLE clients (
            seq BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
            tenant TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, agent_ref TEXT NOT NULL,
            secret_hash BYTEA NOT NULL, previous_secret_hash BYTEA, previous_secret_until BIGINT,
            scopes TEXT NOT NULL, tier TEXT NOT NULL, public_keys TEXT, created_at BIGINT NOT NULL,
            disabled_at BIGINT, revoked_at BIGINT, last_used_at BIGINT,
            PRIMARY KEY (tenant, id)
        );
        CREATE INDEX clients_of_agent ON clients (tenant, agent_ref);
        CREATE TABLE challenges (
            seq BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
            tenant TEXT NOT NULL, id TEXT NOT NULL, agent_ref TEXT NOT NULL, credential_id TEXT NOT NULL,
            nonce TEXT NOT NULL, payload TEXT NOT NULL, payload_hash TEXT NOT NULL, scopes TEXT NOT NULL,
            issued_at BIGINT NOT NULL, expires_at BIGINT NOT NULL,
            PRIMARY KEY (tenant, id)
        );
        CREATE INDEX challenges_of_agent ON challenges (tenant, agent_ref, seq);
        CREATE INDEX challenges_by_expiry ON challenges (expires_at);
        CREATE TABLE families (
            tenant TEXT NOT NULL, id TEXT NOT NULL, agent_ref TEXT NOT NULL, credential_id TEXT NOT NULL,
            subject TEXT NOT NULL, grant_id TEXT, audience TEXT, proof_key TEXT,
            scopes TEXT NOT NULL, auth_seq BIGINT NOT NULL, generation BIGINT NOT NULL,
            current_hash BYTEA NOT NULL, previous_hash BYTEA, sealed_answer BYTEA, grace_until BIGINT,
            current_expires_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, created_at BIGINT NOT NULL,
            revoked_at BIGINT,
            PRIMARY KEY (tenant, id)
        ) WITH (fillfactor = 70);
        CREATE INDEX families_of_agent ON families (tenant, agent_ref);
        CREATE INDEX families_of_credential ON families (tenant, credential_id);
        CREATE INDEX families_of_subject ON families (tenant, subject);
        CREATE INDEX families_of_grant ON families (tenant, grant_id) WHERE grant_id IS NOT NULL;
        CREATE INDEX families_by_expiry ON families (expires_at);
        CREATE TABLE revocations (
            tenant TEXT NOT NULL, criterion TEXT NOT NULL, shape TEXT NOT NULL, digest BYTEA NOT NULL,
            auth_seq BIGINT NOT NULL, kept_until BIGINT NOT NULL,
            PRIMARY KEY (tenant, criterion)
        );
        CREATE INDEX revocations_by_end ON revocations (kept_until);
        CREATE INDEX revocations_by_sequence ON revocations (auth_seq);
        CREATE TABLE proofs (fingerprint BYTEA PRIMARY KEY, expires_at BIGINT NOT NULL);
        CREATE INDEX proofs_by_expiry ON proofs (expires_at);
        CREATE TABLE operators (
            tenant TEXT NOT NULL, id TEXT NOT NULL, token_hash BYTEA NOT NULL, created_at BIGINT NOT NULL,
            revoked_at BIGINT,
            PRIMARY KEY (tenant, id), UNIQUE (tenant, token_hash)
        );
        CREATE TABLE keys (
            seq BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
            id TEXT PRIMARY KEY, purpose TEXT NOT NULL, algorithm TEXT NOT NULL, secret BYTEA NOT NULL,
            is_sealed BOOLEAN NOT NULL, created_at BIGINT NOT NULL, activates_at BIGINT NOT NULL
        );
        CREATE TABLE counter (only_row INT PRIMARY KEY CHECK (only_row = 1), value BIGINT NOT NULL);
        INSERT INTO counter VALUES (1, 0);
        """
}
