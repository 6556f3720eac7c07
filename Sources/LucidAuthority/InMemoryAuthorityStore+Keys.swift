// SPDX-License-Identifier: Apache-2.0

import LucidConcurrency

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension InMemoryAuthorityStore {
    /// Draws a new value of the counter.
    public func drawSequence() async throws -> Int64 {
        state.withLock { state in
            state.counter += 1
            return state.counter
        }
    }

    /// The revocations of all tenants after `sequence`, and the counter.
    public func revocations(after sequence: Int64) async throws -> (records: [RevocationRecord], sequence: Int64) {
        state.withLock { state in
            let records = state.tenants.values.flatMap(\.revocations.values).filter { sequence < $0.sequence }
            return (records.sorted { $0.sequence < $1.sequence }, state.counter)
        }
    }

    /// Notes that a proof was used; false if it was noted before.
    public func note(proof fingerprint: [UInt8], until expiresAt: Date) async throws -> Bool {
        state.withLock { $0.proofs.updateValue(expiresAt, forKey: fingerprint) == nil }
    }

    /// Adds an operator's token.
    public func insert(_ tenant: TenantID, operator record: OperatorRecord) async throws {
        write(tenant) { rows, _ in rows.operators.append(record) }
    }

    /// The operator with that token.
    public func `operator`(_ tenant: TenantID, tokenHash: [UInt8]) async throws -> OperatorRecord? {
        read(tenant) { rows in rows.operators.first { $0.tokenHash == tokenHash } }
    }

    /// Adds `candidate` if there is no key for its purpose.
    public func establish(_ candidate: KeyRecord) async throws -> KeyRecord {
        state.withLock { state in
            if let key = state.keys.last(where: { $0.purpose == candidate.purpose }) { return key }
            state.keys.append(candidate)
            return candidate
        }
    }

    /// The keys of the authority, oldest first.
    public func keys() async throws -> [KeyRecord] { state.withLock { $0.keys } }

    /// Removes and adds keys in one step.
    public func changeKeys(adding: [KeyRecord], removing: [String]) async throws {
        state.withLock { state in
            state.keys.removeAll { removing.contains($0.id) }
            for key in adding where !state.keys.contains(where: { $0.id == key.id }) { state.keys.append(key) }
        }
    }

    /// Removes what is over.
    public func purge(at now: Date) async throws -> Int {
        state.withLock { state in
            var touched = state.proofs.count
            state.proofs = state.proofs.filter { now < $0.value }
            touched -= state.proofs.count
            for tenant in Array(state.tenants.keys) {
                touched += state.tenants[tenant, default: TenantRows()].purge(at: now)
            }
            return touched
        }
    }

    /// Nothing: there is nothing to give back.
    public func close() {}
}
