// SPDX-License-Identifier: Apache-2.0
#if Authority
    import FoundationEssentials
    import GRDB
    import HTTPTypes
    import LucidAuthority
    import LucidAuthoritySQLite
    import LucidTokens
    import Testing

    @Suite struct SQLiteAuthorityStoreTests {
        @Test func `the file and its companions can be read by the owner only`() async throws {
            let path = try TemporaryDatabase.path()
            let harness = try await Harness(store: SQLiteAuthorityStore(path: path), custody: false)
            _ = try await harness.login(harness.register("scout"))
            for suffix in ["", "-wal", "-shm"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(suffix)")
            }
        }

        @Test func `a file that others can read is refused, with what to do`() throws {
            let path = try TemporaryDatabase.path()
            #expect(FileManager.default.createFile(atPath: path, contents: Data()))
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            #expect(throws: AuthorityError.self) { try SQLiteAuthorityStore(path: path) }
            do {
                _ = try SQLiteAuthorityStore(path: path)
            } catch {
                #expect(error.code == .invalidConfiguration && error.message.contains("chmod 600"))
            }
        }

        @Test func `a file that is no database is refused and left as it is`() throws {
            let path = try TemporaryDatabase.path()
            let text = Data(String(repeating: "not a database. ", count: 100).utf8)
            #expect(FileManager.default.createFile(atPath: path, contents: text))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            do {
                _ = try SQLiteAuthorityStore(path: path)
                Issue.record("opened")
            } catch {
                #expect(error.code == .invalidConfiguration && error.message.contains("not an SQLite database"))
            }
            #expect(FileManager.default.contents(atPath: path) == text)
        }

        @Test(arguments: ["/nonexistent/folder/x.db", "/"])
        func `a place where no file can be is told`(path: String) {
            #expect(throws: AuthorityError.self) { try SQLiteAuthorityStore(path: path) }
        }

        @Test func `what was issued holds after the authority is started again`() async throws {
            let path = try TemporaryDatabase.path()
            let store = try SQLiteAuthorityStore(path: path)
            let before = try await Harness(store: store, custody: false)
            let agent = try await before.register("scout")
            let tokens = try await before.login(agent)
            store.close()
            let after = try await Harness(store: SQLiteAuthorityStore(path: path), custody: false)
            #expect(await after.send(.get, "/v1/agents", bearer: tokens.access).status == 200)
            #expect(await after.refresh("scout", tokens.refresh).status == 200)
        }

        @Test func `a database of an older version keeps its sessions, keys and revocations`() async throws {
            let path = try TemporaryDatabase.path()
            try SQLiteAuthorityStore.make(path: path, version: "3")
            let queue = try DatabaseQueue(path: path)
            try await queue.write { database in
                try database.execute(
                    sql: """
                        INSERT INTO families (tenant, id, agent_ref, credential_id, scopes, auth_seq, generation,
                            current_hash, current_expires_at, expires_at, created_at)
                            VALUES ('default', 'f', 'é', 'c', 'a.b', 3, 1, x'01', 2000000000000, 2000000000000, 5);
                        INSERT INTO revocations VALUES ('default', 'agent', 'é', 7, NULL);
                        INSERT INTO revocations VALUES ('default', 'token', 't', 8, 2000000000000);
                        INSERT INTO keys (id, purpose, secret, created_at) VALUES ('k', 'signing', x'0102', 5);
                        """)
            }
            try queue.close()
            let store = try SQLiteAuthorityStore(path: path)
            let family = try #require(try await store.family(.default, id: "f"))
            #expect(family.subject == "é" && family.grantID == nil && family.audience.isEmpty)
            #expect(try await store.isRevoked(.default, [.agent("é")], authSequence: 6))
            #expect(try await !store.isRevoked(.default, [.agent("é")], authSequence: 7))
            #expect(try await store.isRevoked(.default, [.token("t")], authSequence: 7))
            let key = try #require(try await store.keys().first)
            #expect(key.id == "k" && key.algorithm == .es256 && !key.isSealed && key.activatesAt == key.createdAt)
        }

        @Test func `a revocation through another connection is seen at once`() async throws {
            let path = try TemporaryDatabase.path()
            let server = try await Harness(store: SQLiteAuthorityStore(path: path), custody: false)
            let command = try await Harness(store: SQLiteAuthorityStore(path: path), custody: false)
            let agent = try await command.register("scout")
            let tokens = try await server.login(agent)
            #expect(try await command.administration.revokeSessions(ofAgent: "scout") == 1)
            #expect(await server.send(.get, "/v1/agents", bearer: tokens.access).status == 401)
            #expect(await server.refresh("scout", tokens.refresh).status == 401)
            #expect(try await server.login(agent).status == 200)
        }

        @Test func `two connections rotate one token once`() async throws {
            let path = try TemporaryDatabase.path()
            let one = try await Harness(store: SQLiteAuthorityStore(path: path), custody: false)
            let two = try await Harness(store: SQLiteAuthorityStore(path: path), custody: false)
            let agent = try await one.register("scout")
            let tokens = try await one.login(agent)
            let answers = await withTaskGroup(of: Answer.self) { group in
                for index in 0..<16 {
                    group.addTask { await (index % 2 == 0 ? one : two).refresh("scout", tokens.refresh) }
                }
                return await group.reduce(into: [Answer]()) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.status == 200 })
            #expect(Set(answers.map(\.bytes)).count == 1)
        }

        @Test func `a store that is closed answers 503 and asks to come again`() async throws {
            let store = try SQLiteAuthorityStore(path: TemporaryDatabase.path())
            let harness = try await Harness(store: store, custody: false)
            _ = try await harness.register("scout")
            store.close()
            let answer = await harness.challenge("scout")
            #expect(answer.status == 503 && answer.error == "temporarily_unavailable")
            #expect(answer.headers[.retryAfter] == "1")
        }
    }
#endif
