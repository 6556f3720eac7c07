// SPDX-License-Identifier: Apache-2.0

/// The tables of agents.
enum Schema {
    /// What leads from each version to the next.
    static let versions = [version1]

    private static let version1 = """
        CREATE TABLE agent_entries (
            key TEXT PRIMARY KEY, entry BYTEA, generation BIGINT NOT NULL, fence BIGINT NOT NULL,
            lease_until TIMESTAMPTZ
        );
        CREATE TABLE agent_entries_set_aside (
            id TEXT PRIMARY KEY, key TEXT NOT NULL, entry BYTEA NOT NULL, set_aside_at TIMESTAMPTZ NOT NULL
        );
        CREATE TABLE spending (address TEXT PRIMARY KEY, book TEXT);
        """
}
