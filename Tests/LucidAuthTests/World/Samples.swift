// SPDX-License-Identifier: Apache-2.0

import LucidHTTP
import LucidJSON
import LucidTesting

@testable import LucidAuth

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

enum Samples {
    static let identity = SharingIdentity(
        origin: "https://authority.test", agent: "agent-1", credential: "cred-1", kind: "test")

    static var binding: StoredEntry.Binding { StoredEntry.Binding(identity) }

    static func secret(_ text: String) -> SecretToken {
        guard let token = SecretToken(text) else { preconditionFailure("not a token: \(text)") }
        return token
    }

    static func id(_ number: UInt64) -> GenerationID { GenerationID(high: number, low: ~number) }

    static func bundle(
        _ counter: UInt64 = 1, access: String = "access-sample", refresh: String? = "refresh-sample",
        lifetime: Double = 3600, age: Double = 0, at world: World, bootID: String? = "boot-1",
        machineID: String? = "machine-1", id: UInt64? = nil
    ) -> TokenBundle {
        bundle(
            counter, access: access, refresh: refresh, lifetime: lifetime,
            expiresAt: world.truth.addingTimeInterval(lifetime - age),
            end: world.now.advanced(bySeconds: lifetime - age), bootID: bootID, machineID: machineID, id: id)
    }

    static func bundle(
        _ counter: UInt64 = 1, access: String = "access-sample", refresh: String? = "refresh-sample",
        lifetime: Double = 3600, expiresAt: Date, end: BootInstant, bootID: String? = "boot-1",
        machineID: String? = "machine-1", id: UInt64? = nil
    ) -> TokenBundle {
        TokenBundle(
            access: secret(access), refresh: refresh.map(secret),
            generation: Generation(counter: counter, id: Self.id(id ?? counter)),
            expiresAt: expiresAt, refreshExpiresAt: nil, scopes: ["a"], credentialID: "cred-1", revocationNonce: nil,
            obtainedBy: .challenge,
            deadline: BundleDeadline(
                host: HostIdentity(bootID: bootID, machineID: machineID), end: end, lifetime: lifetime, clockOffset: 0),
            unknown: JSONObject())
    }

    static func entry(_ bundle: TokenBundle?, revision: UInt64 = 77) -> StoredEntry {
        var entry = StoredEntry(revision: EntryRevision(id(revision)), binding: binding)
        entry.bundle = bundle
        entry.counter = bundle?.generation.counter ?? 0
        return entry
    }
}
