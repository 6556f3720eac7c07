// SPDX-License-Identifier: Apache-2.0
#if PostgreSQL
    internal import CPostgres
#endif

/// A connection string taken apart by libpq, with what makes a dead network known in seconds.
struct ConnectionOptions {
    private(set) var values: [String: String] = [:]

    init(_ text: String) throws(PostgresError) {
        values = try Self.parsed(text)
        values["client_encoding"] = "UTF8"
        for (name, value) in [
            "application_name": "lucid", "connect_timeout": "5", "keepalives_idle": "5", "keepalives_interval": "2",
            "keepalives_count": "3", "tcp_user_timeout": "15000",
        ] where values[name] == nil {
            values[name] = value
        }
    }

    #if PostgreSQL
        private static func parsed(_ text: String) throws(PostgresError) -> [String: String] {
            var message: UnsafeMutablePointer<CChar>?
            guard let parsed = PQconninfoParse(text, &message) else {
                // libpq's own words may repeat a part of the string, and with it a password.
                PQfreemem(message)
                throw PostgresError(
                    .invalidConfiguration,
                    message: "the database is no connection string as in "
                        + "postgresql://user@host/database?sslmode=verify-full")
            }
            defer { PQconninfoFree(parsed) }
            return Self.values(parsed)
        }

        /// What libpq takes from its variables and the service file if the text leaves it out.
        private static var defaults: [String: String] {
            let defaults = PQconndefaults()
            defer { PQconninfoFree(defaults) }
            return defaults.map(values) ?? [:]
        }

        /// What libpq has listed; a list ends with an option without a name.
        static func values(_ list: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
            var values: [String: String] = [:]
            var option = list
            while let keyword = option.pointee.keyword {
                if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
                option += 1
            }
            return values
        }

        /// What a connection that is open was made with.
        init(of connection: OpaquePointer) {
            guard let list = PQconninfo(connection) else { return }
            defer { PQconninfoFree(list) }
            values = Self.values(list)
        }
    #else
        private static var defaults: [String: String] { [:] }

        private static func parsed(_ text: String) throws(PostgresError) -> [String: String] {
            throw PostgresError(
                .invalidConfiguration, message: "this was built without PostgreSQL: build it with the trait PostgreSQL")
        }
    #endif

    subscript(name: String) -> String? { values[name] }

    /// Refuses to carry hashes of tokens and keys over a network without a checked certificate.
    func refuseUnsafe() throws(PostgresError) {
        let values = Self.defaults.merging(values) { $1 }
        let hosts = (values["hostaddr"] ?? values["host"] ?? "").split(separator: ",")
        let isHere = hosts.allSatisfy { host in
            host.hasPrefix("/") || host == "localhost" || host == "::1" || Self.isLoopback(host)
        }
        guard isHere || ["verify-full", "verify-ca"].contains(values["sslmode"]) else {
            throw PostgresError(
                .invalidConfiguration,
                message: "the database is beyond this machine and its certificate would not be checked; add "
                    + "sslmode=verify-full to the connection string (and sslrootcert=… for an authority of your own)")
        }
    }

    /// Whether it is an address of 127/8, and not a name that begins like one.
    private static func isLoopback(_ host: Substring) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
