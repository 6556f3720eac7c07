// SPDX-License-Identifier: Apache-2.0
import Logging
import LucidConcurrency
import LucidCrypto
import LucidJSON
import LucidTesting
import Testing

@testable import LucidAuth

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Looks for tokens and keys in everything that the store says; only its files may hold tokens, and only in the clear.
@Suite(.timeLimit(.minutes(10))) struct StorageCanaryTests {
    private static let keyText = Hex.encode(SystemRandom.bytes(32))
    /// What `FakeSource` and `TemporaryState` call their tokens.
    private static let tokens = [
        "access-obtained", "refresh-obtained", "access-renewed", "refresh-renewed", "access-7", "refresh-7",
    ]
    private let state = TemporaryState()
    private let logs = Lines()
    private let scanner: SecretScanner
    private let keys: StorageKeys

    init() throws {
        let key = try StorageKey(text: Self.keyText)
        keys = StorageKeys(key)
        let raw = key.bytes.withBytes(Array.init)
        scanner = SecretScanner(
            secrets: Self.tokens + [Self.keyText, Base64.encode(raw), Base64URL.encode(raw), "\(raw)"])
    }

    private func isClean(_ value: Any) -> Bool { scanner.hits(in: value) == 0 }

    /// A manager that leaves its events and its log behind.
    private func life(
        _ storage: any StorageAdapter, _ clock: TestClock, canObtain: Bool = true,
        _ body: (ManagedCredential) async throws -> Void
    ) async -> [Any] {
        var logger = Logger(label: "test") { [logs] _ in logs.handler() }
        logger.logLevel = .trace
        let source = FakeSource(clock, canObtain: canObtain)
        let manager = ManagedCredential(source: source, storage: storage, clock: clock, logger: logger)
        let events = manager.events(bufferingNewest: 1000)
        var said: [Any] = [manager]
        do { try await body(manager) } catch { said.append(error) }
        said.append(await manager.health)
        do { try await manager.clearTokens(reason: "end") } catch { said.append(error) }
        await manager.shutdown()
        for await event in events { said.append(event) }
        return said
    }

    @Test(arguments: [true, false])
    func `no token and no key shows in events, errors, logs, health, descriptions or dumps`(isSealed: Bool)
        async throws
    {
        let ours = isSealed ? keys : nil
        let clock = TestClock()
        let failing = Lock<FileStep?>(nil)
        let storage = state.storage(ours) { step in
            if failing.withLock({ $0 }) == step { throw SystemFailure("\(step)", number: ENOSPC) }
        }
        var said: [Any] = [storage, keys, try keys.sealing()]

        for step in [nil] + FileStep.allCases.map(Optional.some) {
            said += await life(storage, clock) { manager in
                _ = try await manager.ensureAccessToken()
                failing.withLock { $0 = step }
                clock.advance(by: 60)
                defer { failing.withLock { $0 = nil } }
                _ = try await manager.refresh()
            }
        }
        #expect(said.count > 30)
        #expect(logs.all.count > 30)
        for value in said { #expect(isClean(value)) }
        for line in Set(logs.all) { #expect(isClean(line)) }
    }

    @Test(arguments: [true, false])
    func `and none in what is said of files that cannot be used`(isSealed: Bool) async throws {
        let ours = isSealed ? keys : nil
        let entry = try TemporaryState.entry(7, isSpent: true)
        let plain = entry.serialized()
        let bytes = try EntryCoder(keys: ours).encode(entry, replacing: nil)
        var said: [Any] = [entry, entry.bundle as Any, entry.intent as Any, entry.revision]
        let foreign = try EntryCoder(keys: ours).encode(
            TemporaryState.entry(7, for: TemporaryState.other), replacing: nil)
        let contents: [(bytes: [UInt8], mode: mode_t)] = [
            (bytes, 0o644), (Array(bytes.dropLast(9)), 0o600), (bytes + bytes, 0o600), (foreign, 0o600),
            (Array("{\"refreshToken\":\"refresh-7\"}".utf8), 0o600), (Array("access-7 \(Self.keyText)".utf8), 0o600),
            (Array(plain.dropLast(30)), 0o600),
        ]
        for content in contents {
            for other in [ours, nil, StorageKeys(.generate())] {
                try state.write(content.bytes, to: state.file, mode: content.mode)
                let storage = state.storage(other)
                do { said.append(try await storage.load(state.identity) as Any) } catch { said.append(error) }
                do {
                    let lock = try await storage.tryLock(state.identity)
                    #expect(isClean(lock))
                    if case .got(let lease) = lock { lease.release() }
                } catch { said.append(error) }
                do { said.append(try await storage.seal()) } catch { said.append(error) }
                for canObtain in [true, false] {
                    said += await life(storage, TestClock(), canObtain: canObtain) {
                        _ = try await $0.restore()
                        _ = try await $0.ensureAccessToken()
                    }
                }
            }
        }
        #expect(said.count > 100)
        for value in said { #expect(isClean(value)) }
        for line in Set(logs.all) { #expect(isClean(line)) }
        for name in try state.names() { #expect(isClean(name)) }
        #expect(try state.names().contains { $0.contains(".corrupt-") })
    }

    @Test func `what is sealed shows nowhere in the directory, at any step of a write`() async throws {
        let seen = Lock(0)
        let storage = state.storage(keys) { [state, scanner] _ in
            for (name, bytes) in (try? state.contents()) ?? [:] {
                seen.withLock { $0 += 1 }
                #expect(scanner.hits(in: name + String(decoding: bytes, as: UTF8.self)) == 0)
            }
        }
        let clock = TestClock()
        let source = FakeSource(clock)
        let manager = ManagedCredential(source: source, storage: storage, clock: clock)
        _ = try await manager.ensureAccessToken()
        clock.advance(by: 60)
        _ = try await manager.refresh()
        await manager.shutdown()
        #expect(source.renewed == 1)
        #expect(seen.withLock { $0 } > 10)
    }

    @Test func `the scanner finds what it looks for: a file in the clear holds tokens`() async throws {
        let clock = TestClock()
        let manager = ManagedCredential(source: FakeSource(clock), storage: state.storage(), clock: clock)
        _ = try await manager.ensureAccessToken()
        await manager.shutdown()
        #expect(scanner.hits(in: String(decoding: try state.read(state.file), as: UTF8.self)) >= 2)
        #expect(scanner.hits(in: Self.keyText) > 0)
    }
}

/// Every log line at every level.
private final class Lines: Sendable {
    private let lines = Lock<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func handler() -> any LogHandler { Handler(sink: self) }

    private struct Handler: LogHandler {
        let sink: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            sink.lines.withLock { $0.append("\(event.level) \(event.message) \(all)") }
        }
    }
}
