// SPDX-License-Identifier: Apache-2.0
#if Authority
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif
    import GRDB
    import LucidAuthority
    import LucidCrypto
    import LucidJSON
    import LucidTokens

    extension Row {
        /// A time, from milliseconds.
        func date(_ column: String) -> Date { Date(milliseconds: self[column]) }

        /// A time that may be missing.
        func optionalDate(_ column: String) -> Date? { (self[column] as Int64?).map(Date.init(milliseconds:)) }

        func bytes(_ column: String) -> [UInt8] { [UInt8](self[column] as Data) }

        func optionalBytes(_ column: String) -> [UInt8]? { (self[column] as Data?).map { [UInt8]($0) } }

        func scopes(_ column: String) throws -> ScopeSet { try ScopeSet(spaceSeparated: self[column]) }
    }

    extension AgentRecord {
        init(row: Row) {
            self.init(
                ref: row["ref"], id: row["id"], name: row["name"], summary: row["summary"], baseURL: row["base_url"],
                createdAt: row.date("created_at"), updatedAt: row.date("updated_at"))
        }
    }

    extension WalletRecord {
        init(row: Row) {
            self.init(
                id: row["id"], agentRef: row["agent_ref"], address: row["address"], keystore: row["keystore"],
                createdAt: row.date("created_at"))
        }
    }

    extension CredentialRecord {
        init(row: Row) throws {
            guard let kind = Kind(rawValue: row["kind"]) else {
                throw AuthorityError(.storeUnavailable, message: "the store has a credential of an unknown kind")
            }
            self.init(
                id: row["id"], agentRef: row["agent_ref"], kind: kind, address: row["address"],
                walletID: row["wallet_id"], summary: row["summary"], scopes: try row.scopes("scopes"),
                metadata: try (row["metadata"] as String?).map { try JSONValue(parsing: $0) },
                isPrimary: row["is_primary"], revocationNonce: row["revocation_nonce"],
                createdAt: row.date("created_at"), updatedAt: row.date("updated_at"),
                revokedAt: row.optionalDate("revoked_at"), lastUsedAt: row.optionalDate("last_used_at"))
        }
    }

    extension ClientRecord {
        init(row: Row) throws {
            self.init(
                id: row["id"], name: row["name"], agentRef: row["agent_ref"], secretHash: row.bytes("secret_hash"),
                scopes: try row.scopes("scopes"), createdAt: row.date("created_at"),
                revokedAt: row.optionalDate("revoked_at"), lastUsedAt: row.optionalDate("last_used_at"))
            guard let tier = ClientTier(rawValue: row["tier"]) else {
                throw AuthorityError(.storeUnavailable, message: "the store has a client of an unknown tier")
            }
            self.tier = tier
            previousSecretHash = row.optionalBytes("previous_secret_hash")
            previousSecretUntil = row.optionalDate("previous_secret_until")
            if let keys = row["public_keys"] as String? { publicKeys = try JWKSet(parsing: Array(keys.utf8)) }
            disabledAt = row.optionalDate("disabled_at")
        }
    }

    extension ChallengeRecord {
        init(row: Row) throws {
            self.init(
                id: row["id"], agentRef: row["agent_ref"], credentialID: row["credential_id"], nonce: row["nonce"],
                payload: row["payload"], payloadHash: row["payload_hash"], scopes: try row.scopes("scopes"),
                issuedAt: row.date("issued_at"), expiresAt: row.date("expires_at"))
        }
    }

    extension RefreshFamily {
        init(row: Row) throws {
            self.init(
                id: row["id"], agentRef: row["agent_ref"], credentialID: row["credential_id"],
                scopes: try row.scopes("scopes"), authSequence: row["auth_seq"],
                currentHash: row.bytes("current_hash"), currentExpiresAt: row.date("current_expires_at"),
                expiresAt: row.date("expires_at"), createdAt: row.date("created_at"))
            subject = row["subject"] ?? agentRef
            grantID = row["grant_id"]
            audience = (row["audience"] as String?)?.split(separator: " ").map(String.init) ?? []
            proofKeyThumbprint = row["proof_key"]
            generation = row["generation"]
            previousHash = row.optionalBytes("previous_hash")
            sealedAnswer = row.optionalBytes("sealed_answer")
            graceUntil = row.optionalDate("grace_until")
            revokedAt = row.optionalDate("revoked_at")
        }
    }

    extension OperatorRecord {
        init(row: Row) {
            self.init(
                id: row["id"], tokenHash: row.bytes("token_hash"), createdAt: row.date("created_at"),
                revokedAt: row.optionalDate("revoked_at"))
        }
    }

    extension KeyRecord {
        init(row: Row) throws {
            guard let purpose = Purpose(rawValue: row["purpose"]) else {
                throw AuthorityError(.storeUnavailable, message: "the store has a key of an unknown purpose")
            }
            guard let algorithm = JWSAlgorithm(name: row["algorithm"]) else {
                throw AuthorityError(.storeUnavailable, message: "the store has a key for an unknown algorithm")
            }
            self.init(
                id: row["id"], purpose: purpose, algorithm: algorithm,
                secret: SecretBytes(copying: row.bytes("secret")), isSealed: row["is_sealed"],
                createdAt: row.date("created_at"), activatesAt: row.date("activates_at"))
        }
    }
#endif
