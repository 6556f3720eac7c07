// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    import LucidConcurrency

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// Connections to one PostgreSQL database, opened when they are needed and kept.
    ///
    /// Blocking calls of libpq on threads of their own, one a connection: measured as fast as asynchronous ones and
    /// simpler. A transaction that others were in the way of (SQLSTATE 40001, 40P01) is run again; one whose connection
    /// was lost is not, for it may have happened.
    public final class PostgresPool: Sendable {
        private struct State: Sendable {
            var idle: [PostgresConnection] = []
            var isClosed = false
        }

        private static let attempts = 12
        let configuration: PostgresConfiguration
        private let queue: OffloadQueue
        private let state = Lock(State())

        /// Creates a pool; nothing is opened yet.
        public init(_ configuration: PostgresConfiguration) {
            self.configuration = configuration
            queue = OffloadQueue(label: "lucid.postgres", width: configuration.maximumConnections)
        }

        /// Closes the idle connections; calls after it fail.
        public func close() {
            let idle = state.withLock { state in
                state.isClosed = true
                defer { state.idle = [] }
                return state.idle
            }
            _ = consume idle
        }

        /// Runs statements that only read, without a transaction; once more on another connection if one was lost.
        package func read<Value: Sendable>(
            _ body: @escaping @Sendable (PostgresSession) throws -> Value
        ) async throws -> Value {
            try await run { pool in
                do {
                    return try pool.repeated { try pool.borrowed { try pool.attempt($0, inTransaction: false, body) } }
                } catch let error as PostgresError where error.code == .unavailable {
                    return try pool.borrowed { try pool.attempt($0, inTransaction: false, body) }
                }
            }
        }

        /// Runs one statement that is a transaction of its own.
        package func statement<Value: Sendable>(
            _ body: @escaping @Sendable (PostgresSession) throws -> Value
        ) async throws -> Value {
            try await run { pool in
                try pool.repeated { try pool.borrowed { try pool.attempt($0, inTransaction: false, body) } }
            }
        }

        /// Runs statements as one transaction; it is undone if the work throws.
        package func transaction<Value: Sendable>(
            _ body: @escaping @Sendable (PostgresSession) throws -> Value
        ) async throws -> Value {
            try await run { pool in
                try pool.repeated { try pool.borrowed { try pool.attempt($0, inTransaction: true, body) } }
            }
        }

        /// Work of a caller that has gone away is not begun; once begun it goes to its end, which the server bounds.
        private func run<Value: Sendable>(
            _ work: @escaping @Sendable (PostgresPool) throws -> Value
        ) async throws -> Value {
            let isCancelled = Flag()
            return try await withTaskCancellationHandler {
                try await queue.run {
                    if isCancelled.isRaised { throw CancellationError() }
                    return try work(self)
                }
            } onCancel: {
                isCancelled.raise()
            }
        }

        private func repeated<Value>(_ work: () throws -> Value) throws -> Value {
            for attempt in 1..<Self.attempts {
                do {
                    return try work()
                } catch let error as PostgresError where error.isWorthRepeating {
                    usleep(UInt32.random(in: 0...UInt32(1000 << min(attempt, 6))))
                }
            }
            return try work()
        }

        private func borrowed<Value>(_ work: (PostgresConnection) throws -> Value) throws -> Value {
            let connection = try take()
            defer {
                // One that is not idle and whole by now is closed with its last reference.
                if connection.isAlive {
                    state.withLock { state in if !state.isClosed { state.idle.append(connection) } }
                }
            }
            return try work(connection)
        }

        private func take() throws -> PostgresConnection {
            while true {
                let (connection, isClosed) = state.withLock { ($0.idle.popLast(), $0.isClosed) }
                if isClosed { throw PostgresError(.unavailable, message: "the database was closed") }
                guard let connection else { return try PostgresConnection(configuration) }
                if connection.isAlive { return connection }
            }
        }

        private func attempt<Value>(
            _ connection: PostgresConnection, inTransaction: Bool, _ body: (PostgresSession) throws -> Value
        ) throws -> Value {
            var isAbandoned = false
            return try withUnsafeMutablePointer(to: &isAbandoned) { flag in
                let session = PostgresSession(connection: connection, isAbandoned: flag)
                guard inTransaction else { return try body(session) }
                try connection.script("BEGIN")
                let value: Value
                do {
                    value = try body(session)
                } catch {
                    try? connection.script("ROLLBACK")
                    throw error
                }
                try connection.script(flag.pointee ? "ROLLBACK" : "COMMIT")
                return value
            }
        }
    }

    /// Raised once, looked at by others.
    final class Flag: Sendable {
        private let state = Lock(false)

        var isRaised: Bool { state.withLock { $0 } }
        func raise() { state.withLock { $0 = true } }
    }
#endif
