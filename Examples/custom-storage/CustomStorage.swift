// SPDX-License-Identifier: Apache-2.0
import LucidAgent
import LucidTesting
import Synchronization

/// Keeps sessions in a storage of one's own, so that a restarted agent goes on where it was.
@main
struct CustomStorage {
    static func main() async throws {
        let key = PrivateKey.generate()
        let authority = try AuthorityTransport()
        let agent = try await authority.administration.register(agentRef: "custom", address: key.address.description)
        var configuration = AgentConfiguration(
            apiBaseURL: try ServerURL(authority.issuer), agentRef: agent.agentRef, credentialID: agent.credentialID)
        configuration.wallet = .init(.privateKey(key))

        let storage = LedgerStorage()
        for start in ["first", "second"] {
            let dependencies = AgentRuntime.Dependencies(transport: authority, storage: storage)
            try await withAgentRuntime(configuration, dependencies: dependencies) { runtime in
                let token = try await runtime.ensureAccessToken()
                print("\(start) start: generation \(token.generation), from \(token.source.rawValue)")
            }
        }
        print("\(storage.writes) writes")
    }
}

// slice.storage
/// A storage in memory that counts its writes.
///
/// Replace the dictionary by what you have.
final class LedgerStorage: StorageAdapter {
    private struct State {
        var entries: [String: StoredEntry] = [:]
        var writes = 0
    }

    private let state = Mutex(State())

    var writes: Int { state.withLock { $0.writes } }

    func load(_ identity: SharingIdentity) async throws -> StoredEntry? {
        state.withLock { $0.entries[identity.key] }
    }

    func save(
        _ entry: StoredEntry, for identity: SharingIdentity, replacing revision: EntryRevision?
    ) async throws -> Bool {
        state.withLock { state in
            guard state.entries[identity.key]?.revision == revision else { return false }
            state.entries[identity.key] = entry
            state.writes += 1
            return true
        }
    }
}
// slice.end
