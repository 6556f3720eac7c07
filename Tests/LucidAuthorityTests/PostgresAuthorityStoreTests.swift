// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    import FoundationEssentials
    import HTTPTypes
    import LucidAuthority
    import LucidAuthorityPostgres
    import LucidPostgres
    import LucidTokens
    import Testing

    @Suite(
        .enabled(
            if: TemporaryDatabase.server != nil, "no PostgreSQL is installed, or this was not run by Tests/run.sh"))
    struct PostgresAuthorityStoreTests {
        private func store(_ configuration: PostgresConfiguration) async throws -> PostgresAuthorityStore {
            try await PostgresAuthorityStore(pool: PostgresPool(configuration))
        }

        @Test func `many authorities that start at once make the tables once, and agree on the keys`() async throws {
            let configuration = try TemporaryDatabase.postgres(connections: 1)
            let keys = try await withThrowingTaskGroup(of: Set<String>.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        let harness = try await Harness(store: self.store(configuration), custody: false)
                        _ = try await harness.login(harness.register(UUID().uuidString))
                        return Set(try await harness.store.keys().map(\.id))
                    }
                }
                return try await group.reduce(into: [Set<String>]()) { $0.append($1) }
            }
            #expect(Set(try await store(configuration).keys().map(\.id)) == keys.reduce(into: []) { $0.formUnion($1) })
        }

        @Test func `two pools rotate one token once`() async throws {
            let configuration = try TemporaryDatabase.postgres()
            let one = try await Harness(store: store(configuration), custody: false)
            let two = try await Harness(store: store(configuration), custody: false)
            let agent = try await one.register("scout")
            let tokens = try await one.login(agent)
            let answers = await withTaskGroup(of: Answer.self) { group in
                for index in 0..<32 {
                    group.addTask { await (index % 2 == 0 ? one : two).refresh("scout", tokens.refresh) }
                }
                return await group.reduce(into: [Answer]()) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.status == 200 })
            #expect(Set(answers.map(\.bytes)).count == 1)
        }

        @Test(arguments: 0..<6)
        func `logins beside a revocation are older and ended, or newer and whole`(seed: Int) async throws {
            let configuration = try TemporaryDatabase.postgres(connections: 6)
            let store = try await store(configuration)
            let harness = try await Harness(store: store, custody: false)
            let agent = try await harness.register("scout")
            let now = harness.clock.wallNow().onGrid
            let families = try await withThrowingTaskGroup(
                of: RefreshFamily?.self, returning: [RefreshFamily].self
            ) { group in
                for index in 0..<24 {
                    group.addTask {
                        if index % 6 == seed {
                            _ = try await store.revoke(.default, .agent("scout"), at: now, keptUntil: nil)
                            return nil
                        }
                        let opening = FamilyOpening(
                            challengeID: nil, id: "f\(index)", agentRef: "scout",
                            credentialID: agent.registration.credentialID,
                            scopes: [], tokenHash: [UInt8(index)], tokenExpiresAt: now.addingTimeInterval(60),
                            expiresAt: now.addingTimeInterval(60), now: now)
                        guard case .opened(let family) = try await store.open(.default, family: opening) else {
                            return nil
                        }
                        return family
                    }
                }
                return try await group.reduce(into: []) { families, family in
                    if let family { families.append(family) }
                }
            }
            #expect(families.count == 20)
            let last = try #require(try await store.revocations(after: 0).records.last?.sequence)
            for family in families {
                let kept = try #require(try await store.family(.default, id: family.id))
                #expect((kept.revokedAt == nil) == (kept.authSequence > last), "\(family.id)")
            }
        }

        @Test(.timeLimit(.minutes(1)))
        func `a dropped key is dead elsewhere as soon as the hint is heard, by whatever clock`() async throws {
            let configuration = try TemporaryDatabase.postgres()
            let one = try await Harness(store: store(configuration), custody: false)
            let elsewhere = try await store(configuration)
            let two = try await Harness(store: elsewhere, custody: false)
            let tokens = try await one.login(one.register("scout"))
            #expect(await two.send(.get, "/v1/agents", bearer: tokens.access).status == 200)
            var hints = elsewhere.keyChanges().makeAsyncIterator()
            _ = await hints.next()
            let key = try #require(JWS.keyID(of: tokens.access))
            _ = try await one.administration.dropSigningKey(key)
            #expect(await two.send(.get, "/v1/agents", bearer: tokens.access).status == 200)
            _ = await hints.next()
            await two.handler.reloadKeys()
            #expect(await two.send(.get, "/v1/agents", bearer: tokens.access).status == 401)
        }

        @Test func `text with a zero byte finds nothing, and is not cut there`() async throws {
            let store = try await store(TemporaryDatabase.postgres())
            let harness = try await Harness(store: store, custody: false)
            _ = try await harness.register("scout")
            do {
                _ = try await store.agent(.default, ref: "scout\0x")
                Issue.record("answered")
            } catch let error as AuthorityError {
                #expect(error.code == .invalidRequest)
            }
        }

        @Test func `a store that is closed answers 503 and asks to come again`() async throws {
            let store = try await store(TemporaryDatabase.postgres())
            let harness = try await Harness(store: store, custody: false)
            _ = try await harness.register("scout")
            store.close()
            let answer = await harness.challenge("scout")
            #expect(answer.status == 503 && answer.error == "temporarily_unavailable")
            #expect(answer.headers[.retryAfter] == "1")
        }

        @Test func `work of a caller that has gone away is not begun`() async throws {
            let store = try await store(TemporaryDatabase.postgres())
            let before = try await store.revocations(after: 0).sequence
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await store.drawSequence()
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await store.revocations(after: 0).sequence == before)
        }

        @Test func `tables of a newer version are refused and left as they are`() async throws {
            let configuration = try TemporaryDatabase.postgres()
            _ = try await store(configuration)
            let pool = PostgresPool(configuration)
            _ = try await pool.statement { try $0.run("UPDATE lucid_schemas SET version = 99") }
            do {
                _ = try await store(configuration)
                Issue.record("opened")
            } catch let error as AuthorityError {
                #expect(error.code == .invalidConfiguration && error.message.contains("newer version"))
            }
        }

        @Test func `nothing that was issued after a backup holds in what is restored from it`() async throws {
            let store = try await store(TemporaryDatabase.postgres())
            let before = try await Harness(store: store, custody: false)
            let tokens = try await before.login(before.register("scout"))
            let counter = try await store.revocations(after: 0).sequence
            let restored = try await store.adoptBackup(at: before.clock.wallNow())
            #expect(restored == RestoredStore(sessions: 1, ended: 0))
            #expect(try await store.drawSequence() > counter + (1 << 31))
            let after = try await Harness(store: store, custody: false)
            #expect(await after.send(.get, "/v1/agents", bearer: tokens.access).status == 401)
            #expect(await after.refresh("scout", tokens.refresh).status == 200)
            #expect(try await store.adoptBackup(endingSessions: true, at: before.clock.wallNow()).ended == 1)
        }

        @Test(arguments: [
            ("postgresql://u@db.example.com/x", "verify-full"), ("host=10.0.0.5 sslmode=require", "verify-full"),
            ("postgresql://u@127.example.com/x", "verify-full"), ("host=/tmp,db.example.com", "verify-full"),
            ("postgresql://u@127.0.0.1/x?hostaddr=192.0.2.7", "verify-full"),
            ("postgresql://u@/x?nonsense=1", "no connection string"), ("postgresql://[", "no connection string"),
        ]) func `an unsafe or broken connection string is refused, and not repeated`(text: String, words: String) {
            do {
                _ = try PostgresConfiguration(text)
                Issue.record("taken")
            } catch {
                #expect(error.code == .invalidConfiguration && error.message.contains(words))
            }
        }

        @Test func `a connection string that holds a password is never printed`() throws {
            let configuration = try PostgresConfiguration("postgresql://u:s3cr3t@127.0.0.1/x")
            #expect(configuration.holdsPassword)
            var text = ""
            dump(configuration, to: &text)
            #expect(!"\(configuration)\(String(reflecting: configuration))\(text)".contains("s3cr3t"))
            #expect(throws: PostgresError.self) { try PostgresConfiguration("postgresql://u@/x", schema: "a; DROP") }
        }
    }
#endif
