// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    internal import CPostgres

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// One connection.
    final class PostgresConnection: @unchecked Sendable {  // the pool gives it to one thread at a time
        private let handle: OpaquePointer
        private var prepared: [String: String] = [:]
        private let milliseconds: Int32
        /// Whether its prepared statements are of tables that have changed since.
        private var isStale = false

        /// Connects, and sets what every session needs.
        init(_ configuration: PostgresConfiguration) throws {
            let options = try ConnectionOptions(configuration.connectionString).values
            let (names, values) = (Array(options.keys), Array(options.values))
            let opened = Self.withStrings(names) { names in
                Self.withStrings(values) { values in PQconnectdbParams(names, values, 0) }
            }
            guard let opened else { throw PostgresError(.unavailable, message: "there is no memory for a connection") }
            guard PQstatus(opened) == CONNECTION_OK else {
                let words = Self.words(PQerrorMessage(opened))
                PQfinish(opened)
                throw PostgresError(.unavailable, message: "no connection to the database: \(words)")
            }
            do {
                // A service in the connection string is known only now.
                try ConnectionOptions(of: opened).refuseUnsafe()
            } catch {
                PQfinish(opened)
                throw error
            }
            handle = opened
            // The server ends a statement that takes too long; the margin is for a server that does not even do that.
            milliseconds = Int32(configuration.statementSeconds + 5) * 1000
            lucid_pg_silence(opened)
            let statementMilliseconds = configuration.statementSeconds * 1000
            try script(
                """
                SET search_path = \(configuration.schema);
                SET statement_timeout = \(statementMilliseconds);
                SET idle_in_transaction_session_timeout = 30000;
                SELECT set_config('synchronous_commit', 'on', false)
                    WHERE current_setting('synchronous_commit', true) = 'off'
                """)
        }

        deinit { PQfinish(handle) }

        /// Whether it can be used: nothing has come from the server's side that ended it.
        var isAlive: Bool {
            guard !isStale, PQstatus(handle) == CONNECTION_OK, PQtransactionStatus(handle) == PQTRANS_IDLE else {
                return false
            }
            var place = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
            guard poll(&place, 1, 0) > 0 else { return true }
            return PQconsumeInput(handle) == 1 && PQstatus(handle) == CONNECTION_OK && poll(&place, 1, 0) == 0
        }

        /// Runs statements without parameters.
        func script(_ sql: String) throws {
            guard PQsendQuery(handle, sql) == 1 else { throw lost() }
            _ = try answer()
        }

        /// Runs one statement, prepared once a connection.
        func execute(_ sql: String, _ parameters: [PostgresValue]) throws -> PostgresAnswer {
            let wires = try parameters.map { try $0.wire() }
            let name: String
            if let known = prepared[sql] {
                name = known
            } else {
                name = "s\(prepared.count)"
                guard PQsendPrepare(handle, name, sql, 0, nil) == 1 else { throw lost() }
                _ = try answer()
                prepared[sql] = name
            }
            let sent = Self.withStrings(wires) { values in
                PQsendQueryPrepared(handle, name, Int32(parameters.count), values, nil, nil, 0)
            }
            guard sent == 1 else { throw lost() }
            return try answer()
        }

        /// Waits for something to be said on a channel that was listened to; false if nothing was in that time.
        func hears(within milliseconds: Int32) throws -> Bool {
            var place = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
            guard poll(&place, 1, milliseconds) > 0 else { return false }
            guard PQconsumeInput(handle) == 1, PQstatus(handle) == CONNECTION_OK else { throw lost() }
            var heard = false
            while let notification = PQnotifies(handle) {
                PQfreemem(notification)
                heard = true
            }
            return heard
        }

        /// The last answer of what was sent; every answer is read, so that the connection is free again.
        private func answer() throws -> PostgresAnswer {
            var answer = PostgresAnswer(rows: [], count: 0)
            var failure: PostgresError?
            while true {
                while PQisBusy(handle) == 1 {
                    var place = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
                    let ready = poll(&place, 1, milliseconds)
                    if ready < 0, errno == EINTR { continue }
                    guard ready > 0, PQconsumeInput(handle) == 1 else { throw lost() }
                }
                guard let result = PQgetResult(handle) else { break }
                defer { PQclear(result) }
                switch PQresultStatus(result) {
                case PGRES_COMMAND_OK, PGRES_TUPLES_OK: answer = PostgresAnswer(result)
                default:
                    let state = lucid_pg_sqlstate(result).map { String(cString: $0) }
                    failure =
                        failure
                        ?? PostgresError(
                            Self.isOutage(state) ? .unavailable : .refused, message: Self.reason(state), state: state)
                }
            }
            if PQstatus(handle) != CONNECTION_OK { throw lost() }
            if failure?.state == "0A000" { isStale = true }
            if let failure { throw failure }
            return answer
        }

        private func lost() -> PostgresError {
            PostgresError(.unavailable, message: "the connection to the database was lost")
        }

        /// Classes 08 connection, 53 resources, 57 operator and 58 system, and a server that only reads.
        private static func isOutage(_ state: String?) -> Bool {
            guard let state else { return true }
            return ["08", "53", "57", "58"].contains(String(state.prefix(2))) || state == "25006"
        }

        /// Never the server's own words: they repeat values.
        private static func reason(_ state: String?) -> String {
            switch state {
            case "25006": "the database can only be read; is it a standby?"
            case "42501": "the database user may not do this; grant it CREATE and the tables of the schema"
            case "53100": "the disk of the database is full"
            case "53300": "the database has no connection left"
            case "57014": "the database took too long"
            case "57P01", "57P02", "57P03": "the database is starting or stopping"
            default: "the database answered with SQLSTATE \(state ?? "?????")"
            }
        }

        /// The first line of what libpq says about a connection; it knows no password.
        private static func words(_ text: UnsafeMutablePointer<CChar>?) -> String {
            guard let text else { return "no reason was given" }
            return String(cString: text).split(separator: "\n").first.map(String.init) ?? "no reason was given"
        }

        private static func withStrings<Result>(
            _ strings: [String?], _ body: ([UnsafePointer<CChar>?]) -> Result
        ) -> Result {
            let copies = strings.map { $0.map { strdup($0) } ?? nil }
            defer { copies.forEach { free($0) } }
            return body(copies.map { $0.map { UnsafePointer($0) } } + [nil])
        }
    }

    extension PostgresAnswer {
        init(_ result: OpaquePointer) {
            let names = (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) }
            let rows = (0..<PQntuples(result)).map { row in
                PostgresRow(
                    names: names,
                    values: (0..<Int32(names.count)).map { column in
                        PQgetisnull(result, row, column) == 1
                            ? nil : String(cString: PQgetvalue(result, row, column))
                    })
            }
            self.init(rows: rows, count: Int(String(cString: PQcmdTuples(result))) ?? 0)
        }
    }
#endif
