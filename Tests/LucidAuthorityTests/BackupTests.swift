// SPDX-License-Identifier: Apache-2.0
#if Authority
    import FoundationEssentials
    import HTTPTypes
    import LucidAuthority
    import LucidAuthoritySQLite
    import LucidTokens
    import Testing

    @Suite struct BackupTests {
        @Test func `nothing that was issued after a backup holds in what is restored from it`() async throws {
            let path = try TemporaryDatabase.path()
            let before = try await Harness(store: SQLiteAuthorityStore(path: path), custody: false)
            let idle = try await before.register("idle")
            let busy = try await before.register("busy")
            let (quiet, renewed) = (try await before.login(idle), try await before.login(busy))
            let backup = try TemporaryDatabase.path()
            let copied = try SQLiteAuthorityStore(path: path)
            try await copied.backUp(to: backup)
            // After the backup: a renewal, a login, an agent.
            let later = await before.refresh("busy", renewed.refresh)
            let login = try await before.login(idle)
            let late = try await before.register("late")
            let stranger = try await before.login(late)

            let restored = try TemporaryDatabase.path()
            let summary = try await SQLiteAuthorityStore.restore(backup: backup, to: restored)
            #expect(summary == .init(sessions: 2, ended: 0))
            let after = try await Harness(store: SQLiteAuthorityStore(path: restored), custody: false)
            for answer in [quiet, renewed, later, login, stranger] {
                #expect(await after.send(.get, "/v1/agents", bearer: answer.access).status == 401)
            }
            #expect(await after.refresh("idle", quiet.refresh).status == 200)
            #expect(await after.refresh("busy", later.refresh).status == 401)
            // That token is newer than what the backup knows, so the session is over, whoever has the older one.
            #expect(await after.refresh("busy", renewed.refresh).status == 401)
            #expect(await after.refresh("idle", login.refresh).status == 401)
            #expect(await after.refresh("late", stranger.refresh).status == 401)
            let again = try await after.login(busy)
            #expect(await after.send(.get, "/v1/agents", bearer: again.access).status == 200)
            let old = try #require(JWS.keyID(of: quiet.access))
            #expect(JWS.keyID(of: again.access) != old)
        }

        @Test func `what verifiers remember of before does not kill what is issued after`() async throws {
            let store = try SQLiteAuthorityStore(path: TemporaryDatabase.path())
            let backup = try TemporaryDatabase.path()
            try await store.backUp(to: backup)
            let now = Date(milliseconds: 1_800_000_000_000)
            for _ in 0..<100 { _ = try await store.revoke(.default, .agent("scout"), at: now, keptUntil: nil) }
            let remembered = try await store.revocations(after: 0).sequence
            let path = try TemporaryDatabase.path()
            _ = try await SQLiteAuthorityStore.restore(backup: backup, to: path)
            let restored = try SQLiteAuthorityStore(path: path)
            #expect(try await restored.drawSequence() > remembered)
        }

        @Test func `sessions of the backup end if that is asked for`() async throws {
            let path = try TemporaryDatabase.path()
            let before = try await Harness(store: SQLiteAuthorityStore(path: path), custody: false)
            let tokens = try await before.login(before.register("scout"))
            let backup = try TemporaryDatabase.path()
            try await SQLiteAuthorityStore(path: path).backUp(to: backup)
            let restored = try TemporaryDatabase.path()
            let summary = try await SQLiteAuthorityStore.restore(backup: backup, to: restored, endingSessions: true)
            #expect(summary == .init(sessions: 0, ended: 1))
            let after = try await Harness(store: SQLiteAuthorityStore(path: restored), custody: false)
            #expect(await after.refresh("scout", tokens.refresh).status == 401)
        }

        @Test func `nothing is written over, and what is no backup is refused`() async throws {
            let path = try TemporaryDatabase.path()
            let store = try SQLiteAuthorityStore(path: path)
            await #expect(throws: AuthorityError.self) { try await store.backUp(to: path) }
            let backup = try TemporaryDatabase.path()
            try await store.backUp(to: backup)
            let mode = try FileManager.default.attributesOfItem(atPath: backup)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            await #expect(throws: AuthorityError.self) {
                try await SQLiteAuthorityStore.restore(backup: backup, to: path)
            }
            let target = try TemporaryDatabase.path()
            for wrong in ["/nonexistent", "/etc/hostname"] {
                await #expect(throws: AuthorityError.self) {
                    try await SQLiteAuthorityStore.restore(backup: wrong, to: target)
                }
            }
            var bytes = try Data(contentsOf: URL(filePath: backup))
            for index in stride(from: 5000, to: bytes.count, by: 97) { bytes[index] ^= 0xFF }
            let damaged = try TemporaryDatabase.path()
            try bytes.write(to: URL(filePath: damaged))
            await #expect(throws: AuthorityError.self) {
                try await SQLiteAuthorityStore.restore(backup: damaged, to: target)
            }
            #expect(!FileManager.default.fileExists(atPath: target))
        }
    }
#endif
