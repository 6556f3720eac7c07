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

    extension PostgresPool {
        private static let listeners = OffloadQueue(label: "lucid.postgres.listen", width: 16)

        /// Hears when somebody speaks on `channel`: once at the beginning and after each new connection, because of what
        /// was missed, and once for whatever is said meanwhile.
        ///
        /// A hint: an engine without `LISTEN` ends the stream, and what is lost with a connection is not repeated. It has a
        /// connection and a thread of its own until the stream is let go.
        package func listen(to channel: String) -> AsyncStream<Void> {
            let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            let (isOver, configuration) = (Flag(), configuration)
            continuation.onTermination = { _ in isOver.raise() }
            Task.detached {
                try? await Self.listeners.run {
                    while !isOver.isRaised {
                        do {
                            let connection = try PostgresConnection(configuration)
                            try connection.script("LISTEN \(channel)")
                            continuation.yield()
                            while !isOver.isRaised { if try connection.hears(within: 1000) { continuation.yield() } }
                        } catch let error as PostgresError where error.code == .unavailable {
                            poll(nil, 0, 1000)
                        }
                    }
                }
                continuation.finish()
            }
            return stream
        }

        /// Says something on `channel`; nothing happens if the engine has no such thing.
        package func notify(_ channel: String) async {
            _ = try? await statement { try $0.run("NOTIFY \(channel)") }
        }

        /// A name for a channel that only users of the same schema have.
        package func channel(_ name: String) -> String { "\(configuration.schema)_\(name)" }
    }
#endif
