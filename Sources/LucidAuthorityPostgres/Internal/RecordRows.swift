// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif
    import LucidAuthority
    import LucidCrypto
    import LucidJSON
    import LucidPostgres
    import LucidTokens

    extension PostgresValue {
        static func time(_ value: Date?) -> Self { .integer(value?.milliseconds) }
    }

    extension PostgresRow {
        /// A time, from milliseconds.
        func date(_ column: String) throws -> Date { Date(milliseconds: try integer(column)) }

        /// A time that may be missing.
        func optionalDate(_ column: String) throws -> Date? {
            try optionalInteger(column).map(Date.init(milliseconds:))
        }

        func scopes(_ column: String) throws -> ScopeSet { try ScopeSet(spaceSeparated: text(column)) }
    }

    extension AgentRecord {
        init(row: PostgresRow) throws {
            self.init(
                ref: try row.text("ref"), id: try row.text("id"), name: try row.text("name"),
                summary: try row.optionalText("summary"), baseURL: try row.optionalText("base_url"),
                createdAt: try row.date("created_at"), updatedAt: try row.date("updated_at"))
        }
    }

    extension WalletRecord {
        init(row: PostgresRow) throws {
            self.init(
                id: try row.text("id"), agentRef: try row.text("agent_ref"), address: try row.text("address"),
                keystore: try row.text("keystore"),
                createdAt: try row.date("created_at"))
        }
    }

    extension CredentialRecord {
        init(row: PostgresRow) throws {
            guard let kind = Kind(rawValue: try row.text("kind")) else {
                throw AuthorityError(.storeUnavailable, message: "the store has a credential of an unknown kind")
            }
            self.init(
                id: try row.text("id"), agentRef: try row.text("agent_ref"), kind: kind,
                address: try row.text("address"),
                walletID: try row.optionalText("wallet_id"), summary: try row.optionalText("summary"),
                scopes: try row.scopes("scopes"),
                metadata: try row.optionalText("metadata").map { try JSONValue(parsing: $0) },
                isPrimary: try row.boolean("is_primary"), revocationNonce: try row.text("revocation_nonce"),
                createdAt: try row.date("created_at"), updatedAt: try row.date("updated_at"),
                revokedAt: try row.optionalDate("revoked_at"), lastUsedAt: try row.optionalDate("last_used_at"))
        }
    }

    extension ClientRecord {
        init(row: PostgresRow) throws {
            self.init(
                id: try row.text("id"), name: try row.text("name"), agentRef: try row.text("agent_ref"),
                secretHash: try row.bytes("secret_hash"),
                scopes: try row.scopes("scopes"), createdAt: try row.date("created_at"),
                revokedAt: try row.optionalDate("revoked_at"), lastUsedAt: try row.optionalDate("last_used_at"))
            guard let tier = ClientTier(rawValue: try row.text("tier")) else {
                throw AuthorityError(.storeUnavailable, message: "the store has a client of an unknown tier")
            }
            self.tier = tier
            previousSecretHash = try row.optionalBytes("previous_secret_hash")
            previousSecretUntil = try row.optionalDate("previous_secret_until")
            if let keys = try row.optionalText("public_keys") { publicKeys = try JWKSet(parsing: Array(keys.utf8)) }
            disabledAt = try row.optionalDate("disabled_at")
        }
    }

    extension ChallengeRecord {
        init(row: PostgresRow) throws {
            self.init(
                id: try row.text("id"), agentRef: try row.text("agent_ref"),
                credentialID: try row.text("credential_id"), nonce: try row.text("nonce"),
                payload: try row.text("payload"), payloadHash: try row.text("payload_hash"),
                scopes: try row.scopes("scopes"),
                issuedAt: try row.date("issued_at"), expiresAt: try row.date("expires_at"))
        }
    }

    extension RefreshFamily {
        init(row: PostgresRow) throws {
            self.init(
                id: try row.text("id"), agentRef: try row.text("agent_ref"),
                credentialID: try row.text("credential_id"),
                scopes: try row.scopes("scopes"), authSequence: try row.integer("auth_seq"),
                currentHash: try row.bytes("current_hash"), currentExpiresAt: try row.date("current_expires_at"),
                expiresAt: try row.date("expires_at"), createdAt: try row.date("created_at"))
            subject = try row.text("subject")
            grantID = try row.optionalText("grant_id")
            audience = try row.optionalText("audience")?.split(separator: " ").map(String.init) ?? []
            proofKeyThumbprint = try row.optionalText("proof_key")
            generation = try row.integer("generation")
            previousHash = try row.optionalBytes("previous_hash")
            sealedAnswer = try row.optionalBytes("sealed_answer")
            graceUntil = try row.optionalDate("grace_until")
            revokedAt = try row.optionalDate("revoked_at")
        }
    }

    extension OperatorRecord {
        init(row: PostgresRow) throws {
            self.init(
                id: try row.text("id"), tokenHash: try row.bytes("token_hash"), createdAt: try row.date("created_at"),
                revokedAt: try row.optionalDate("revoked_at"))
        }
    }

    extension KeyRecord {
        init(row: PostgresRow) throws {
            guard let purpose = Purpose(rawValue: try row.text("purpose")) else {
                throw AuthorityError(.storeUnavailable, message: "the store has a key of an unknown purpose")
            }
            guard let algorithm = JWSAlgorithm(name: try row.text("algorithm")) else {
                throw AuthorityError(.storeUnavailable, message: "the store has a key for an unknown algorithm")
            }
            self.init(
                id: try row.text("id"), purpose: purpose, algorithm: algorithm,
                secret: SecretBytes(copying: try row.bytes("secret")), isSealed: try row.boolean("is_sealed"),
                createdAt: try row.date("created_at"), activatesAt: try row.date("activates_at"))
        }
    }
#endif
